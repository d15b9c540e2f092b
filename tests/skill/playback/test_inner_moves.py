"""Moves within an exercise: by time, by steps, by reps, to the other side; and leaving one out."""

import pytest

from audio_builder.model.doses import Reps
from practices import Practice
from routines import build_exercise, build_routine, build_step
from skill.playback.answers import Note, Nothing, PlayNow, StopPlaying
from skill.playback.events import (
    Event,
    Finished,
    GoTo,
    MoveRep,
    MoveStep,
    NearlyFinished,
    Next,
    OtherSide,
    Pause,
    Previous,
    Resume,
    Seek,
    SkipExercise,
    StartOver,
)
from skill.playback.places import TOO_LITTLE_LEFT_MS, exercise_start
from skill.playback.state import Activity


def _went(practice: Practice, *events: Event) -> tuple[int, int]:
    """Where the last of some events leads."""
    answer = practice.do(*events)
    assert isinstance(answer, PlayNow)
    return answer.entry.position, answer.offset_ms


def test_ten_seconds_back_and_a_minute_on() -> None:
    """By as much as is said, from where the device is."""
    practice = Practice().play()
    assert _went(practice, Seek(by_ms=-10_000, seen=practice.seen(60_000))) == (0, 50_000)
    assert _went(practice, Seek(by_ms=30_000, seen=practice.seen(50_000))) == (0, 80_000)


def test_back_over_the_beginning_is_in_the_exercise_before() -> None:
    """The session is one; but never so near to an end that a device might ask for no more."""
    practice = Practice().play(1)
    assert practice.state.run is not None
    before_ms = practice.table.timeline(practice.state.run, 0).duration_ms
    back = Seek(by_ms=-90_000, seen=practice.seen(10_000))
    assert _went(practice, back) == (0, before_ms - 80_000)

    practice = Practice().play(1)
    back = Seek(by_ms=-20_000, seen=practice.seen(10_000))
    assert _went(practice, back) == (0, before_ms - TOO_LITTLE_LEFT_MS)


def test_before_the_very_beginning_is_the_beginning() -> None:
    """There is nothing before it."""
    practice = Practice().play()
    assert _went(practice, Seek(by_ms=-60_000, seen=practice.seen(10_000))) == (0, 0)


def test_on_over_the_end_is_in_the_next_exercise() -> None:
    """As far in it as is left over; after the last one there is none."""
    practice = Practice().play()
    end_ms = practice.timeline.duration_ms
    on = Seek(by_ms=60_000, seen=practice.seen(end_ms - 50_000))
    assert _went(practice, on) == (1, 10_000)

    practice = Practice().play(2)
    end_ms = practice.timeline.duration_ms
    answer = practice.do(Seek(by_ms=60_000, seen=practice.seen(end_ms - 50_000)))
    assert answer == Nothing(note=Note.LAST)
    assert practice.current.position == 2


def test_a_step_back_again_and_on() -> None:
    """Each to the first word of a step, whichever of its sounds is heard."""
    practice = Practice().play()
    turns, leans = practice.starts("And turn."), practice.starts("Lean over.")
    seen = practice.seen(turns[0] + 1_500)
    assert _went(practice, MoveStep(by=0, seen=seen)) == (0, turns[0])
    practice = Practice().play()
    assert _went(practice, MoveStep(by=-1, seen=practice.seen(turns[0] + 1_500))) == (0, leans[0])
    practice = Practice().play()
    assert _went(practice, MoveStep(by=1, seen=practice.seen(leans[0] + 1_500))) == (0, turns[0])


def test_before_the_first_step_is_the_announcement_and_after_the_last_the_next_exercise() -> None:
    """Nobody is left in the middle of nowhere."""
    practice = Practice().play()
    start = exercise_start(practice.timeline)
    lean = practice.starts("Lean over.")[0]
    assert _went(practice, MoveStep(by=-1, seen=practice.seen(lean + 100))) == (0, start)
    practice = Practice().play()
    end = practice.timeline.duration_ms - 1_000
    position, offset_ms = _went(practice, MoveStep(by=1, seen=practice.seen(end)))
    assert (position, offset_ms) == (1, exercise_start(practice.timeline))
    practice = Practice().play(2)
    assert practice.do(MoveStep(by=1, seen=practice.seen(end))) == Nothing(note=Note.LAST)


@pytest.mark.parametrize(("by", "rep"), [(-1, 1), (0, 2)])
def test_a_rep_back_or_again(by: int, rep: int) -> None:
    """From wherever in a rep."""
    practice = Practice().play()
    inside = next(
        cue.start_ms for cue in practice.timeline.cues if (cue.place.rep, cue.place.step) == (2, 2)
    )
    practice.do(MoveRep(by=by, seen=practice.seen(inside)))
    assert (practice.cue.place.side, practice.cue.place.rep) == ("left", rep)
    assert practice.state.offset_ms == min(
        cue.start_ms for cue in practice.timeline.cues if cue.place.rep == rep
    )


def test_the_other_side() -> None:
    """From either side to the other; before the first one it is the second."""
    practice = Practice().play()
    (right,) = practice.starts("Now the right side.")
    assert _went(practice, OtherSide(seen=practice.seen(100))) == (0, right)
    practice.do(OtherSide(seen=practice.seen(right + 30_000)))
    assert practice.cue.place.side == "left"
    practice.do(OtherSide(seen=practice.seen(practice.state.offset_ms + 10_000)))
    assert practice.cue.place.side == "right"


def test_where_there_is_no_other_side_and_no_step() -> None:
    """What plays goes on, and it is said."""
    practice = Practice()
    practice.build(
        build_routine(
            id="long",
            exercises=(
                build_exercise(
                    id="lean-1",
                    reps=Reps(default=2, min=1, max=4),
                    steps=(build_step(say="Lean."),),
                ),
            ),
        )
    )
    practice.play()
    before = practice.state
    assert practice.do(OtherSide()) == Nothing(note=Note.ONE_SIDE)
    assert practice.state == before


def test_an_exercise_that_is_left_out_is_passed_over() -> None:
    """In both directions, by the device too, for as long as the run lasts."""
    practice = Practice().play(1)
    assert _went(practice, SkipExercise())[0] == 2
    assert _went(practice, Previous())[0] == 0
    assert _went(practice, Next())[0] == 2
    practice.do(Previous())
    practice.do(NearlyFinished(token=practice.token))
    assert practice.state.queued is not None
    assert practice.state.queued.position == 2
    practice.do(Pause(), Resume(), StartOver())
    assert practice.state.run is not None
    assert practice.state.run.left_out == ()


def test_whoever_asks_for_what_was_left_out_gets_it() -> None:
    """It is asked for by name: so it is wanted."""
    practice = Practice().play(1)
    practice.do(SkipExercise(), GoTo(position=1))
    assert practice.current.position == 1
    assert practice.state.run is not None
    assert practice.state.run.left_out == ()


def test_after_the_last_one_is_left_out_the_run_is_over() -> None:
    """It stops, and there is nothing to go on with."""
    practice = Practice().play(2)
    assert practice.do(SkipExercise()) == StopPlaying(note=Note.NOTHING_LEFT)
    assert practice.state.activity is Activity.DONE
    practice.do(Finished(token=practice.token), Pause())
    assert practice.state.activity is Activity.DONE
