"""Layout: a script whose words have been measured becomes a timeline.

The clock runs in nominal milliseconds and is never rounded; each cue starts on the frame nearest
to its nominal time, so rounding stays within 12 ms and never adds up. Chapters start on whole
seconds: show notes tell their times as 01:24, and must not disagree with the chapters themselves.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, assert_never

from audio_builder.errors import InputError
from audio_builder.model.sounds import BELL_MS, Air, AirSound, Phrase, Sound, Tone
from audio_builder.model.timeline import Chapter, Cue, Place, Role, Timeline
from audio_builder.planning.script import PHRASE_GAP_MS, Direction, Mark, Ring, Say, Slot
from audio_builder.units import FRAME_MS, Ms, ceil_to_frame, floor_to_frame, snap

Measure = Callable[[str], int]
"""Length of a phrase's clip in ms, given its words."""

SHORTEST_AIR_MS: Final = 96
"""Quiet shorter than this is left silent: players that trim silence keep anything under 100 ms."""
_SECOND_MS: Final = 1000
_BEFORE_CHAPTER_MAX_MS: Final = ceil_to_frame(PHRASE_GAP_MS + _SECOND_MS)

PIECE_MS: Final = Ms(12_000)
"""Long air is laid in pieces of this length where a slot says so: all share one clip."""
CHAPTERS_MAX: Final = 250
"""ID3v2.4 counts the chapters of a table of contents in one byte."""

AIRS_BEFORE_CHAPTERS: Final = tuple(
    AirSound(air=Air.REST, length_ms=Ms(length))
    for length in range(SHORTEST_AIR_MS, _BEFORE_CHAPTER_MAX_MS + 1, FRAME_MS)
)
"""Every air that can lead to the whole second on which a chapter starts."""


class OverrunError(InputError):
    """Words are longer than the slot that the routine gives them."""

    def __init__(self, slot: Slot, needed_ms: int) -> None:
        self.role: Role = slot.role
        self.place: Place = slot.place
        spoken = (*slot.leads, *slot.closing)
        self.words = " ".join(each.text for each in spoken if isinstance(each, Phrase))
        self.needed_ms = needed_ms
        self.available_ms = slot.length_ms
        self.strict = slot.strict
        super().__init__(
            f"{slot.place.exercise or 'the session'}, {slot.role}: '{self.words}' needs "
            f"{needed_ms} ms, its slot has {slot.length_ms} ms; "
            "shorten the words, lengthen the slot, or say 'overrun: extend'"
        )


def lay_out(script: Iterable[Direction], measure: Measure, *, extend: bool = False) -> Timeline:
    """Give each direction its time.

    Args:
        script: the directions, in order.
        measure: the length of a phrase's clip in ms.
        extend: let a slot grow to fit its words, instead of refusing; not on a strict clock.

    Raises:
        OverrunError: if words do not fit their slot and `extend` is off.
    """
    desk = _Desk(measure=measure, extend=extend)
    for direction in script:
        desk.place(direction)
    return desk.timeline()


def overruns(script: Iterable[Direction], measure: Measure) -> Iterator[OverrunError]:
    """Every slot whose words do not fit it, as the error that laying it out would raise."""
    for direction in script:
        if isinstance(direction, Slot) and not direction.grows:
            needed_ms = _total_ms(_words(direction), measure)
            if needed_ms > direction.length_ms:
                yield OverrunError(direction, needed_ms)


def slot_sounds(slot: Slot, measure: Measure) -> tuple[Sound, ...]:
    """What sounds in a slot, one right after the other: its leads, air between them, air, its end.

    It depends on the slot and its words alone, not on where in a track they stand; so a build can
    make every air that any pace will need.
    """
    leads, closing = _spaced(slot.leads, slot.air), _spaced(slot.closing, slot.air)
    quiet_ms = slot.length_ms - _total_ms((*leads, *closing), measure)
    if quiet_ms < SHORTEST_AIR_MS:
        return _words(slot)
    return (*leads, *_airs(slot, floor_to_frame(quiet_ms)), *closing)


def _airs(slot: Slot, length_ms: Ms) -> tuple[AirSound, ...]:
    """Air of a length: one sound, or pieces and what is left of one or two."""
    pieces = max(0, length_ms // PIECE_MS - 1) if slot.in_pieces else 0
    piece = AirSound(air=slot.air, length_ms=PIECE_MS)
    rest = AirSound(air=slot.air, length_ms=Ms(length_ms - pieces * PIECE_MS))
    return (*([piece] * pieces), rest)


def _words(slot: Slot) -> tuple[Sound, ...]:
    """All that a slot must have time for."""
    return _spaced((*slot.leads, *slot.closing), slot.air)


def _spaced(sounds: tuple[Phrase | Tone, ...], air: Air) -> tuple[Sound, ...]:
    """Sounds set off from each other by air: silence would be trimmed away."""
    gap = AirSound(air=air, length_ms=PHRASE_GAP_MS)
    return tuple(each for sound in sounds for each in (gap, sound))[1:]


def _total_ms(sounds: Iterable[Sound], measure: Measure) -> Ms:
    return Ms(sum(_length_ms(sound, measure) for sound in sounds))


def _length_ms(sound: Sound, measure: Measure) -> Ms:
    match sound:
        case Phrase():
            return ceil_to_frame(measure(sound.text))
        case AirSound():
            return sound.length_ms
        case Tone():
            return BELL_MS[sound.bell]
        case _:
            assert_never(sound)


@dataclass(slots=True, kw_only=True)
class _Desk:
    """Where a timeline is put together; `clock` is the nominal time in ms."""

    measure: Measure
    extend: bool
    clock: int = 0
    cues: list[Cue] = field(default_factory=list)
    chapters: list[Chapter] = field(default_factory=list)
    _marks: list[Mark] = field(default_factory=list)
    _inner: set[Chapter] = field(default_factory=set)
    _after_words: bool = False

    def place(self, direction: Direction) -> None:
        match direction:
            case Mark():
                # A chapter starts with the next thing that sounds.
                self._marks.append(direction)
            case Say():
                self._begin(gap=True)
                self.clock += self._put(Phrase(text=direction.text), snap(self.clock), direction)
                self._after_words = True
            case Ring():
                self._begin(gap=True)
                self.clock += self._put(Tone(bell=direction.bell), snap(self.clock), direction)
            case Slot():
                # Air may follow words at once; anything else is set off by a short silence.
                self._begin(gap=bool(direction.leads))
                self._put_slot(direction)
            case _:
                assert_never(direction)

    def _begin(self, *, gap: bool) -> None:
        """Set off what comes next from words before it, and open the chapters that start here."""
        after_words, self._after_words = self._after_words, False
        clock = self.clock + (PHRASE_GAP_MS if after_words and gap else 0)
        if not self._marks:
            self.clock = clock
            return
        self._wait(until_ms=-(-clock // _SECOND_MS) * _SECOND_MS)
        for mark in self._marks:
            chapter = Chapter(start_ms=snap(self.clock), title=mark.title)
            self.chapters.append(chapter)
            if mark.inner:
                self._inner.add(chapter)
        self._marks.clear()

    def _wait(self, *, until_ms: int) -> None:
        """Air, unless it is too short to be worth any, until the next chapter's whole second."""
        start_ms = snap(self.clock)
        length_ms = Ms(snap(until_ms) - start_ms)
        if length_ms >= SHORTEST_AIR_MS:
            air = AirSound(air=Air.REST, length_ms=length_ms)
            place = self.cues[-1].place
            self.cues.append(
                Cue(start_ms=start_ms, length_ms=length_ms, sound=air, role=Role.GAP, place=place)
            )
        self.clock = until_ms

    def _put_slot(self, slot: Slot) -> None:
        needed_ms = _total_ms(_words(slot), self.measure)
        may_grow = slot.grows or (self.extend and not slot.strict)
        if needed_ms > slot.length_ms and not may_grow:
            raise OverrunError(slot, needed_ms)
        at = snap(self.clock)
        for sound in slot_sounds(slot, self.measure):
            at = Ms(at + self._put(sound, at, slot))
        self.clock += max(slot.length_ms, needed_ms)

    def _put(self, sound: Sound, start_ms: Ms, direction: Say | Ring | Slot) -> Ms:
        """Put one cue down and return its length."""
        length_ms = _length_ms(sound, self.measure)
        cue = Cue(
            start_ms=start_ms,
            length_ms=length_ms,
            sound=sound,
            role=direction.role,
            place=direction.place,
        )
        self.cues.append(cue)
        return length_ms

    def timeline(self) -> Timeline:
        too_many = len(self.chapters) > CHAPTERS_MAX
        return Timeline(
            cues=tuple(self.cues),
            chapters=tuple(
                each for each in self.chapters if not (too_many and each in self._inner)
            ),
            duration_ms=ceil_to_frame(self.clock + PHRASE_GAP_MS),
        )
