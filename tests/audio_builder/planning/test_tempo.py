"""A tempo of one to four phases: counted, opened, or rung."""

import pytest

from audio_builder.model.exercise import Exercise
from audio_builder.model.pace import Guide, Pace
from audio_builder.model.steps import Step
from audio_builder.model.timeline import Place
from audio_builder.planning.script import Ring, Say, Slot
from audio_builder.planning.steps import Manner, direct_step
from grammar import routine_of, said, session
from routines import build_exercise, build_step

HERE = Place(exercise="bend")


def told(step: Step, guide: Guide = Guide.FULL, **how: object) -> list[str]:
    """The beats of a step's tempo: seconds, and what opens each."""
    found = []
    for each in direct_step(step, HERE, Pace(guide=guide), Manner.NAMED, **how):  # type: ignore[arg-type]
        if isinstance(each, Slot) and each.role == "tempo":
            leads = " ".join(lead.key.split(":", 1)[1] for lead in each.leads)
            found.append(f"{each.length_ms / 1000:g} {leads}".rstrip())
    return found


@pytest.mark.parametrize(
    ("tempo", "expected"),
    [
        ("2", ["1 Go.", "1 2."]),
        ("2-1", ["1 Down.", "1 2.", "1 Up."]),
        ("1-1-1", ["1 Down.", "1 Stay.", "1 Up."]),
        ("1-0-1", ["1 Down.", "1 Up."]),
        ("1-1-1-1", ["1 Down.", "1 Stay.", "1 Up.", "1 Stay."]),
        ("0-0-2-0", ["1 Up.", "1 2."]),
    ],
)
def test_a_tempo_has_one_to_four_phases(tempo: str, expected: list[str]) -> None:
    """Each phase is opened by its word and counted; one of no length is left out."""
    assert told(build_step(tempo=tempo)) == expected


def test_halves_are_beats_of_their_own_without_a_word() -> None:
    """Two and a half seconds: two beats, and half a one of quiet."""
    assert told(build_step(tempo="2.5-0.5")) == ["1 Down.", "1 2.", "0.5", "0.5 Up."]


def test_a_long_phase_is_counted_out() -> None:
    """Over ten seconds nobody counts through: its word, and its last three seconds."""
    assert told(build_step(tempo="10"))[-2:] == ["1 9.", "1 10."]
    assert told(build_step(tempo="12.5")) == ["9.5 Go.", "1 3.", "1 2.", "1 1."]
    assert told(build_step(tempo="12.5"), Guide.SHORT) == ["9.5 Go.", "1", "1", "1"]


def test_words_of_the_author_open_the_phases() -> None:
    """One for each phase."""
    assert told(build_step(tempo="1-1", tempo_words=("Out", "Back"))) == ["1 Out.", "1 Back."]


@pytest.mark.parametrize(
    ("tempo", "expected"),
    [
        ("1", ["1 start"]),
        ("1-1", ["1 start", "1 end"]),
        ("1-1-1", ["1 start", "1", "1 end"]),
        ("1-1-1-1", ["1 start", "1", "1 end", "1"]),
    ],
)
def test_with_tones_alone_the_lift_has_its_bell(tempo: str, expected: list[str]) -> None:
    """Down and up can be told apart, however many phases there are."""
    assert told(build_step(tempo=tempo), Guide.TONES) == expected


def test_the_bell_is_that_of_the_kind() -> None:
    """A tempo of work opens with the bell of work."""
    assert told(build_step(tempo="1-1", kind="work"), Guide.TONES)[0] == "1 work"


def test_words_that_only_open_the_tempo_are_not_said_twice() -> None:
    """A step that is called 'Down' begins with its tempo."""
    step = build_step(short="Down.", tempo="2-0-1")
    directions = list(direct_step(step, HERE, Pace(), Manner.NAMED))

    assert not [each for each in directions if isinstance(each, Say | Ring)]
    assert told(step)[0] == "1 Down."


def curl(**overrides: object) -> Exercise:
    """Three reps of a tempo."""
    step = build_step(say="Curl up, and lower.", short="Curl.", tempo="2-1")
    return build_exercise(**({"reps": {"default": 3}, "steps": (step,)} | overrides))


def test_reps_that_run_on_are_opened_by_their_numbers() -> None:
    """The first is told; then one follows the other, and the last one is told apart."""
    heard = said(session(routine_of(curl(run_on=True))))

    from_first = heard[heard.index("Curl up, and lower.") :]
    assert from_first == ["Curl up, and lower.", "1.", "Up.", "2.", "Up.", "Last one.", "Up."]


def test_reps_that_run_on_may_be_counted_through() -> None:
    """`counted`: no sentence between, and the seconds of each phase all the same."""
    heard = said(session(routine_of(curl(run_on="counted"))))

    from_first = heard[heard.index("Curl up, and lower.") :]
    assert [text for text in from_first if text in ("Rep 2 of 3.", "Curl.")] == []
    assert from_first.count("Up.") == 3
    assert len(from_first) > len(["Curl up, and lower.", "1.", "Up.", "2.", "Up.", "3.", "Up."])


def test_reps_that_do_not_run_on_are_told_one_by_one() -> None:
    """Each has its sentence."""
    heard = said(session(routine_of(curl())))

    assert [heard.count(text) for text in ("Rep 1 of 3.", "Rep 2 of 3.", "Last one.")] == [1] * 3
    assert heard.count("Curl.") == 2


def test_running_on_takes_just_the_tempo() -> None:
    """From number to number it is as long as move and tempo say."""
    timeline = session(routine_of(curl(run_on=True)))
    starts = {cue.sound.key: cue.start_ms for cue in timeline.cues}

    assert abs(starts["say:Last one."] - starts["say:2."] - 4000) <= 24
    assert said(session(routine_of(curl(run_on=True)), guide=Guide.TONES))[-1] == "Get ready."
