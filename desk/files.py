"""The folder of a desk: its routine files, read and written whole, and nothing outside it."""

import hashlib
import re
from contextlib import suppress
from pathlib import Path
from typing import Final

from audio_builder.errors import InputError
from audio_builder.files import PARTIAL_SUFFIX, write_whole
from audio_builder.loading.decoding import SIZE_MAX
from audio_builder.loading.problems import legible, shown
from audio_builder.loading.routine_file import read_text
from desk.refusals import MissingError, RefusedError

_NAME: Final = re.compile(r"[^./\\\x00-\x1f\x7f:*?\"<>|][^/\\\x00-\x1f\x7f:*?\"<>|]{0,99}\.yaml")
"""A name in one folder on every system; none that begins with a dot."""


def digest_of(raw: bytes) -> str:
    """What tells the bytes of a file from others."""
    return hashlib.sha256(raw).hexdigest()


class Folder:
    """The routine files of one folder."""

    def __init__(self, path: Path) -> None:
        self.path = path.resolve()

    def names(self) -> tuple[str, ...]:
        """The names of its routine files, in order."""
        found = (path.name for path in self.path.glob("*.yaml"))
        return tuple(sorted(name for name in found if self._is_served(name)))

    def place(self, name: str) -> Path:
        """Where a file of this name lies, or would lie.

        Raises:
            RefusedError: if that is no name of a routine file, or a link that leads out.
        """
        if not _NAME.fullmatch(name):
            message = f"{shown(name)} is no name of a routine file; name one as in knee-care.yaml"
            raise RefusedError(message)
        try:
            place = (self.path / name).resolve()
        except (OSError, RuntimeError) as error:  # a link that leads to itself
            message = f"{legible(name)} is a link that leads nowhere; remove it"
            raise RefusedError(message) from error
        if not place.is_relative_to(self.path):
            message = f"{legible(name)} is a link out of this folder; put the file itself here"
            raise RefusedError(message)
        return place

    def read(self, name: str) -> bytes:
        """What a file holds.

        Raises:
            MissingError: if there is none of this name.
            RefusedError: if it cannot be read, or is no file that a routine can be in.
        """
        place = self.place(name)
        if not place.exists():
            message = f"{legible(name)} is not there any more; its text is still in this page"
            raise MissingError(message)
        try:
            raw = read_text(place)
        except InputError as error:
            raise RefusedError(str(error)) from error
        if len(raw) > SIZE_MAX:  # it is not all of it: nobody may write it back
            message = f"{legible(name)} has more than {SIZE_MAX:,} bytes; make two routines of it"
            raise RefusedError(message)
        return raw

    def write(self, name: str, raw: bytes) -> None:
        """Write a file: under its name there is the old text or the new one, never a mixture.

        Raises:
            RefusedError: if it is too long, or the disk or the rights do not allow it.
        """
        place = self.place(name)
        if len(raw) > SIZE_MAX:
            message = f"{legible(name)} may have {SIZE_MAX:,} bytes at most; make two routines"
            raise RefusedError(message)
        try:
            mode = place.stat().st_mode & 0o777 if place.exists() else None
            write_whole(place, [raw])
            if mode is not None and place.stat().st_mode & 0o777 != mode:
                place.chmod(mode)
        except OSError as error:
            message = f"{legible(name)} cannot be written: {error.strerror}; nothing was changed"
            raise RefusedError(message) from error

    def changed_ms(self, name: str) -> int:
        """When a file was changed last, in ms since 1970; 0 if there is none."""
        with suppress(OSError):
            return self.place(name).stat().st_mtime_ns // 1_000_000
        return 0

    def digest(self, name: str) -> str:
        """The digest of a file's bytes; nothing of a file that is not there."""
        try:
            return digest_of(self.read(name))
        except MissingError:
            return ""

    def forget_halves(self) -> None:
        """Remove what a desk that was killed in the midst of writing left behind."""
        for path in self.path.glob(f".*.yaml.*{PARTIAL_SUFFIX}"):
            with suppress(OSError):
                path.unlink()

    def _is_served(self, name: str) -> bool:
        try:
            return self.place(name).is_file()
        except RefusedError:
            return False
