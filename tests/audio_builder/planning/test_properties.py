"""What holds for every routine at every pace."""

from collections import defaultdict

from hypothesis import given, settings
from hypothesis import strategies as st

from audio_builder.model.pace import BREATH_LENGTHS_MS, REPS_MAX, Breath, Guide, Pace
from audio_builder.model.routine import Routine
from audio_builder.model.sounds import Air, AirSound, Phrase
from audio_builder.model.timeline import Role, Timeline
from audio_builder.planning.needs import needed_directions, needed_phrases, needed_sounds
from audio_builder.planning.plan import plan
from audio_builder.planning.session import track_names
from audio_builder.units import FRAME_MS
from routines import routines

LENGTHS = st.sampled_from(BREATH_LENGTHS_MS)
PACES = st.builds(
    Pace,
    breath=st.builds(Breath, in_ms=LENGTHS, out_ms=LENGTHS),
    reps=st.none() | st.integers(1, REPS_MAX),
    guide=st.sampled_from(Guide),
)


def letters(text: str) -> int:
    """A measure for tests: 60 ms a character."""
    return 60 * len(text)


def extending(routine: Routine) -> Routine:
    """The same routine, its slots growing: random words often overrun."""
    return routine.model_copy(update={"overrun": "extend"})


def plans(routine: Routine, pace: Pace) -> list[Timeline]:
    """Every track of a routine at a pace, the session first."""
    return [plan(routine, pace, letters, name) for name in track_names(routine)]


@settings(max_examples=40, deadline=None)
@given(routine=routines().map(extending), pace=PACES)
def test_cues_lie_on_frames_in_order_and_apart(routine: Routine, pace: Pace) -> None:
    """Every cue starts on a frame, none overlaps the next, and the track ends after the last."""
    for timeline in plans(routine, pace):
        end_ms = 0
        for cue in timeline.cues:
            assert cue.start_ms % FRAME_MS == 0
            assert cue.length_ms % FRAME_MS == 0
            assert cue.length_ms > 0
            assert cue.start_ms >= end_ms
            end_ms = cue.end_ms
        assert timeline.duration_ms % FRAME_MS == 0
        assert end_ms <= timeline.duration_ms <= end_ms + 24_000


@settings(max_examples=40, deadline=None)
@given(routine=routines().map(extending), pace=PACES)
def test_chapters_cover_every_exercise_and_side_in_order(routine: Routine, pace: Pace) -> None:
    """Chapters ascend from 0, stay within the track, and name each exercise and each side."""
    session, *singles = plans(routine, pace)
    for timeline in (session, *singles):
        starts = [chapter.start_ms for chapter in timeline.chapters]
        assert starts[0] == 0
        assert starts == sorted(set(starts))
        assert starts[-1] < timeline.duration_ms
    titles = [chapter.title for chapter in session.chapters]
    for number, exercise in enumerate(routine.exercises, start=1):
        own = [title for title in titles if title.startswith(f"{number}. {exercise.title}")]
        parts = len(exercise.sides or (None,)) * exercise.sets
        assert len(own) == (1 if parts == 1 and not exercise.sides else 1 + parts)


@settings(max_examples=40, deadline=None)
@given(routine=routines().map(extending), pace=PACES)
def test_reps_and_breaths_are_those_of_the_pace(routine: Routine, pace: Pace) -> None:
    """Each side of each set has the pace's reps, kept in range, and each hold its breaths."""
    session = plans(routine, pace)[0]
    last_rep: dict[tuple[str | None, int | None, str | None], int] = defaultdict(int)
    breaths = 0
    for cue in session.cues:
        place = cue.place
        if place.rep:
            last_rep[place.exercise, place.set, place.side] = place.rep
        breaths += isinstance(cue.sound, AirSound) and cue.sound.air is Air.IN
    expected_breaths = 0
    for exercise in routine.exercises:
        reps = exercise.reps.within(pace.reps)
        assert exercise.reps.min <= reps <= (exercise.reps.max or exercise.reps.default)
        sides = exercise.sides or (None,)
        for number in range(1, exercise.sets + 1):
            for side in sides:
                assert last_rep[exercise.id, number, side] == reps
        held = [sum(s.hold.breaths or 0 for s in steps if s.hold is not None)
                for steps in (exercise.steps, exercise.prepare)]  # fmt: skip
        expected_breaths += len(sides) * (held[0] * reps * exercise.sets + held[1])
    assert breaths == expected_breaths


@settings(max_examples=40, deadline=None)
@given(routine=routines().map(extending), pace=PACES)
def test_safety_is_spoken_once_whatever_the_guide(routine: Routine, pace: Pace) -> None:
    """Every track says each safety line exactly once, before the first exercise begins."""
    for timeline in plans(routine, pace):
        said = [c.sound.text for c in timeline.cues
                if c.role is Role.SAFETY and isinstance(c.sound, Phrase)]  # fmt: skip
        assert tuple(said) == routine.safety
        first_rep = next(c.start_ms for c in timeline.cues if c.role is Role.LEAD_IN)
        assert all(c.start_ms < first_rep for c in timeline.cues if c.role is Role.SAFETY)


@settings(max_examples=25, deadline=None)
@given(routine=routines().map(extending), pace=PACES)
def test_any_pace_needs_only_sounds_of_the_closed_set(routine: Routine, pace: Pace) -> None:
    """Whatever pace is asked for, its sounds are among those that a build makes."""
    directions = needed_directions(routine)
    phrases = set(needed_phrases(directions))
    known = {sound.key for sound in needed_sounds(directions, letters)}
    for timeline in plans(routine, pace):
        for cue in timeline.cues:
            assert cue.sound.key in known
            assert not isinstance(cue.sound, Phrase) or cue.sound.text in phrases


@settings(max_examples=30, deadline=None)
@given(routine=routines().map(extending), pace=PACES)
def test_the_same_input_gives_the_same_timeline(routine: Routine, pace: Pace) -> None:
    """Planning depends on nothing but what it is handed."""
    assert plans(routine, pace) == plans(routine, pace)
