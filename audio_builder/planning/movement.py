"""The movement of the figure through a track: which pose it is in when, from the same timeline."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Final

from audio_builder.model.block import leaves
from audio_builder.model.exercise import Exercise
from audio_builder.model.pose import Pose
from audio_builder.model.routine import Routine
from audio_builder.model.sounds import Bell, Tone
from audio_builder.model.steps import Step
from audio_builder.model.timeline import Cue, Cycle, KeyPose, Place, Role, Timeline
from audio_builder.model.view import View, view_from
from audio_builder.planning.step_poses import StepPoses, has_poses
from audio_builder.units import Ms

_COMES_BACK_IN = {1: None, 2: 1, 3: 2, 4: 2}
"""By how many phases a tempo has: in which of them the figure comes back."""
_END: Final = Tone(bell=Bell.END)


def movement(routine: Routine, timeline: Timeline, reps: int | None = None) -> tuple[KeyPose, ...]:
    """Key poses, in order of time; from one to the next the figure moves evenly.

    A step's pose is reached in its time to move, in half a breath, or, where it has neither, in its
    words; a tempo leads to it in its first phase and back in the one that lifts. While work by the
    clock lasts, an exercise's motion goes on.

    Args:
        routine: at the level that the timeline was laid out at.
        timeline: of one of its tracks.
        reps: what the listener wishes for.
    """
    exercises = {
        exercise.id: exercise for exercise in leaves(routine.exercises) if has_poses(exercise)
    }
    if not exercises:
        return ()
    keys = _Keys()
    for (name, side), cues in groupby(timeline.cues, key=lambda cue: _turn_of(cue.place)):
        exercise = exercises.get(name or "")
        in_turn = tuple(cues)
        if exercise is None:
            keys.view = View.THREE_QUARTER
            keys.jump(in_turn[0].start_ms, None)
            continue
        poses = StepPoses.of(exercise, mirrored=side == "right")
        keys.view = view_from(exercise.view, mirrored=side == "right")
        keys.jump(in_turn[0].start_ms, poses.start)
        if poses.cycle:
            for is_work, stretch in groupby(in_turn, key=_is_work):
                if is_work:
                    _work(keys, exercise, poses.cycle, tuple(stretch), reps)
        for (rep, number), step_cues in groupby(in_turn, key=_step_of):
            if number is not None:
                before_rep = rep == 0
                step = (exercise.prepare if before_rep else exercise.steps)[number - 1]
                target = poses.at[(before_rep, number)]
                _take(keys, step, target, tuple(step_cues))
    return tuple(keys.found)


def _turn_of(place: Place) -> tuple[str | None, str | None]:
    return place.inner or place.exercise, place.side


def _step_of(cue: Cue) -> tuple[int | None, int | None]:
    return cue.place.rep, cue.place.step


@dataclass(slots=True)
class _Keys:
    """Key poses as they are found."""

    found: list[KeyPose] = field(default_factory=list)
    view: View = View.THREE_QUARTER

    @property
    def pose(self) -> Pose | None:
        return self.found[-1].pose if self.found else None

    def jump(self, at_ms: Ms, pose: Pose | None) -> None:
        """Be in another pose at once, or be seen from elsewhere."""
        if self.found and self.pose == pose and self.found[-1].view == self.view:
            return
        if self.found:
            before = self.found[-1]
            self.found.append(replace(before, at_ms=at_ms, cycle=()))
        self._add(at_ms, pose)

    def move(self, start_ms: Ms, end_ms: Ms, pose: Pose) -> None:
        """Move into a pose."""
        if self.pose != pose:
            self._add(start_ms, self.pose)
            self._add(end_ms, pose)

    def repeat(self, start_ms: Ms, end_ms: Ms, cycle: Cycle) -> None:
        """Go through a cycle as often as there is time to come back from it."""
        self._add(start_ms, self.pose, cycle)
        self._add(end_ms, self.pose)

    def _add(self, at_ms: Ms, pose: Pose | None, cycle: Cycle = ()) -> None:
        self.found.append(KeyPose(at_ms=at_ms, pose=pose, view=self.view, cycle=cycle))


def _is_work(cue: Cue) -> bool:
    return cue.role is Role.WORK and cue.sound != _END


def _work(
    keys: _Keys, exercise: Exercise, cycle: Cycle, cues: tuple[Cue, ...], reps: int | None
) -> None:
    """Let the figure do its motion while work lasts; reps that are counted as often as asked."""
    start_ms, length_ms = cues[0].start_ms, cues[-1].end_ms - cues[0].start_ms
    period_ms = sum(takes_ms for takes_ms, _ in cycle)
    times = length_ms // period_ms
    if exercise.reps is not None:
        times = min(times, exercise.reps.within(reps, cues[0].place.set or 1))
    if times:
        keys.repeat(start_ms, Ms(start_ms + times * period_ms), cycle)


def _take(keys: _Keys, step: Step, target: Pose | None, cues: tuple[Cue, ...]) -> None:
    """Let the figure take a step."""
    before = keys.pose
    if target is None or before is None:
        return
    tempo = tuple(cue for cue in cues if cue.role is Role.TEMPO)
    if step.tempo is None or not tempo:
        start_ms, end_ms = _time_to_move(cues)
        keys.move(start_ms, end_ms, target)
        return
    phases = tuple(_phases(step, tempo))
    keys.move(*phases[0], target)
    back = _COMES_BACK_IN[len(phases)]
    if back is not None:
        keys.move(*phases[back], before)


def _time_to_move(cues: tuple[Cue, ...]) -> tuple[Ms, Ms]:
    for role in (Role.MOVE, Role.BREATH, Role.INSTRUCT):
        found = [cue for cue in cues if cue.role is role]
        if found:
            return found[0].start_ms, found[-1].end_ms
    return cues[0].start_ms, cues[0].end_ms


def _phases(step: Step, tempo: tuple[Cue, ...]) -> Iterator[tuple[Ms, Ms]]:
    """When each phase of a tempo begins and ends; words may have made it longer than it is."""
    start_ms, lasts_ms = tempo[0].start_ms, tempo[-1].end_ms - tempo[0].start_ms
    whole_ms = sum(step.tempo_ms)

    def at(passed_ms: int) -> Ms:
        return Ms(start_ms + lasts_ms * passed_ms // whole_ms)

    passed_ms = 0
    for length_ms in step.tempo_ms:
        yield at(passed_ms), at(passed_ms + length_ms)
        passed_ms += length_ms
