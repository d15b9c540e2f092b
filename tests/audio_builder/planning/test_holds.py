"""Holds: by breaths, by seconds or minutes, by turns; what is said on the way."""

import pytest

from audio_builder.model.pace import Guide, Pace
from audio_builder.model.sounds import BELL_OF_KIND, Tone
from audio_builder.model.steps import Step
from audio_builder.model.timeline import Place
from audio_builder.planning.script import Ring, Slot
from audio_builder.planning.steps import Manner, direct_step
from grammar import build_block, routine_of, session
from routines import build_exercise, build_step


def told(step: Step, guide: Guide = Guide.FULL, turn: int = 1) -> list[str]:
    """What a hold consists of, between its bells."""
    place = Place(exercise="bend", side="left", set=turn)
    slots = [
        each
        for each in direct_step(step, place, Pace(guide=guide), Manner.NAMED)
        if isinstance(each, Slot) and each.role == "hold"
    ]
    return [
        f"{slot.length_ms / 1000:g} {' '.join(lead.key[4:] for lead in slot.leads)}".rstrip()
        for slot in slots
    ]


def test_a_hold_of_minutes_is_one_of_seconds() -> None:
    """Half a minute: its start, its middle, its last three seconds."""
    expected = ["15 Stay there.", "12 Half way.", "1 3.", "1 2.", "1 1."]
    assert told(build_step(hold={"minutes": 0.5})) == expected
    assert told(build_step(hold={"seconds": 30})) == expected


def test_a_hold_may_grow_by_turns() -> None:
    """10, 20 and 30 seconds in three sets; a turn beyond them takes the last."""
    step = build_step(hold={"seconds": (10, 20, 30)}, during=())

    lengths = [step.hold.length_ms(turn) for turn in (1, 2, 3, 4)] if step.hold else []
    assert lengths == [10_000, 20_000, 30_000, 30_000]
    assert told(step, Guide.TONES, turn=2) == ["20"]


def test_holds_by_turns_make_the_sets() -> None:
    """Three lengths are three sets; in a block they go by its rounds."""
    exercise = build_exercise(reps={"default": 1},
                              steps=(build_step(hold={"seconds": (2, 4, 6)}),))  # fmt: skip
    for item in (exercise, build_block(exercise, rounds=3)):
        timeline = session(routine_of(item), guide=Guide.TONES)
        held: dict[int | None, int] = {}
        for cue in timeline.cues:
            if cue.role == "hold" and not isinstance(cue.sound, Tone):
                held[cue.place.set] = held.get(cue.place.set, 0) + cue.length_ms
        assert {turn: round(ms / 1000) for turn, ms in held.items()} == {1: 2, 2: 4, 3: 6}


def test_what_is_said_during_a_hold_is_spread_over_it() -> None:
    """The first line at its start; the side is filled in; only when everything is spoken."""
    step = build_step(hold={"seconds": 12}, during=("Long neck.", "{side} hip heavy."))

    assert told(step) == ["6 Long neck.", "6 Left hip heavy."]
    assert told(step, Guide.SHORT) == ["12"]


def test_nothing_is_said_during_a_hold_that_wants_none() -> None:
    """`during: none`; and by itself only a hold that is held says 'Stay there'."""
    assert told(build_step(hold={"seconds": 12}, during=())) == ["12"]
    assert told(build_step(hold={"seconds": 12}, kind="release")) == ["12"]
    assert told(build_step(hold={"seconds": 12})) == ["12 Stay there."]


@pytest.mark.parametrize("kind", sorted(BELL_OF_KIND))
def test_each_kind_of_hold_has_its_own_bell(kind: str) -> None:
    """Pushing against a strap and letting go sound different with eyes shut."""
    step = build_step(hold={"seconds": 5}, kind=kind)
    rings = [
        each
        for each in direct_step(step, Place(), Pace(guide=Guide.TONES), Manner.NAMED)
        if isinstance(each, Ring)
    ]
    assert [each.bell for each in rings] == [BELL_OF_KIND[kind], "end"]  # type: ignore[index]
    bare = build_step(kind=kind)
    (ring,) = [
        each
        for each in direct_step(bare, Place(), Pace(guide=Guide.TONES), Manner.NAMED)
        if isinstance(each, Ring)
    ]
    assert ring.bell == BELL_OF_KIND[kind]  # type: ignore[index]


def test_bells_of_kinds_are_apart() -> None:
    """No two kinds share one."""
    assert len(set(BELL_OF_KIND.values())) == len(BELL_OF_KIND)
