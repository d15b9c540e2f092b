"""Whether words fit their slots, at every pace: found on a thread, of the latest text alone.

It takes seconds for a long routine. While somebody types, a search for a text that is not the
latest any more is given up.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from threading import Condition, Thread
from typing import Final, TypeVar

from audio_builder.building.findings import unit_findings
from audio_builder.loading.examining import Loaded, Located
from audio_builder.planning.needs import distinct_directions, every_direction, needed_phrases
from desk.lengths import KeptLengths
from desk.plans import LONGEST, SHORTEST, laid_out

_REMEMBERED_MAX: Final = 64
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
    """One thread that works on one text at a time: the one that was asked for last."""

    def __init__(self, kept: KeptLengths) -> None:
        self._kept = kept
        self._change = Condition()
        self._wanted: tuple[str, Loaded] | None = None
        self._found: dict[str, Fit] = {}
        self._thread: Thread | None = None

    def fit(self, digest: str, loaded: Loaded) -> Fit | None:
        """What is known of a text; None while it is being found out.

        Args:
            digest: of the text, and of all that it uses.
            loaded: the routine in it.
        """
        with self._change:
            known = self._found.get(digest)
            if known is None and (self._wanted is None or self._wanted[0] != digest):
                self._wanted = (digest, loaded)
                self._change.notify_all()
                if self._thread is None:
                    self._thread = Thread(target=self._work, name="desk-fitting", daemon=True)
                    self._thread.start()
            return known

    def forget(self) -> None:
        """Forget what was found: more phrases are voiced now than were then."""
        with self._change:
            self._found.clear()

    def _work(self) -> None:
        while True:
            with self._change:
                while self._wanted is None:
                    self._change.wait()
                digest, loaded = self._wanted
            try:
                found = self._find(digest, loaded)
            except _SupersededError:
                continue
            with self._change:
                while len(self._found) >= _REMEMBERED_MAX:
                    del self._found[next(iter(self._found))]
                self._found[digest] = found
                if self._wanted is not None and self._wanted[0] == digest:
                    self._wanted = None

    def _find(self, digest: str, loaded: Loaded) -> Fit:
        routine = loaded.routine
        needed = distinct_directions(self._latest(digest, every_direction(routine)))
        phrases = needed_phrases(needed)
        lengths = self._kept.lengths(routine, self._latest(digest, phrases))
        findings = unit_findings(routine, tuple(self._latest(digest, needed)), lengths)
        return Fit(
            problems=tuple(
                Located(problem=loaded.positions.problem(each), path=each.path) for each in findings
            ),
            shortest_ms=laid_out(routine, SHORTEST, lengths.likely_ms).duration_ms,
            longest_ms=laid_out(routine, LONGEST, lengths.likely_ms).duration_ms,
            why_estimated=lengths.why_estimated,
        )

    def _latest(self, digest: str, items: Iterable[ItemT]) -> Iterator[ItemT]:
        """Yield items as long as their text is the latest.

        Raises:
            _SupersededError: once it is not.
        """
        for item in items:
            if self._wanted is None or self._wanted[0] != digest:
                raise _SupersededError
            yield item
