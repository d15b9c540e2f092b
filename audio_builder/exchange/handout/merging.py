"""The doses that the parts of an entry name become one; whatever is doubtful in it is a guess."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Final

from audio_builder.exchange.guessed import Guessed
from audio_builder.exchange.handout.blocks import Block
from audio_builder.exchange.handout.found import Found, Key
from audio_builder.model.values import Side

_UNITS: Final = {"sets": "set", "reps": "rep", "breaths": "breath"}
_SIDES: Final[dict[str, tuple[Side, ...]]] = {
    "both": ("left", "right"),
    "alternate": ("left", "right"),
    "right, left": ("right", "left"),
    "left": ("left",),
    "right": ("right",),
}
_SIDES_TOLD: Final = {
    "both": "left, then right",
    "alternate": "left and right in turn, each rep doing both",
    "right, left": "right, then left",
    "left": "the left side only",
    "right": "the right side only",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """One dose: how much, how long, on which sides.

    Attributes:
        is_held: whether the work is a position that is held.
        guesses: which of its values the words only suggest.
        readings: each of its values with the words that it was read from.
        comments: what is said besides, for the coach: how often, and doses that disagree.
    """

    sets: int = 1
    reps: int | None = None
    reps_most: int | None = None
    work_s: float | None = None
    is_held: bool = False
    breaths: int | None = None
    rest_s: float | None = None
    sides: tuple[Side, ...] = ()
    alternates: bool = False
    guesses: tuple[Guessed, ...] = ()
    readings: tuple[Guessed, ...] = ()
    comments: tuple[str, ...] = ()


def merged(blocks: Iterable[Block]) -> Merged:
    """The dose of an entry: of each key what is said first; what disagrees with it is kept."""
    merging = _Merging()
    for block in blocks:
        for found in block.scan.found:
            merging.add(found, block.line_at(found.start))
    return merging.result()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    found: Found
    line: int


@dataclass(slots=True, kw_only=True)
class _Merging:
    said: dict[Key, _Said] = field(default_factory=dict)
    comments: list[str] = field(default_factory=list)

    def add(self, found: Found, line: int) -> None:
        """Take one value; of two that disagree, the first, but alternating before each side."""
        said = _Said(found=found, line=line)
        before = self.said.get(found.key)
        if found.key == "frequency":
            told = f'line {line}: how often is yours to plan, no routine holds it: "{found.words}"'
            self.comments.append(told)
        elif found.key == "note":
            self.comments.append(f'line {line}: a routine has no place for "{found.words}"')
        elif found.key == "reps" and before and found.words[:1] in "xX" and "sets" not in self.said:
            sets = replace(found, key="sets", doubt="perhaps reps")
            self.said["sets"] = _Said(found=sets, line=line)
        elif before is None or (found.value == "alternate" and before.found.value == "both"):
            self.said[found.key] = said
        elif not _agree(before.found, found):
            told = f'line {line}: it also says "{found.words}", which was not taken'
            self.comments.append(told)

    def result(self) -> Merged:
        """All of it."""
        self._take_work_by_its_company()
        self._alternate_by_reps_alone()
        said = {key: each.found for key, each in self.said.items()}
        sides = said["sides"].value if "sides" in said else ""
        reps, work = said.get("reps"), said.get("hold") or said.get("work")
        rest = said.get("rest")
        readings = {
            key: _reading(key, each, is_alone=reps is None) for key, each in self.said.items()
        }
        guesses = (readings[key] for key, found in said.items() if not _is_sure(key, found))
        most = None if reps is None or reps.most is None else int(reps.most)
        return Merged(
            sets=int(said["sets"].low) if "sets" in said else 1,
            reps=None if reps is None else int(reps.low),
            reps_most=most,
            work_s=None if work is None else work.low,
            is_held="hold" in said,
            breaths=int(said["breaths"].low) if "breaths" in said else None,
            rest_s=None if rest is None else rest.low,
            sides=_SIDES.get(sides, ()),
            alternates=sides == "alternate",
            guesses=tuple(guesses),
            readings=tuple(readings.values()),
            comments=tuple(self.comments),
        )

    def _take_work_by_its_company(self) -> None:
        """Read a length beside reps: without sets, the reps are the sets; with them, it is held."""
        said = self.said
        if "breaths" in said and "reps" not in said:
            self._guess_reps(said["breaths"], 1, "no number of reps is said")
        is_timed = "work" in said and "hold" not in said
        if is_timed and "reps" in said and "sets" not in said:
            reps = said.pop("reps")
            said["sets"] = replace(
                reps, found=replace(reps.found, key="sets", doubt="perhaps reps")
            )
        elif is_timed and "reps" in said:
            work = said.pop("work")
            doubt = "taken for how long each rep is held"
            said["hold"] = replace(work, found=replace(work.found, key="hold", doubt=doubt))
        elif "work" in said and "hold" in said:
            work = said.pop("work")
            self.comments.append(
                f'line {work.line}: it also says "{work.found.words}", which was not taken'
            )
        if "sets" in said and not {"reps", "work", "hold", "breaths"} & set(said):
            self._guess_reps(said["sets"], 10, "no number of reps is said: 10 is made up")

    def _alternate_by_reps_alone(self) -> None:
        """Leave sides out where work by the clock alternates: that is within its time."""
        sides = self.said.get("sides")
        if sides is not None and sides.found.value == "alternate" and "reps" not in self.said:
            del self.said["sides"]
            words = f'"{sides.found.words}" is left to the listener, within the time'
            self.comments.append(f"line {sides.line}: {words}")

    def _guess_reps(self, beside: _Said, reps: int, doubt: str) -> None:
        found = replace(beside.found, key="reps", low=reps, most=None, doubt=doubt)
        self.said["reps"] = replace(beside, found=found)


def _agree(one: Found, other: Found) -> bool:
    return (one.low, one.most, one.value) == (other.low, other.most, other.value)


def _is_sure(key: Key, found: Found) -> bool:
    """Whether a value stands in the words as it is; of sides, no words say which comes first."""
    return key != "sides" and found.is_literal and not _is_cut(key, found)


def _is_cut(key: Key, found: Found) -> bool:
    """Whether a value is the lower end of a range, where a routine has one number."""
    return found.most is not None and found.most != found.low and key != "reps"


def _reading(key: Key, said: _Said, *, is_alone: bool) -> Guessed:
    """One value with the words that it was read from, and what else they may mean."""
    found = said.found
    doubts = [found.doubt] if found.doubt else []
    if _is_cut(key, found):
        doubts.append(f"{found.low:g} to {found.most:g} are meant, where a routine has one number")
    return Guessed(
        key=_key(key, is_alone=is_alone),
        value=_SIDES_TOLD[found.value] if key == "sides" else _told(found),
        line=said.line,
        words=found.words,
        otherwise="; ".join(doubts),
    )


def _key(key: Key, *, is_alone: bool) -> str:
    """The key of the routine language: what is held without reps is work."""
    if key == "breaths":
        return "hold"
    return "work" if key == "hold" and is_alone else key


def _told(found: Found) -> str:
    unit = _UNITS.get(found.key, "second")
    is_one = found.low == 1 and found.most is None
    most = f" to {found.most:g}" if found.most is not None and found.key == "reps" else ""
    return f"{found.low:g}{most} {unit}{'' if is_one else 's'}"
