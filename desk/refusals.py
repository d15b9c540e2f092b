"""What the desk refuses, each as a sentence that the page shows."""


class RefusedError(Exception):
    """Something that was asked for cannot be done; as text, where, what, and how to mend it."""

    status = 400


class MissingError(RefusedError):
    """There is no such thing."""

    status = 404
