"""Whether words fit their slots, at every pace: found on a thread, of the latest text alone.

It takes seconds for a long routine. While somebody types, a search for a text that is not the
latest any more is given up.
"""

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from threading import Condition, Thread
from typing import Final, TypeVar

from audio_builder.building.findings import unit_findings
from audio_builder.loading.examining import Loaded, Located
from audio_builder.planning.needs import distinct_directions, every_direction, needed_phrases
from desk.lengths import KeptLengths
from desk.plans import LONGEST, SHORTEST, laid_out

_REMEMBERED_MAX: Final = 64
_STANDING_S: Final = 0.002
ItemT = TypeVar("ItemT")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """What was found out about a text.

    Attributes:
        problems: words that do not fit, or that the voice cannot speak.
        shortest_ms: how long the session is at the fastest pace with the fewest words.
        longest_ms: how long it is at the slowest.
        why_estimated: why lengths are estimated; nothing if all were measured.
    """

    problems: tuple[Located, ...]
    shortest_ms: int
    longest_ms: int
    why_estimated: str


class _SupersededError(Exception):
    """A newer text has come."""


class Fitting:
    """One thread that works on the latest text of one file after the other."""

    def __init__(self, kept: KeptLengths) -> None:
        self._kept = kept
        self._change = Condition()
        self._wanted: dict[str, tuple[str, Loaded]] = {}
        self._found: dict[str, Fit] = {}
        self._thread: Thread | None = None
        self._typing = 0

    def fit(self, file: str, digest: str, loaded: Loaded) -> Fit | None:
        """What is known of a file's text; None while it is being found out.

        Args:
            file: whose text it is.
            digest: of the text, and of all that it uses.
            loaded: the routine in it.
        """
        with self._change:
            known = self._found.get(digest)
            if known is None and not self._is_wanted(file, digest):
                self._wanted[file] = (digest, loaded)
                self._change.notify_all()
            if known is None and (self._thread is None or not self._thread.is_alive()):
                self._thread = Thread(target=self._work, name="desk-fitting", daemon=True)
                self._thread.start()
            return known

    @contextmanager
    def standing(self) -> Iterator[None]:
        """The search stands still meanwhile: of Python's threads one runs at a time."""
        with self._change:
            self._typing += 1
        try:
            yield
        finally:
            with self._change:
                self._typing -= 1

    def forget(self) -> None:
        """Forget what was found: more phrases are voiced now than were then."""
        with self._change:
            self._found.clear()

    def _is_wanted(self, file: str, digest: str) -> bool:
        return file in self._wanted and self._wanted[file][0] == digest

    def _work(self) -> None:
        while True:
            with self._change:
                while not self._wanted:
                    self._change.wait()
                file, (digest, loaded) = next(iter(self._wanted.items()))
            with suppress(_SupersededError):
                found = self._find(file, digest, loaded)
                with self._change:
                    while len(self._found) >= _REMEMBERED_MAX:
                        del self._found[next(iter(self._found))]
                    self._found[digest] = found
            with self._change:
                if self._is_wanted(file, digest):
                    del self._wanted[file]

    def _find(self, file: str, digest: str, loaded: Loaded) -> Fit:
        routine = loaded.routine
        needed = distinct_directions(self._latest(file, digest, every_direction(routine)))
        phrases = needed_phrases(needed)
        lengths = self._kept.lengths(routine, self._latest(file, digest, phrases))
        findings = unit_findings(routine, tuple(self._latest(file, digest, needed)), lengths)
        return Fit(
            problems=tuple(
                Located(problem=loaded.positions.problem(each), path=each.path) for each in findings
            ),
            shortest_ms=laid_out(routine, SHORTEST, lengths.likely_ms).duration_ms,
            longest_ms=laid_out(routine, LONGEST, lengths.likely_ms).duration_ms,
            why_estimated=lengths.why_estimated,
        )

    def _latest(self, file: str, digest: str, items: Iterable[ItemT]) -> Iterator[ItemT]:
        """Yield items as long as their text is the latest.

        Raises:
            _SupersededError: once it is not.
        """
        for item in items:
            while self._typing:
                time.sleep(_STANDING_S)
            if not self._is_wanted(file, digest):
                raise _SupersededError
            yield item
