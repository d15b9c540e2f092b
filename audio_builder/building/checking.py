"""Checking a routine beyond its file: whether its words can be spoken, and fit their slots."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from audio_builder.building.findings import UnfitError, routine_findings, script_findings
from audio_builder.building.measuring import Lengths, Means, measure
from audio_builder.loading.examining import Loaded
from audio_builder.loading.plain import Finding
from audio_builder.loading.problems import Problem, RoutineError, in_order
from audio_builder.loading.routine_file import BrokenRulesError, load_routine
from audio_builder.model.pace import Pace
from audio_builder.model.routine import Routine
from audio_builder.model.timeline import Timeline
from audio_builder.planning.needs import needed_directions, needed_phrases
from audio_builder.planning.plan import plan, script_of
from audio_builder.planning.session import TrackName


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A routine that can be read from its file, and the rules that it breaks."""

    name: str
    """What to call the file in messages."""
    loaded: Loaded
    problems: tuple[Problem, ...] = ()

    @property
    def routine(self) -> Routine:
        """The routine."""
        return self.loaded.routine

    @classmethod
    def of(cls, error: BrokenRulesError) -> "Draft":
        """What is at hand for all its broken rules."""
        return cls(name=error.path, loaded=error.loaded, problems=error.problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A draft, how long its phrases are, and all that is wrong with it."""

    draft: Draft
    lengths: Lengths
    problems: tuple[Problem, ...]

    def timeline(self, pace: Pace, track: TrackName | None = None) -> Timeline:
        """Lay out a track that was checked; a slot that is only estimated to be too short grows.

        Raises:
            RoutineError: if there are problems.
        """
        if self.problems:
            raise RoutineError(path=self.draft.name, problems=self.problems)
        roomy = self.draft.routine.model_copy(update={"overrun": "extend"})
        return plan(roomy, pace, self.lengths.likely_ms, track)


def read_draft(path: Path) -> Draft:
    """Read a routine file, also one that breaks rules.

    Raises:
        RoutineError: if it holds no routine, for problems of its structure.
        InputError: if it cannot be read.
    """
    try:
        return Draft(name=str(path), loaded=load_routine(path))
    except BrokenRulesError as error:
        return Draft.of(error)


def check_routine(draft: Draft, means: Means) -> Checked:
    """Check all that a build makes: every phrase and slot of any allowed pace.

    Raises:
        InputError: if there is no such voice.
    """
    routine = draft.routine
    phrases = needed_phrases(needed_directions(routine))
    lengths = measure(routine, phrases, means)
    return _checked(draft, lengths, routine_findings(routine, lengths))


def check_track(draft: Draft, track: TrackName, pace: Pace, means: Means) -> Checked:
    """Check one track at one pace, and only that.

    Raises:
        InputError: if there is no such voice.
        PaceError: if no session is as short as the pace asks for.
    """
    routine = draft.routine
    if pace.minutes is None:
        script = tuple(script_of(routine, pace, lambda _: 0, track))
        lengths = measure(routine, needed_phrases(script), means)
    else:  # what is left out of a session follows from the lengths of all that could be in it
        lengths = measure(routine, needed_phrases(needed_directions(routine)), means)
        roomy = routine.model_copy(update={"overrun": "extend"})
        script = tuple(script_of(roomy, pace, lengths.likely_ms, track))
    return _checked(draft, lengths, script_findings(routine, script, lengths))


def placed(error: UnfitError, name: str, loaded: Loaded) -> RoutineError:
    """What a build refuses, with the places in its file."""
    problems = in_order(loaded.positions.problem(finding) for finding in error.findings)
    return RoutineError(path=name, problems=problems)


def _checked(draft: Draft, lengths: Lengths, findings: Iterable[Finding]) -> Checked:
    found = (draft.loaded.positions.problem(finding) for finding in findings)
    # A text with a broken rule, as without a word in it, may be unspeakable for the same reason.
    faulty = {(problem.line, problem.column) for problem in draft.problems}
    unspeakable = set(lengths.refused.values())
    added = (
        problem
        for problem in found
        if problem.what not in unspeakable or (problem.line, problem.column) not in faulty
    )
    return Checked(draft=draft, lengths=lengths, problems=in_order([*draft.problems, *added]))
