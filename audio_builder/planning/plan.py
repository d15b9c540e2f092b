"""plan(routine, pace, measure): the one way from a routine to a timeline."""

from collections.abc import Iterator
from dataclasses import replace

from audio_builder.model.pace import Pace
from audio_builder.model.routine import Routine
from audio_builder.model.timeline import Timeline
from audio_builder.planning.fitted import Fitted
from audio_builder.planning.fitting import fit, told_whole
from audio_builder.planning.layout import Measure, lay_out
from audio_builder.planning.levels import at_level
from audio_builder.planning.movement import movement
from audio_builder.planning.script import Direction
from audio_builder.planning.session import Kind, TrackName, direct_track, track_names
from audio_builder.planning.vocabulary import Knows, known_directions


def plan(
    routine: Routine,
    pace: Pace,
    measure: Measure,
    track: TrackName | None = None,
    knows: Knows | None = None,
) -> Timeline:
    """Lay out one track of a routine at a pace.

    Args:
        routine: what to do.
        pace: breath, reps (kept within each exercise's range), guide and level; minutes shorten
            the session, and no other track.
        measure: the length of a phrase's clip in ms, given its words.
        track: which of `track_names(routine)`; the session if left out.
        knows: leaves out words, of a score that was made before they were said; None for no one.

    Raises:
        OverrunError: if words do not fit their slot and the routine does not extend it.
        PaceError: if no session is as short as the pace asks for.
    """
    script = script_of(routine, pace, measure, track, knows)
    timeline = lay_out(script, measure, extend=routine.overrun == "extend")
    moves = movement(at_level(routine, pace.level), timeline, pace.reps)
    return replace(timeline, movement=moves) if moves else timeline


def script_of(
    routine: Routine,
    pace: Pace,
    measure: Measure,
    track: TrackName | None = None,
    knows: Knows | None = None,
) -> Iterator[Direction]:
    """What one track of a routine says and does at a pace; arguments as of `plan`.

    Raises:
        OverrunError: if minutes are asked for, and words do not fit their slot.
        PaceError: if no session is as short as the pace asks for.
    """
    chosen = track or track_names(routine)[0]
    fitted = told_whole(routine, at_level(routine, pace.level))
    if pace.minutes is not None and chosen.kind is Kind.SESSION:

        def length_ms(each: Fitted) -> int:
            script = _known(direct_track(each, chosen, pace), knows)
            return lay_out(script, measure, extend=routine.overrun == "extend").duration_ms

        fitted = fit(fitted, pace.minutes, length_ms)
    return _known(direct_track(fitted, chosen, pace), knows)


def _known(script: Iterator[Direction], knows: Knows | None) -> Iterator[Direction]:
    return script if knows is None else known_directions(script, knows)


def estimate_ms(text: str) -> int:
    """Length of a phrase before anything is voiced: 290 ms, and 50 ms a character.

    A line through the lengths of the shipped routine's phrases as `heart` speaks them, trimmed.
    """
    return 290 + 50 * len(text)
