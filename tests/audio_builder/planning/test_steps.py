"""What is said and done in a step, by guide."""

import pytest

from audio_builder.model.pace import Guide, Pace
from audio_builder.model.sounds import Bell
from audio_builder.model.steps import Hold, Step
from audio_builder.model.timeline import Place
from audio_builder.planning.phrases import for_side, rep_of, sentences
from audio_builder.planning.script import Ring, Say, Slot
from audio_builder.planning.steps import Manner, direct_step
from routines import build_step

HERE = Place(exercise="bend", side="left")


def told(step: Step, guide: Guide, *, in_full: bool = False) -> list[str]:
    """The directions of a step, a word or two each."""
    manner = Manner.TAUGHT if in_full else Manner.NAMED
    return [_word(d) for d in direct_step(step, HERE, Pace(guide=guide), manner)]


def _word(direction: object) -> str:
    match direction:
        case Say():
            return direction.text
        case Ring():
            return f"({direction.bell})"
        case Slot():
            leads = " ".join(getattr(lead, "text", None) or f"({lead.key[5:]})"
                             for lead in direction.leads)  # fmt: skip
            return f"{direction.air} {direction.length_ms / 1000:g} {leads}".rstrip()
    raise AssertionError(direction)


def test_the_words_end_before_the_clock_starts() -> None:
    """Instruction, time to move, a tone at zero, the breath, a tone at the end: in this order."""
    step = build_step(hold=Hold(breaths=1))

    assert told(step, Guide.FULL, in_full=True) == [
        "Bend your knees.", "rest 2", "(start)", "in 4 In.", "out 6 Out.", "(end)",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("guide", "expected"),
    [
        (Guide.FULL, ["Bend.", "rest 2", "(start)", "in 4 In.", "out 6 Out.", "(end)"]),
        (Guide.SHORT, ["Bend.", "rest 2", "(start)", "in 4", "out 6", "(end)"]),
        (Guide.TONES, ["rest 2", "(start)", "in 4", "out 6", "(end)"]),
    ],
)
def test_a_later_rep_by_guide(guide: Guide, expected: list[str]) -> None:
    """Full names the step and speaks the breath, short only names it, tones leave bells and air."""
    assert told(build_step(hold=Hold(breaths=1)), guide) == expected


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (10, ["rest 10 Stay there."]),
        (15, ["rest 12 Stay there.", "rest 1 3.", "rest 1 2.", "rest 1 1."]),
        (20, ["rest 10 Stay there.", "rest 7 Half way.", "rest 1 3.", "rest 1 2.", "rest 1 1."]),
    ],
)
def test_long_holds_are_told_their_middle_and_their_end(
    seconds: float, expected: list[str]
) -> None:
    """Counted down from 15 s on, told the middle from 20 s on; the hold lasts what it says."""
    step = build_step(hold=Hold(seconds=seconds))

    assert told(step, Guide.FULL)[3:-1] == expected


def test_a_hold_by_the_clock_with_tones_alone_is_one_stretch_of_air() -> None:
    """Nothing is said in it, whatever its length."""
    step = build_step(hold=Hold(seconds=20))

    assert told(step, Guide.TONES) == ["rest 2", "(start)", "rest 20", "(end)"]


@pytest.mark.parametrize(
    ("guide", "expected"),
    [
        (Guide.FULL, ["rest 1 Down.", "rest 1 2.", "rest 1 Stay.", "rest 1 Up.", "rest 1 2."]),
        (Guide.SHORT, ["rest 1 Down.", "rest 1", "rest 1 Stay.", "rest 1 Up.", "rest 1"]),
        (Guide.TONES, ["rest 1 (start)", "rest 1", "rest 1", "rest 1 (end)", "rest 1"]),
    ],
)
def test_a_tempo_by_guide(guide: Guide, expected: list[str]) -> None:
    """A beat a second: counted in full, opened in short, rung down and up with tones alone."""
    assert told(build_step(tempo="2-1-2-0"), guide)[-5:] == expected


def test_a_bare_step_is_marked_by_a_bell_when_nothing_is_said() -> None:
    """With tones alone, whoever listens still hears that the next step has come."""
    assert told(build_step(move=3), Guide.TONES) == [f"({Bell.START})", "rest 3"]


@pytest.mark.parametrize(
    ("text", "side", "expected"),
    [
        ("{side} foot up, {other_side} down.", "left", "Left foot up, right down."),
        ("Lift. {other_side} arm next.", "right", "Lift. Left arm next."),
        ("Stand on your {side} leg.", "right", "Stand on your right leg."),
        ("Stand.", None, "Stand."),
    ],
)
def test_sides_are_filled_in(text: str, side: str | None, expected: str) -> None:
    """Both sides come from one text; a sentence that starts with a side gets its capital."""
    assert for_side(text, side) == expected


def test_the_last_of_several_reps_is_told_apart() -> None:
    """The only rep is neither called the last one nor counted at all."""
    assert [rep_of(n, 3) for n in (1, 2, 3)] == ["Rep 1 of 3.", "Rep 2 of 3.", "Last one."]
    assert rep_of(1, 1) == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Switch sides. Feet flat.", ["Switch sides.", "Feet flat."]),
        ("Rep 2 of 3. Now turn!  Good?", ["Rep 2 of 3.", "Now turn!", "Good?"]),
        ("Your hip I. R. is an angle.", ["Your hip I. R. is an angle."]),
        ("About 4.5 cm, e.g. Left.", ["About 4.5 cm, e.g. Left."]),
        ("Dr. Kelly says so. Go on.", ["Dr. Kelly says so.", "Go on."]),
        ("“Go.” Then stop.", ["“Go.”", "Then stop."]),
    ],
)
def test_a_line_is_spoken_sentence_by_sentence(text: str, expected: list[str]) -> None:
    """The pause between two sentences is ours, not the voice's."""
    assert sentences(text) == expected
