"""Workouts of w2a (workout to audio): YAML of exercises with a length, and a pause before each.

https://github.com/mrclmr/w2a. All of it runs by the clock, so it becomes one block.
"""

import re
from dataclasses import dataclass, field, replace
from typing import Final

from audio_builder.exchange.aliased_yaml import Node, read_yaml
from audio_builder.exchange.draft import Draft, DraftBlock, DraftExercise, Remark, UnreadableError
from audio_builder.exchange.limits import within_steps
from audio_builder.exchange.texts import utf_8
from audio_builder.loading.problems import shown
from audio_builder.units import Ms

ORIGIN: Final = "w2a"
_PART: Final = re.compile(r"(\d{1,9}(?:\.\d{0,9})?|\.\d{1,9})(ms|us|µs|μs|ns|h|m|s)")
_UNIT_MS: Final = {
    "h": 3_600_000,
    "m": 60_000,
    "s": 1_000,
    "ms": 1,
    "us": 0,
    "µs": 0,
    "μs": 0,
    "ns": 0,
}
_TEMPLATE: Final = re.compile(r"\{\{.*?\}\}")
_KNOWN: Final = ("name", "duration", "texts", "half_time", "pause_duration")
_SENTENCE_END: Final = re.compile(r"(?<=[.!?]) +(?![^{}]*\}\})")


def read_w2a(raw: bytes) -> Draft:
    """Read a workout of w2a.

    Raises:
        UnreadableError: if it is none.
    """
    top = read_yaml(utf_8(raw))
    if not isinstance(top, dict) or not isinstance(top.get("exercises"), list):
        raise UnreadableError(
            where="line 1",
            what="this YAML has no list of 'exercises' at its top, as workouts of w2a have",
            mend="name a workout of w2a, or a file of another program with its usual ending",
        )
    if "format" in top and "safety" in top:
        raise UnreadableError(
            where="line 1", what="this is a routine of Repcast already", mend="run 'repcast check'"
        )
    return _Reading(top).draft()


def duration_ms(text: str, where: str) -> Ms:
    """A length as Go writes it, as in `1m30s`.

    Raises:
        UnreadableError: if it is none.
    """
    parts = _PART.findall(text)
    if not parts or "".join(number + unit for number, unit in parts) != text:
        mend = "write it as in '30s' or '1m30s'"
        raise UnreadableError(where=where, what=f"{shown(text)} is no length", mend=mend)
    return Ms(round(sum(float(number) * _UNIT_MS[unit] for number, unit in parts)))


@dataclass(slots=True)
class _Reading:
    top: dict[str, Node]
    losses: list[Remark] = field(default_factory=list)

    def draft(self) -> Draft:
        listed = self.top["exercises"]
        items = listed if isinstance(listed, list) else []
        within_steps(len(items))
        exercises = [self._exercise(item, f"exercise {n}") for n, item in enumerate(items, start=1)]
        pauses = [self._pause_ms(item, f"exercise {n}") for n, item in enumerate(items, start=1)]
        if "exercise_beginning" in self.top:
            self._lose("'exercise_beginning'", "Repcast's coach has words of its own")
        if isinstance(self.top.get("pause"), dict):
            self._lose("'pause', its text", "Repcast's coach has words of its own")
        # w2a pauses before each exercise, and Repcast rests after it.
        rested = tuple(
            replace(exercise, rest_ms=rest_ms)
            for exercise, rest_ms in zip(exercises, [*pauses[1:], None], strict=True)
        )
        return Draft(
            title="",
            origin=ORIGIN,
            items=(DraftBlock(items=rested, where="the exercises"),),
            lead_in_ms=pauses[0],
            intro=self._announcement("before_workout_announce"),
            close=self._announcement("after_workout_announce"),
            losses=tuple(self.losses),
        )

    def _exercise(self, item: Node, where: str) -> DraftExercise:
        if not isinstance(item, dict):
            what = "this is no exercise with a 'name' and a 'duration'"
            raise UnreadableError(where=where, what=what, mend="write both, each on its line")
        for key in item:
            if key not in _KNOWN:
                self._lose(where, f"the key {shown(key)}")
        length_ms = duration_ms(_text(item.get("duration")), f"{where}, 'duration'")
        texts = item.get("texts")
        notes = tuple(map(_text, texts)) if isinstance(texts, list) else ()
        name = _text(item.get("name"))
        if _text(item.get("half_time")).lower() not in ("true", "yes", "on", "y"):
            return DraftExercise(title=name, where=where, work_ms=length_ms, notes=notes)
        half_time = self.top.get("half_time")
        change = half_time if isinstance(half_time, dict) else {}
        written = _text(change.get("duration"))
        return DraftExercise(
            title=name,
            where=where,
            work_ms=Ms(length_ms // 2),
            sides=("left", "right"),
            guesses_sides=True,
            change_of_side=self._spoken(_text(change.get("text")), "'half_time'"),
            change_of_side_ms=duration_ms(written, "'half_time'") if written else None,
            notes=notes,
        )

    def _pause_ms(self, item: Node, where: str) -> Ms | None:
        pause = self.top.get("pause")
        own = _text(item.get("pause_duration")) if isinstance(item, dict) else ""
        usual = _text(pause.get("duration")) if isinstance(pause, dict) else ""
        if not own and not usual:
            return None
        return duration_ms(own or usual, f"{where}, 'pause_duration'" if own else "'pause'")

    def _announcement(self, key: str) -> tuple[str, ...]:
        text = self._spoken(_text(self.top.get(key)), f"'{key}'")
        return (text,) if text else ()

    def _spoken(self, text: str, where: str) -> str:
        """A text without the sentences in which w2a fills in a value of its own."""
        sentences = _SENTENCE_END.split(text)
        kept = [sentence for sentence in sentences if not _TEMPLATE.search(sentence)]
        if len(kept) < len(sentences):
            self._lose(where, "a sentence in which w2a fills in a value")
        return " ".join(kept)

    def _lose(self, where: str, what: str) -> None:
        self.losses.append(Remark(where=where, what=what))


def _text(node: Node | None) -> str:
    return node if isinstance(node, str) else ""
