"""Does a library offer what a programme asks for? Routines, levels, reps. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches

from audio_builder.loading.plain import Finding, KeyPath
from audio_builder.loading.problems import listed, shown
from audio_builder.programme.model import Dose, Phase, Programme, Session
from audio_builder.programme.schedule import dose_in
from audio_builder.records import RoutineEntry


def not_offered(programme: Programme, entries: Iterable[RoutineEntry]) -> tuple[Finding, ...]:
    """What a programme asks for that a library's routines do not have."""
    library = {entry.id: entry for entry in entries}
    return tuple(
        finding
        for index, phase in enumerate(programme.phases)
        for place, session in enumerate(phase.sessions)
        for finding in _of_session(phase, session, ("phases", index, "sessions", place), library)
    )


def _of_session(
    phase: Phase, session: Session, path: KeyPath, library: Mapping[str, RoutineEntry]
) -> Iterator[Finding]:
    entry = library.get(session.routine)
    if entry is None:
        yield _unknown((*path, "routine"), session.routine, library)
        return
    weeks = [(week, dose_in(phase, session, week)) for week in range(1, phase.weeks + 1)]
    for level in dict.fromkeys(dose.level for _, dose in weeks):
        if level is not None and level not in entry.levels:
            where = next(
                _where(phase, path, "level", week) for week, each in weeks if each.level == level
            )
            what = f"{shown(entry.id)} is not written at the level {shown(level)}"
            yield Finding(path=where, what=what, mend=f"it has {listed(entry.levels, joint='and')}")
    yield from _reps(phase, path, entry, weeks)


def _reps(
    phase: Phase, path: KeyPath, entry: RoutineEntry, weeks: list[tuple[int, Dose]]
) -> Iterator[Finding]:
    least = min(exercise.reps.min for exercise in entry.exercises)
    most = max(exercise.reps.max for exercise in entry.exercises)
    for week, dose in weeks:
        if dose.reps is not None and not least <= dose.reps <= most:
            what = f"{dose.reps} reps in week {week}: no exercise of {shown(entry.id)} has so many"
            yield Finding(
                path=_where(phase, path, "reps", week), what=what, mend=f"give {least} to {most}"
            )
            return


def _where(phase: Phase, path: KeyPath, key: str, week: int) -> KeyPath:
    """The session's own key, or that of the progression which has changed it last."""
    keys = (key, "add_reps") if key == "reps" else (key,)
    routine = phase.sessions[int(path[-1])].routine
    found: KeyPath = (*path, key)
    for place, change in enumerate(phase.progressions):
        if change.routine in (None, routine) and week >= change.first_week:
            for each in keys:
                if getattr(change, each) is not None:
                    found = (*path[:2], "progressions", place, each)
    return found


def _unknown(path: KeyPath, routine: str, library: Iterable[str]) -> Finding:
    names = sorted(library)
    close = get_close_matches(routine, names, n=1)
    there = f"it has {listed(names, joint='and')}" if names else "it has none"
    mend = f"did you mean {close[0]}?" if close else f"build it first; {there}"
    return Finding(path=path, what=f"the library has no routine {shown(routine)}", mend=mend)
