"""Tokens: each play of each position has its own, and no one else can make one.

`run.position.play.seal`, where the seal is a keyed hash of the rest: short, and of no meaning to
whoever reads a log.
"""

import hashlib
import hmac
from typing import Final

_SEAL_LETTERS: Final = 16


def make_token(key: bytes, run: int, position: int, play: int) -> str:
    """The token of one play; the same for the same numbers and key."""
    body = f"{run}.{position}.{play}"
    return f"{body}.{_seal(key, body)}"


def is_ours(key: bytes, token: str) -> bool:
    """Whether this key made the token."""
    body, dot, seal = token.rpartition(".")
    return bool(dot) and hmac.compare_digest(_seal(key, body).encode(), seal.encode())


def _seal(key: bytes, body: str) -> str:
    return hmac.new(key, body.encode(), hashlib.sha256).hexdigest()[:_SEAL_LETTERS]
