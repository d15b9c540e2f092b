"""What can go wrong, each with one sentence for whoever asked."""


class RepcastError(Exception):
    """Whatever cannot be done; its text says why, and what could be."""


class UnreachableError(RepcastError):
    """Nobody answers at the server's address, or not in time."""


class ForeignError(RepcastError):
    """Somebody answers there, but not as a Repcast server that this integration knows."""


class RefusedError(RepcastError):
    """The server has no such thing, or not at that pace; the sentence is its own."""
