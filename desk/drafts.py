"""Drafts: the texts of the folder's files, each written on the base that it was changed from."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Final

from audio_builder.building.locking import sole_writer
from desk.files import Folder, digest_of
from desk.line_ends import disk_bytes, page_text
from desk.merging import merged
from desk.refusals import MissingError, RefusedError
from desk.state_folder import state_folder

_REMEMBERED_MAX: Final = 16_000_000
"""Characters of texts that are held to merge with: hundreds of any routine."""
NO_FILE: Final = ""
"""The digest of a file that is not there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A file as it lies on disk.

    Attributes:
        raw: its bytes.
        text: as a page has it; None if they are no text.
        digest: of its bytes.
        sent: the digest under which the text that was handed in is remembered. It differs from
            `digest` where something else was merged in: whoever goes on from what they handed in
            names it as their base.
    """

    raw: bytes
    text: str | None
    digest: str
    sent: str

    @property
    def merged(self) -> bool:
        """Whether it is other than what was handed in."""
        return self.sent != self.digest


class ConflictError(Exception):
    """Both changed the same lines; nothing was written.

    Attributes:
        mine: the text that was handed in.
        theirs: what lies on disk; None if there is no file any more.
        base: what both were changed from; None if nobody knows it any more.
        digest: of what lies on disk.
    """

    def __init__(self, *, mine: str, theirs: str | None, base: str | None, digest: str) -> None:
        super().__init__("the file was changed elsewhere in the same lines; choose between the two")
        self.mine, self.theirs, self.base, self.digest = mine, theirs, base, digest


class Drafts:
    """The texts of a folder. Threads and desks may share it: one of them writes at a time."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._lock = Lock()
        self._known: OrderedDict[str, str] = OrderedDict()
        self._held = 0

    def read(self, name: str) -> Draft:
        """A file as it lies on disk.

        Raises:
            RefusedError: if it cannot be read.
        """
        return self._draft(self._folder.read(name))

    def save(self, name: str, text: str, base: str) -> Draft:
        """Write a text that was changed from a base.

        Raises:
            ConflictError: if the file was changed elsewhere in the same lines.
            RefusedError: if it cannot be written.
        """
        return self._change(name, lambda _: text, base)

    def edit(self, name: str, change: Callable[[str], str], base: str) -> Draft:
        """Write what a change makes of the text that it was made for.

        Raises:
            ConflictError: if the file was changed elsewhere in the same lines.
            RefusedError: if it cannot be written, or nobody knows the base any more.
        """

        def apply(based_on: str | None) -> str:
            if based_on is None:
                message = "the text was changed elsewhere; look at it, and make the change again"
                raise RefusedError(message)
            return change(based_on)

        return self._change(name, apply, base)

    def _change(self, name: str, change: Callable[[str | None], str], base: str) -> Draft:
        place = state_folder(self._folder.path)
        with self._lock, sole_writer(place, lambda: None):
            there = self._there(name)
            if there is not None and there.text is None:
                message = f"{name} is no text in UTF-8; save it as such with an editor"
                raise RefusedError(message)
            based_on = there.text if there and there.digest == base else self._known.get(base)
            text = _whole(change(based_on))
            if base == NO_FILE and there is None:
                return self._write(name, text, b"", text)
            if there is None:
                raise ConflictError(mine=text, theirs=None, base=based_on, digest=NO_FILE)
            if there.digest == base or there.text == text:
                return self._write(name, text, there.raw, text)
            both = self._merge(based_on, text, there)
            return self._write(name, both, there.raw, text)

    def _merge(self, based_on: str | None, text: str, there: Draft) -> str:
        theirs = there.text
        both = None
        if based_on is not None and theirs is not None:
            both = merged(based_on, text, theirs)
        if both is None:
            self._remember(digest_of(text.encode()), text)
            raise ConflictError(mine=text, theirs=theirs, base=based_on, digest=there.digest)
        return both

    def _write(self, name: str, text: str, before: bytes, mine: str) -> Draft:
        raw = disk_bytes(text, before)
        if raw != before or not before:
            self._folder.write(name, raw)
        draft = self._draft(raw)
        if mine == text:
            return draft
        sent = digest_of(mine.encode())
        self._remember(sent, mine)
        return Draft(raw=raw, text=draft.text, digest=draft.digest, sent=sent)

    def _there(self, name: str) -> Draft | None:
        try:
            return self._draft(self._folder.read(name))
        except MissingError:
            return None

    def _draft(self, raw: bytes) -> Draft:
        digest, text = digest_of(raw), page_text(raw)
        if text is not None:
            self._remember(digest, text)
        return Draft(raw=raw, text=text, digest=digest, sent=digest)

    def _remember(self, digest: str, text: str) -> None:
        if digest not in self._known:
            self._known[digest] = text
            self._held += len(text)
        self._known.move_to_end(digest)
        while self._held > _REMEMBERED_MAX:
            _, oldest = self._known.popitem(last=False)
            self._held -= len(oldest)


def _whole(text: str) -> str:
    """A text that a file can hold.

    Raises:
        RefusedError: if a half of a character stands in it.
    """
    try:
        text.encode()
    except UnicodeEncodeError as error:
        message = "half a character stands in the text: delete it, and type it anew"
        raise RefusedError(message) from error
    return text
