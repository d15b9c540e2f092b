"""Workouts of Zwift: `.zwo`, XML of segments with a length and a power.

All of it runs by the clock, so it becomes one block; intervals are a block inside it.
"""

from dataclasses import dataclass, field
from typing import Final

from audio_builder.exchange.draft import (
    Draft,
    DraftBlock,
    DraftExercise,
    DraftItem,
    Remark,
    UnreadableError,
)
from audio_builder.exchange.during import lines_that_fit
from audio_builder.exchange.limits import within_steps
from audio_builder.exchange.wordings import one_line, speakable_lines
from audio_builder.exchange.xml_tree import Element, read_xml
from audio_builder.loading.problems import shown
from audio_builder.model.values import Posture
from audio_builder.units import Ms

ORIGIN: Final = "Zwift"
_TITLES: Final = {
    "warmup": "Warm-up",
    "cooldown": "Cool-down",
    "steadystate": "Steady",
    "solidstate": "Steady",
    "ramp": "Ramp",
    "freeride": "Free ride",
    "maxeffort": "All out",
}
_INTERVALS: Final = "intervalst"
_HOUR_MS: Final = 3_600_000
_EVENTS: Final = ("textevent", "textnotification")
_TIMES: Final = ("Duration", "OnDuration", "OffDuration", "Repeat")
_SETTINGS: Final = frozenset({"pace", "units", "Quantize", "show_avg", "locIndex", "FlatRoad"})
"""How Zwift shows a segment: nothing of the workout."""


def read_zwo(raw: bytes) -> Draft:
    """Read a workout of Zwift.

    Raises:
        UnreadableError: if it is none.
    """
    top = read_xml(raw)
    workout = next((child for child in top.children if child.tag == "workout"), None)
    if top.tag != "workout_file" or workout is None:
        raise UnreadableError(
            where=f"line {top.line}",
            what="this XML has no <workout> in a <workout_file>, as workouts of Zwift have",
            mend="name a .zwo file",
        )
    return _Reading(top=top).draft(workout)


@dataclass(slots=True)
class _Reading:
    top: Element
    losses: list[Remark] = field(default_factory=list)

    def draft(self, workout: Element) -> Draft:
        by_distance = self.top.child_text("durationType").lower() == "distance"
        segments = [child for child in workout.children if child.tag.lower() not in _EVENTS]
        within_steps(len(segments))
        for event in (child for child in workout.children if child.tag.lower() in _EVENTS):
            self._lose(f"line {event.line}", f"the text {shown(_message(event))}")
        items = [
            item
            for number, segment in enumerate(segments, start=1)
            for item in self._segment(segment, number, by_distance=by_distance)
        ]
        within_steps(len(items))
        for tag in ("tags", "ftpOverride"):
            if any(
                child.tag == tag and (child.children or child.text.strip())
                for child in self.top.children
            ):
                self._lose("the head", f"<{tag}>")
        sitting: Posture = "standing" if self.top.child_text("sportType") == "run" else "sitting"
        return Draft(
            title=self.top.child_text("name"),
            origin=ORIGIN,
            items=(DraftBlock(items=tuple(items), where="the workout"),),
            usual_posture=sitting,
            summary=self.top.child_text("description"),
            author=self.top.child_text("author"),
            losses=tuple(self.losses),
        )

    def _segment(self, segment: Element, number: int, *, by_distance: bool) -> list[DraftItem]:
        tag = segment.tag.lower()
        where = f"segment {number} ({shown(segment.tag)[1:-1]})"
        if tag != _INTERVALS and tag not in _TITLES:
            self._lose(where, "a kind of segment that is not known")
            return []
        self._targets(segment, where)
        if tag == _INTERVALS:
            return [self._intervals(segment, where, by_distance=by_distance)]
        work_ms = self._length(segment, "Duration", where, by_distance=by_distance)
        return [
            DraftExercise(
                title=_TITLES[tag],
                where=where,
                is_titled=False,
                work_ms=work_ms,
                during=self._events(segment, where, work_ms),
            )
        ]

    def _intervals(self, segment: Element, where: str, *, by_distance: bool) -> DraftBlock:
        for event in (child for child in segment.children if child.tag.lower() in _EVENTS):
            self._lose(where, f"the text {shown(_message(event))}, said once among the rounds")
        hard, easy = (
            DraftExercise(
                title=title,
                where=f"{where}, {title.lower()}",
                is_titled=False,
                work_ms=self._length(segment, key, where, by_distance=by_distance),
                kind=kind,
            )
            for title, key, kind in (
                ("Hard", "OnDuration", "work"),
                ("Easy", "OffDuration", "walk"),
            )
        )
        rounds = _number(segment.attributes.get("Repeat", "1"))
        if rounds is None or rounds < 1:
            self._lose(where, "how often it is repeated, which is no number")
        return DraftBlock(items=(hard, easy), where=where, rounds=int(rounds or 1))

    def _length(self, segment: Element, key: str, where: str, *, by_distance: bool) -> Ms | None:
        written = segment.attributes.get(key)
        if written is None:
            return None
        amount = _number(written)
        if by_distance:
            self._lose(where, f"its length is a distance, {shown(written)[1:-1]} metres")
            return None
        if amount is None or not 0 < amount * 1000 <= 24 * _HOUR_MS:
            self._lose(where, f"{shown(written)} is no length in seconds")
            return None
        return Ms(round(amount * 1000))

    def _targets(self, segment: Element, where: str) -> None:
        """Note targets that nothing here can measure."""
        targets = [
            f"{name} {shown(value)[1:-1]}"
            for name, value in segment.attributes.items()
            if name not in _TIMES and name not in _SETTINGS
        ]
        if targets:
            self._lose(where, ", ".join(targets))

    def _events(self, segment: Element, where: str, work_ms: Ms | None) -> tuple[str, ...]:
        """The texts of a segment that the coach can say while it lasts."""
        events = [child for child in segment.children if child.tag.lower() in _EVENTS]
        messages = tuple(filter(None, (one_line(_message(event)) for event in events)))
        lines, losses = speakable_lines(messages, where, len(messages))
        self.losses += losses
        kept = lines_that_fit(lines, work_ms or Ms(0))
        for line in lines:
            if line not in kept:
                self._lose(where, f"the text {shown(line)}: there is no time for it")
        if kept:
            self._lose(where, "the seconds at which its texts come: they are spread evenly")
        return kept

    def _lose(self, where: str, what: str) -> None:
        self.losses.append(Remark(where=where, what=what))


def _message(event: Element) -> str:
    named = {name.lower(): value for name, value in event.attributes.items()}
    return named.get("message") or named.get("mssage") or named.get("text") or ""


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if abs(number) < 1e9 else None  # noqa: PLR2004 - NaN and infinity are none either
