"""A draft gets the shape of the language, and the parts that a routine must have.

What it lacks is made up, wrapped in `Guess`, and remarked on; so is whatever does not fit.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from audio_builder.exchange.bounds import within_bounds
from audio_builder.exchange.breathing import without_breath_holds
from audio_builder.exchange.confirming import confirmed, is_listed, unmarked
from audio_builder.exchange.dosing import REST_SECONDS, Clock, dose_of, rest_of, seconds
from audio_builder.exchange.draft import Draft, DraftBlock, DraftExercise, DraftItem, Remark, leaves
from audio_builder.exchange.naming import Names, slug_of
from audio_builder.exchange.plain import Guess, Mapping, Noted, Scalar, Value
from audio_builder.exchange.postures import POSTURE_CHANGES, changes_of_posture
from audio_builder.exchange.resting import SECONDS_MAX_MS, rest_between_items
from audio_builder.exchange.wordings import speakable_lines, speakable_title, summary_of
from audio_builder.loading.problems import shown

SAFETY: Final = "Work without pain, and keep breathing."
_SETUP_MAX: Final = 8
_LINES_MAX: Final = 6
_MADE_UP: Final = ("title", "posture", "pose", "purpose", "sides", "rest")
"""The keys of an exercise that are made up where a file says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shaped:
    """A draft as plain data of the routine language.

    Attributes:
        id: the routine's.
        data: its keys, guesses among the values.
        losses: what could not be carried over.
        guesses: what was made up.
        comments: what stands in the file for its author alone.
    """

    id: str
    data: Mapping
    losses: tuple[Remark, ...]
    guesses: tuple[Remark, ...]
    comments: tuple[str, ...] = ()


def shape(draft: Draft, fallback_title: str) -> Shaped:
    """Shape a draft as a routine.

    Args:
        draft: with at least one exercise.
        fallback_title: what to call it if nothing of its own title can be spoken.

    Raises:
        UnreadableError: if it is more than a routine can hold.
    """
    own_title = speakable_title(draft.title)
    title = own_title or speakable_title(fallback_title) or "Imported routine"
    routine_id = slug_of(title) or "imported-routine"
    bounded = within_bounds(draft.items)
    rest_ms, unlike = rest_between_items(bounded.items)
    shaping = _Shaping(draft=draft, title=title, names=Names(routine_id))
    shaping.losses += (*draft.losses, *bounded.losses, *unlike)
    shaping.changes |= changes_of_posture(bounded.items, draft.usual_posture)
    data: Mapping = {
        "format": 2,
        "id": routine_id,
        "title": title if own_title else Guess(value=title),
        "author": speakable_title(draft.author) or None,
        "summary": shaping.summary(),
        "intro": shaping.lines(draft.intro, "the opening", _LINES_MAX),
        "safety": [Guess(value=SAFETY)],
        "close": shaping.lines(draft.close, "the end", _LINES_MAX),
        "lead_in": shaping.lead_in(draft.lead_in_ms),
        "rest": None if rest_ms is None else seconds(rest_ms),
        "overrun": "extend",
        "exercises": [shaping.item(item) for item in bounded.items],
    }
    made_up = [key for key in ("title", "summary") if isinstance(data[key], Guess)]
    made_up.append("safety")
    routine = Remark(where="the routine", what=", ".join(made_up))
    return Shaped(
        id=routine_id,
        data=data,
        losses=tuple(dict.fromkeys(shaping.losses)),
        guesses=(routine, *shaping.guesses),
        comments=draft.comments,
    )


@dataclass(slots=True, kw_only=True)
class _Shaping:
    """One draft being shaped: names that are taken, and remarks so far."""

    draft: Draft
    title: str
    names: Names
    changes: set[DraftExercise] = field(default_factory=set)
    """Which exercises begin in another posture than what came before."""
    losses: list[Remark] = field(default_factory=list)
    guesses: list[Remark] = field(default_factory=list)

    def summary(self) -> Scalar:
        """The file's own description; a sentence about where it is from without one."""
        own = summary_of(self.draft.summary)
        if self.draft.summary.strip() and not own:
            what = "left out the description, which speaks of holding the breath"
            self.losses.append(Remark(where="the description", what=what))
        return own or Guess(value=f"{self.title}, imported from {self.draft.origin}.")

    def lead_in(self, length_ms: int | None) -> int | float | None:
        """Time to get ready, in seconds."""
        return None if length_ms is None else seconds(min(length_ms, SECONDS_MAX_MS))

    def lines(self, texts: Iterable[str], where: str, most: int) -> list[str]:
        """The lines that a coach can say."""
        lines, losses = speakable_lines(texts, where, most)
        self.losses += losses
        return list(lines)

    def item(
        self, item: DraftItem, clock: Clock | None = None, *, inside: bool = False
    ) -> Mapping | Noted:
        """One exercise, or a block with those in it."""
        if isinstance(item, DraftExercise):
            keys = self._exercise(item, clock, inside=inside)
            comments = (*item.comments, *unmarked(keys, item.guesses))
            return Noted(value=keys, comments=comments) if comments else keys
        own: Clock | None = "every" if item.every_ms is not None else clock
        own = "for" if item.for_ms is not None else own
        strict = own is not None or all(exercise.by_clock for exercise in leaves((item,)))
        rest, lost = rest_of(item.rest_ms, strict=strict)
        self._lost(item.where, lost)
        title = speakable_title(item.title or "")
        block: Mapping = {
            "title": title or None,
            "rounds": item.rounds if item.rounds > 1 and own != "for" else None,
            "for": self._time_of(item),
            "every": None if item.every_ms is None else seconds(item.every_ms, step_ms=1_000),
            "rest": rest,
            "exercises": [self.item(each, own, inside=True) for each in item.items],
        }
        return {"block": block}

    def _time_of(self, block: DraftBlock) -> Scalar:
        """How long as many rounds as possible are done."""
        if block.for_ms is None:
            return None
        length = seconds(block.for_ms, step_ms=1_000)
        if not block.guesses_time:
            return length
        self.guesses.append(Remark(where=block.where, what="for"))
        return Guess(value=length)

    def _exercise(self, exercise: DraftExercise, clock: Clock | None, *, inside: bool) -> Mapping:
        guesses: list[str] = []
        own_title = speakable_title(exercise.title)
        title = self.names.title(own_title or "Exercise")
        self._lost(exercise.where, _renaming(exercise, own_title, title))
        is_own = bool(own_title) and exercise.is_titled
        dose = dose_of(exercise, title, clock)
        setup = self.lines(exercise.notes, exercise.where, _SETUP_MAX)
        keys: Mapping = {
            "id": self.names.id(title),
            "title": title if is_own else Guess(value=title),
            **self._posture(exercise),
            "pose": exercise.pose,
            "purpose": Guess(value=f"This is part of {self.title}."),
            "setup": setup or [Guess(value=f"Get ready for {title}.")],
            "cautions": self.lines(exercise.cautions, exercise.where, _LINES_MAX),
            **self._sides(exercise),
            "sets": exercise.sets if exercise.sets > 1 else None,
            **self._rest(exercise, clock, inside=inside),
            **dose.keys,
            "kind": None if exercise.kind == "work" else exercise.kind,
            "during": self.lines(exercise.during, exercise.where, _LINES_MAX),
        }
        keys = confirmed(keys, exercise.guesses)
        keys, unsaid = without_breath_holds(keys, title, SAFETY)
        guesses += [key for key in _MADE_UP if is_listed(key, keys.get(key))]
        guesses += ["setup"] if not setup else []
        guesses += ["change_of_posture"] if "change_of_posture" in keys else []
        self._lost(exercise.where, (*dose.losses, *unsaid))
        made_up = ", ".join([*guesses, *dose.guesses])
        self.guesses.append(Remark(where=f"{exercise.where}, {shown(title)}", what=made_up))
        return keys

    def _posture(self, exercise: DraftExercise) -> Mapping:
        posture = exercise.posture or self.draft.usual_posture
        keys: Mapping = {"posture": posture if exercise.posture else Guess(value=posture)}
        if exercise in self.changes:
            keys["change_of_posture"] = Guess(value=POSTURE_CHANGES[posture])
        return keys

    def _sides(self, exercise: DraftExercise) -> Mapping:
        if not exercise.sides:
            return {}
        change, losses = speakable_lines((exercise.change_of_side or "",), exercise.where, 1)
        self.losses += losses
        time, lost = rest_of(exercise.change_of_side_ms, strict=exercise.by_clock)
        self._lost(exercise.where, lost)
        sides = "alternate" if exercise.alternates else exercise.sides
        return {
            "sides": Guess(value=sides) if exercise.guesses_sides else _as_written(sides),
            "change_of_side": change[0] if change else None,
            "change_of_side_time": time,
        }

    def _rest(self, exercise: DraftExercise, clock: Clock | None, *, inside: bool) -> Mapping:
        if clock is not None and exercise.rest_ms:
            self._lost(exercise.where, (f"the rest of {exercise.rest_ms / 1000:g} s",))
        if clock is not None or (not inside and exercise.sets == 1):
            return {}
        if exercise.rest_ms is None:
            return {} if inside else {"rest": Guess(value=REST_SECONDS)}
        rest, lost = rest_of(exercise.rest_ms, strict=exercise.by_clock)
        self._lost(exercise.where, lost)
        return {"rest": rest}

    def _lost(self, where: str, what: Iterable[str]) -> None:
        self.losses += (Remark(where=where, what=each) for each in what)


def _renaming(exercise: DraftExercise, own_title: str, title: str) -> Iterator[str]:
    """Yield why an exercise is not called as in its file."""
    if not exercise.is_titled:
        return
    if own_title != exercise.title:
        yield f"left out of the title {shown(exercise.title)} what cannot be spoken"
    if own_title and own_title != title:
        yield f"it is called {shown(title)} here, as another is called {shown(own_title)}"


def _as_written(sides: str | tuple[str, ...]) -> Value:
    return sides if isinstance(sides, str) else list(sides)
