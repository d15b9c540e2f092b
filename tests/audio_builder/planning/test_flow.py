"""Flow: steps that take half a breath each."""

import pytest

from audio_builder.model.exercise import Exercise
from audio_builder.model.pace import BREATH_LENGTHS_MS, Breath, Guide
from audio_builder.model.sounds import Air, AirSound, Phrase
from audio_builder.model.timeline import Cue, Role, Timeline
from audio_builder.units import FRAME_MS, Ms
from grammar import routine_of, said, session
from routines import build_exercise, build_step


def flow(**overrides: object) -> Exercise:
    """Up on the in-breath, down on the out-breath, three times."""
    steps = (
        build_step(say="Breathe in, and reach up.", short="In: up.", breath="in"),
        build_step(say="Breathe out, and fold.", short="Out: fold.", breath="out"),
    )
    return build_exercise(**({"reps": {"default": 3}, "steps": steps} | overrides))


def breaths(timeline: Timeline) -> list[Cue]:
    """The cues of half breaths."""
    return [cue for cue in timeline.cues if cue.role is Role.BREATH]


def starts_of(timeline: Timeline, rep: int) -> list[int]:
    """When each half breath of a rep begins."""
    firsts: dict[int | None, int] = {}
    for cue in breaths(timeline):
        if cue.place.rep == rep:
            firsts.setdefault(cue.place.step, cue.start_ms)
    return list(firsts.values())


@pytest.mark.parametrize("length_ms", BREATH_LENGTHS_MS)
def test_a_step_lasts_as_long_as_its_half_breath(length_ms: int) -> None:
    """At every length a listener may have; the last of three reps, short enough for its words."""
    breath = Breath(in_ms=Ms(length_ms), out_ms=Ms(12_000 - length_ms))
    timeline = session(routine_of(flow(run_on=True)), breath=breath)

    in_ms, out_ms = starts_of(timeline, 3)
    assert abs(out_ms - in_ms - length_ms) <= FRAME_MS


def test_in_and_out_have_their_own_air() -> None:
    """Rising in, falling out."""
    airs = [cue.sound.air for cue in breaths(session(routine_of(flow())))
            if isinstance(cue.sound, AirSound)]  # fmt: skip
    assert airs == [Air.IN, Air.OUT] * 3


def test_the_first_rep_is_taught_before_its_breaths() -> None:
    """In full ahead of each breath; later the short words sound inside it."""
    timeline = session(routine_of(flow()))

    assert said(timeline, Role.INSTRUCT) == ["Breathe in, and reach up.", "Breathe out, and fold."]
    assert said(timeline, Role.BREATH) == ["In: up.", "Out: fold."] * 2


def test_a_breath_shorter_than_its_words_waits_for_them() -> None:
    """A breath is the listener's and not a clock: nothing is cut, and it is no error."""
    routine = routine_of(flow(), overrun="error")
    timeline = session(routine, lambda text: 400 * len(text), breath=Breath(
        in_ms=Ms(2000), out_ms=Ms(2000)))  # fmt: skip

    in_ms, out_ms = starts_of(timeline, 2)
    assert out_ms - in_ms >= 400 * len("In: up.")


def test_a_breath_of_the_routines_own_is_not_the_listeners() -> None:
    """`breath: {in: 5.5}` lasts that long, whatever breath is asked for."""
    step = build_step(breath={"in": 5.5})
    timeline = session(routine_of(flow(steps=(step,), run_on=True)), breath=Breath(
        in_ms=Ms(2000), out_ms=Ms(2000)))  # fmt: skip

    (second_ms,), (third_ms,) = starts_of(timeline, 2), starts_of(timeline, 3)
    assert abs(third_ms - second_ms - 5500) <= FRAME_MS


def test_with_tones_alone_the_air_tells_in_from_out() -> None:
    """Nobody speaks; only another kind of effort needs its bell."""
    timeline = session(routine_of(flow()), guide=Guide.TONES)

    assert said(timeline, Role.BREATH, Role.INSTRUCT, Role.REP) == []
    keys = [cue.sound.key.split(":")[:2] for cue in breaths(timeline)]
    assert keys == [["air", "in"], ["air", "out"]] * 3
    lifting = flow(steps=(build_step(breath="in", kind="work"),), reps={"default": 1})
    bell, air = breaths(session(routine_of(lifting), guide=Guide.TONES))
    assert (bell.sound.key, air.sound.key[:7]) == ("tone:work", "air:in:")


def test_breaths_that_run_on_are_opened_by_their_numbers() -> None:
    """The number of the rep on its first breath, inside it, ahead of the short words."""
    timeline = session(routine_of(flow(run_on=True)))

    spoken = [cue for cue in breaths(timeline) if isinstance(cue.sound, Phrase)]
    numbers = [cue.place.rep for cue in spoken if cue.sound.key in ("say:2.", "say:Last one.")]
    assert numbers == [2, 3]
    assert said(timeline, Role.BREATH) == [
        "2.", "In: up.", "Out: fold.", "Last one.", "In: up.", "Out: fold.",
    ]  # fmt: skip
    assert said(timeline, Role.REP) == []


def test_a_last_rep_of_several_breaths_is_opened_by_its_number() -> None:
    """Inside the first of its breaths, "Last one." would be taken for that breath."""
    once = flow().steps
    timeline = session(routine_of(flow(run_on=True, steps=(*once, *once))))

    assert "Last one." not in said(timeline)
    assert said(timeline, Role.BREATH).count("3.") == 1


def test_sides_may_take_turns_breath_by_breath() -> None:
    """A sun salutation leads with the right leg, then with the left."""
    exercise = flow(sides=("right", "left"), alternate="reps", reps={"default": 2})
    sides = [cue.place.side for cue in breaths(session(routine_of(exercise)))
             if isinstance(cue.sound, AirSound)]  # fmt: skip

    assert sides == ["right", "right", "left", "left"] * 2
