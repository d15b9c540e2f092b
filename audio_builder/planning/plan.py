"""plan(routine, pace, measure): the one way from a routine to a timeline."""

from audio_builder.model.pace import Pace
from audio_builder.model.routine import Routine
from audio_builder.model.timeline import Timeline
from audio_builder.planning.fitted import Fitted
from audio_builder.planning.fitting import fit, told_whole
from audio_builder.planning.layout import Measure, lay_out
from audio_builder.planning.levels import at_level
from audio_builder.planning.session import Kind, TrackName, direct_track, track_names


def plan(
    routine: Routine, pace: Pace, measure: Measure, track: TrackName | None = None
) -> Timeline:
    """Lay out one track of a routine at a pace.

    Args:
        routine: what to do.
        pace: breath, reps (kept within each exercise's range), guide and level; minutes shorten
            the session, and no other track.
        measure: the length of a phrase's clip in ms, given its words.
        track: which of `track_names(routine)`; the session if left out.

    Raises:
        OverrunError: if words do not fit their slot and the routine does not extend it.
        PaceError: if no session is as short as the pace asks for.
    """
    chosen = track or track_names(routine)[0]
    at_hand = at_level(routine, pace.level)
    extend = routine.overrun == "extend"

    def laid_out(fitted: Fitted) -> Timeline:
        script = direct_track(fitted, chosen, pace)
        return lay_out(script, measure, extend=extend)

    whole = told_whole(routine, at_hand)
    if pace.minutes is None or chosen.kind is not Kind.SESSION:
        return laid_out(whole)
    return laid_out(fit(whole, pace.minutes, lambda each: laid_out(each).duration_ms))


def estimate_ms(text: str) -> int:
    """Length of a phrase before anything is voiced: 290 ms, and 50 ms a character.

    A line through the lengths of the shipped routine's phrases as `heart` speaks them, trimmed.
    """
    return 290 + 50 * len(text)
