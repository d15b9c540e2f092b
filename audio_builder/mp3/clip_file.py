"""A clip's file: a mark, the SHA-256 of its frames, and the frames; so damage is noticed."""

import hashlib
from typing import Final

_MARK: Final = b"RPCLIP1\n"
_DIGEST_BYTES: Final = 32


def clip_file(frames: bytes) -> tuple[str, tuple[bytes, ...]]:
    """The digest of a clip's frames, and the pieces that its file is made of."""
    digest = hashlib.sha256(frames)
    return digest.hexdigest(), (_MARK, digest.digest(), frames)


def open_clip(content: bytes) -> tuple[str, bytes] | None:
    """The digest and the frames in a clip's file; None if it is damaged."""
    frames = content[len(_MARK) + _DIGEST_BYTES :]
    digest = hashlib.sha256(frames)
    if not frames or content[: -len(frames)] != _MARK + digest.digest():
        return None
    return digest.hexdigest(), frames
