"""The clips of this machine: what was voiced once, whichever command or folder it was for."""

import hashlib

from audio_builder.clips.store import ClipStore
from audio_builder.mp3.track import Clip


class ClipCache(ClipStore):
    """A clip store that nothing depends on: where it cannot be read or written, it keeps nothing.

    Several commands may share it. A clip is written whole under a name that tells its content, so
    whoever comes second writes the same again.
    """

    def get(self, clip_id: str) -> Clip | None:
        """The clip of this name; None if there is none, or none that can be read."""
        try:
            return super().get(clip_id)
        except OSError:
            return None

    def has_file(self, clip_id: str) -> bool:
        """Whether there is a file of this name, as far as one may look."""
        try:
            return super().has_file(clip_id)
        except OSError:
            return False

    def put(self, clip_id: str, frames: bytes) -> Clip:
        """The frames as a clip, kept if that is possible."""
        try:
            return super().put(clip_id, frames)
        except OSError:
            digest = hashlib.sha256(frames).hexdigest()
            return Clip(id=clip_id, digest=digest, frames=frames)
