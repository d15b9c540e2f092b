"""A routine is built anew in the middle of a practice."""

from audio_builder.library import Guide, Pace
from audio_builder.model.doses import Reps
from audio_builder.model.routine import Routine
from audio_builder.model.steps import Hold
from practices import Practice
from routines import build_step
from skill.playback.answers import Enqueue, Note, Nothing, PlayNow
from skill.playback.events import (
    Failed,
    Finished,
    NearlyFinished,
    Next,
    Pause,
    Previous,
    Resume,
    SetPace,
    SkipExercise,
    Started,
    Stopped,
)
from skill.playback.moves import Table
from skill.playback.places import cue_at
from skill.playback.rebuilds import carried_over
from skill.playback.state import Activity, Entry, Run, State
from worlds import KEY, SmallView, long_routine, small_table


def version(*numbers: int, **changes: object) -> Routine:
    """The long routine with these of its exercises, from 1, in this order."""
    whole = long_routine(5)
    exercises = tuple(whole.exercises[number - 1].model_copy(update=changes) for number in numbers)
    return whole.model_copy(update={"exercises": exercises})


def paused(position: int, offset_ms: int) -> Practice:
    """A practice that is paused somewhere."""
    practice = Practice().play(position)
    practice.do(Pause(), Stopped(token=practice.token, offset_ms=offset_ms))
    return practice


def test_swapped_exercises_resume_in_the_one_that_was_paused() -> None:
    """Wherever it stands now, at its very place."""
    practice = paused(1, 100_000)
    practice.build(version(3, 2, 1))
    practice.do(Next(), Previous(), Previous())
    assert practice.current.part == "lean-3.part"

    practice = paused(0, 100_000)
    place = practice.cue.place
    practice.build(version(3, 2, 1))
    answer = practice.do(Resume())
    assert isinstance(answer, PlayNow)
    assert (answer.entry.part, answer.entry.position) == ("lean-1.part", 2)
    assert (practice.cue.place.side, practice.cue.place.rep) == (place.side, place.rep)
    assert answer.note is None


def test_the_place_is_kept_in_a_routine_that_is_timed_otherwise() -> None:
    """Side, set, rep and step, though each millisecond means another place now."""
    practice = Practice().play()
    (right,) = practice.starts("Now the right side.")
    at = next(cue.start_ms for cue in practice.timeline.cues
              if cue.start_ms > right and (cue.place.rep, cue.place.step) == (1, 2))  # fmt: skip
    practice.do(Pause(), Stopped(token=practice.token, offset_ms=at + 2_000))
    for held in (True, False):
        again = Practice(table=practice.table, state=practice.state)
        steps = (
            build_step(say="Lean over.", short="Lean.", hold=Hold(breaths=4)),
            build_step(say="And turn.", short="Turn.", hold=Hold(breaths=2)),
        )
        again.build(version(1, 2, steps=steps), held=held)
        again.do(Resume())
        place = again.cue.place
        assert (place.side, place.rep, place.step) == ("right", 1, 2)
        assert again.state.offset_ms > at


def test_an_offset_beyond_a_shorter_track_is_a_place_in_it() -> None:
    """Nothing beyond the end is sent; the last rep stands for those that are gone."""
    practice = Practice()
    practice.build(version(1, 2, 3, reps=Reps(default=4, min=1, max=4)))
    practice.play()
    at = max(cue.start_ms for cue in practice.timeline.cues
             if (cue.place.side, cue.place.rep, cue.place.step) == ("left", 4, 1))  # fmt: skip
    practice.do(Stopped(token=practice.token, offset_ms=at))
    practice.build(version(1, 2, 3, reps=Reps(default=1, min=1, max=4)))
    answer = practice.do(Resume())
    assert isinstance(answer, PlayNow)
    assert answer.offset_ms < practice.timeline.duration_ms < at
    assert (practice.cue.place.side, practice.cue.place.rep) == ("left", 1)


def test_an_exercise_that_is_gone_gives_way_to_the_one_in_its_place() -> None:
    """And it is said. The first, one in the middle, several at once, the last."""
    for position, left, wanted in (
        (0, (2, 3), "lean-2.part"),
        (1, (1, 3), "lean-3.part"),
        (1, (1, 4, 3), "lean-4.part"),
        (1, (3,), "lean-3.part"),
        (2, (1, 2), "lean-2.part"),
    ):
        practice = paused(position, 100_000)
        practice.build(version(*left))
        answer = practice.do(Resume())
        assert isinstance(answer, PlayNow)
        assert (answer.entry.part, answer.note) == (wanted, Note.EXERCISE_GONE)


def test_a_device_that_plays_what_is_gone_goes_on_with_what_follows() -> None:
    """It is not disturbed; after it comes what took its position, and after the last none."""
    practice = Practice().play(1)
    practice.build(version(1, 3))
    answer = practice.do(NearlyFinished(token=practice.token))
    assert isinstance(answer, Enqueue)
    assert answer.entry.part == "lean-3.part"

    practice = Practice().play(2)
    practice.build(version(1, 2))
    assert practice.do(NearlyFinished(token=practice.token)) == Nothing()
    practice.do(Finished(token=practice.token))
    assert practice.state.activity is Activity.DONE


def test_a_pace_does_not_jump_out_of_what_is_gone() -> None:
    """It is remembered for what follows."""
    practice = Practice().play(1)
    practice.build(version(1, 3))
    token = practice.token
    assert practice.do(SetPace(pace=Pace(guide=Guide.TONES))) == Nothing(note=Note.PACE_KEPT)
    assert practice.token == token
    answer = practice.do(NearlyFinished(token=token))
    assert isinstance(answer, Enqueue)
    assert answer.entry.pace == Pace(guide=Guide.TONES)


def test_what_is_gone_and_fails_is_not_tried_again() -> None:
    """There is nothing to try it with."""
    practice = Practice().play(1)
    practice.build(version(1, 3), held=False)
    answer = practice.do(Failed(token=practice.token))
    assert isinstance(answer, PlayNow)
    assert answer.entry.part == "lean-3.part"


def test_a_run_is_kept_that_has_an_exercise_left() -> None:
    """A routine that is gone altogether is forgotten, but not the pace."""
    practice = paused(1, 100_000)
    practice.build(version(5))
    practice.do(Resume())
    assert practice.current.part == "lean-5.part"
    nothing = Table(view=SmallView(routines=()), key=KEY)
    state = carried_over(practice.state, nothing)
    assert (state.run, state.current, state.pace) == (None, None, practice.state.pace)


def test_what_was_left_out_stays_so() -> None:
    """By its name."""
    practice = Practice().play(0)
    practice.do(SkipExercise())
    practice.build(version(2, 1, 3))
    practice.do(Previous())
    assert practice.current.part == "lean-2.part"
    practice.do(Next())
    assert practice.current.part == "lean-3.part"


OLD = State(
    activity=Activity.STOPPED,
    run=Run(number=1, routine="long", parts=("part.1", "part.2", "part.3"), pace=Pace()),
    current=Entry(token="of-before", position=1),  # noqa: S106 - no password
    queued=None,
    offset_ms=100_000,
    skipped="part.1",
    runs=1,
    plays=3,
)
"""What a version kept that knew parts by their numbers."""


def test_a_state_of_before_goes_on() -> None:
    """The same exercise, the same place; and what was skipped has its name."""
    practice = Practice(state=OLD)
    cue = cue_at(practice.table.view.timeline("long", "lean-2.part", Pace()), 100_000)
    assert carried_over(OLD, practice.table).skipped == "lean-1.part"
    answer = practice.do(Resume())
    assert isinstance(answer, PlayNow)
    assert answer.entry.part == "lean-2.part"
    assert practice.cue.place == cue.place


def test_a_device_that_plays_on_from_before_is_understood() -> None:
    """Its token is as good as ever."""
    practice = Practice(state=OLD)
    practice.do(Started(token="of-before", offset_ms=100_000))  # noqa: S106 - no password
    answer = practice.do(NearlyFinished(token="of-before"))  # noqa: S106 - as above
    assert isinstance(answer, Enqueue)
    assert answer.entry.part == "lean-3.part"


def test_a_state_of_before_in_a_routine_that_has_changed_since() -> None:
    """By its number, as its address was; beyond the end it is the last one."""
    practice = Practice(table=small_table(1), state=OLD)
    answer = practice.do(Resume())
    assert isinstance(answer, PlayNow)
    assert answer.entry.part == "lean-1.part"
    assert answer.note is Note.EXERCISE_GONE
