"""What is wrong with a library or an option before a package can be made of it."""


class PackageError(Exception):
    """No package can be made; the message says why, and what to do about it."""
