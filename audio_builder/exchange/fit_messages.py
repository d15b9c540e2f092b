"""The messages of a FIT workout, read and written. This is the one module that knows fit-tool."""

from collections.abc import Iterator, Sequence
from enum import Enum
from typing import Final

from fit_tool import FitError, FitFile, FitFileBuilder
from fit_tool.profile import profile_type
from fit_tool.profile.messages.exercise_title_message import ExerciseTitleMessage
from fit_tool.profile.messages.file_id_message import FileIdMessage
from fit_tool.profile.messages.workout_message import WorkoutMessage
from fit_tool.profile.messages.workout_step_message import WorkoutStepMessage

from audio_builder.exchange.draft import UnreadableError
from audio_builder.exchange.fit_steps import FitStep, FitWorkout, Lasts
from audio_builder.exchange.limits import within_steps
from audio_builder.units import Ms

_LASTS: Final = {
    0: Lasts.TIME,
    28: Lasts.TIME,
    31: Lasts.TIME,
    29: Lasts.REPS,
    5: Lasts.OPEN,
    6: Lasts.REPEAT,
}
_CODES: Final = {Lasts.TIME: 0, Lasts.REPS: 29, Lasts.OPEN: 5, Lasts.REPEAT: 6}
_REPEATS: Final = range(6, 14)
"""Ways of repeating: a number of times, or until something is reached."""
_TARGET_OPEN: Final = 2
_WORKOUT_FILE: Final = 5
_NAME_BYTES_MAX: Final = 200
NOTE_BYTES_MAX: Final = 240
_DAY_MS: Final = 86_400_000


def read_messages(raw: bytes) -> FitWorkout:
    """The workout in a FIT file.

    Raises:
        UnreadableError: if it is no FIT file, is damaged, or holds no workout.
    """
    try:
        messages = [record.message for record in FitFile.from_bytes(raw).records]
        workout = _workout(messages)
    except UnreadableError:
        raise
    except Exception as error:
        reason = str(error) if isinstance(error, FitError) else "a part of it makes no sense"
        mend = "copy it again from its source"
        what = f"this is no whole FIT file ({reason})"
        raise UnreadableError(where="the file", what=what, mend=mend) from error
    return workout


def _workout(messages: Sequence[object]) -> FitWorkout:
    abouts = [message for message in messages if isinstance(message, WorkoutMessage)]
    steps = [message for message in messages if isinstance(message, WorkoutStepMessage)]
    if not abouts and not steps:
        raise UnreadableError(
            where="the file",
            what="this FIT file holds no workout; it may be an activity, a course or settings",
            mend="export the planned workout instead",
        )
    within_steps(len(steps))
    titles = dict(_titles(each for each in messages if isinstance(each, ExerciseTitleMessage)))
    about = abouts[0] if abouts else WorkoutMessage()
    return FitWorkout(
        title=_text(about.workout_name),
        description=_text(about.workout_description),
        sport=_code(about.sport),
        sub_sport=_code(about.sub_sport),
        steps=tuple(_step(message, number, titles) for number, message in enumerate(steps)),
    )


def write_messages(workout: FitWorkout, created_ms: Ms) -> bytes:
    """A FIT file of a workout.

    Args:
        workout: what it holds.
        created_ms: when it was made, in ms since 1970.
    """
    head = FileIdMessage()
    head.type = _WORKOUT_FILE
    head.manufacturer = profile_type.Manufacturer.DEVELOPMENT.value
    head.product = 0
    head.serial_number = 1
    head.time_created = created_ms
    about = WorkoutMessage()
    about.workout_name = _cut(workout.title, _NAME_BYTES_MAX)
    about.sport = workout.sport
    about.sub_sport = workout.sub_sport
    about.num_valid_steps = len(workout.steps)
    builder = FitFileBuilder(auto_define=True)
    builder.add_all([head, about, *map(_message, workout.steps)])
    written: bytes = builder.build_bytes()
    return written


def _message(step: FitStep) -> WorkoutStepMessage:
    message = WorkoutStepMessage()
    message.message_index = step.index
    if step.title:
        message.workout_step_name = _cut(step.title, _NAME_BYTES_MAX)
    message.duration_type = _CODES[step.lasts]
    match step.lasts:
        case Lasts.TIME:
            message.duration_time = step.amount / 1000
        case Lasts.REPS:
            message.duration_reps = step.amount
        case Lasts.REPEAT:
            message.duration_step = step.amount
        case _:
            message.duration_value = 0
    message.target_type = _TARGET_OPEN
    message.target_value = step.times
    if step.intensity is not None:
        message.intensity = step.intensity
    if step.notes:
        message.notes = _cut(step.notes, NOTE_BYTES_MAX)
    return message


def _step(message: WorkoutStepMessage, number: int, titles: dict[tuple[int, int], str]) -> FitStep:
    index = _code(message.message_index)
    code = _code(message.duration_type)
    lasts = _LASTS.get(5 if code is None else code, Lasts.OTHER)
    if code in _REPEATS and lasts is Lasts.OTHER:
        lasts = Lasts.REPEAT
    return FitStep(
        index=number if index is None else index,
        title=_text(message.workout_step_name) or _exercise_title(message, titles),
        lasts=lasts,
        amount=_amount(message, lasts),
        times=(_code(message.target_repeat_steps) or 0) if code == _CODES[Lasts.REPEAT] else 0,
        intensity=_code(message.intensity),
        notes=_text(message.notes),
        unmeasured=tuple(_unmeasured(message, lasts, code)),
    )


def _amount(message: WorkoutStepMessage, lasts: Lasts) -> int:
    match lasts:
        case Lasts.TIME:
            length = message.duration_time
            length = message.duration_value if length is None else length
            return (
                min(round(float(length) * 1000), _DAY_MS) if isinstance(length, int | float) else 0
            )
        case Lasts.REPS:
            return _code(message.duration_reps) or 0
        case Lasts.REPEAT:
            step = _code(message.duration_step)
            value = _code(message.duration_value)
            return (value or 0) if step is None else step
        case _:
            return 0


def _unmeasured(message: WorkoutStepMessage, lasts: Lasts, code: int | None) -> Iterator[str]:
    """Yield what the step asks for that nothing here can measure."""
    if lasts is Lasts.OTHER:
        yield f"how long it lasts: {_name_of(profile_type.WorkoutStepDuration, code)}"
    if lasts is Lasts.REPEAT:
        if code != _CODES[Lasts.REPEAT]:
            yield f"how often it repeats: {_name_of(profile_type.WorkoutStepDuration, code)}"
        return
    for kind, zone in (
        (message.target_type, message.target_value),
        (message.secondary_target_type, message.secondary_target_value),
    ):
        target = _code(kind)
        if target is not None and target != _TARGET_OPEN:
            at = f", zone {_code(zone)}" if _code(zone) else ""
            yield f"the target {_name_of(profile_type.WorkoutStepTarget, target)}{at}"
    weight = message.exercise_weight
    if isinstance(weight, int | float) and weight:
        yield f"the weight {weight:g} kg"
    equipment = _code(message.equipment)
    if equipment:
        yield f"the equipment {_name_of(profile_type.WorkoutEquipment, equipment)}"


def _titles(
    messages: Iterator[ExerciseTitleMessage],
) -> Iterator[tuple[tuple[int, int], str]]:
    for message in messages:
        category, name = _code(message.exercise_category), _code(message.exercise_name)
        if category is not None and name is not None:
            yield (category, name), _text(message.workout_step_name)


def _exercise_title(message: WorkoutStepMessage, titles: dict[tuple[int, int], str]) -> str:
    """The title of a step that names an exercise of Garmin's by numbers; empty without one."""
    category, name = _code(message.exercise_category), _code(message.exercise_name)
    if category is None:
        return ""
    own = titles.get((category, -1 if name is None else name), "")
    if own:
        return own
    group = _member(profile_type.ExerciseCategory, category)
    if group == "":
        return ""
    kinds = getattr(profile_type, f"{group.title().replace('_', '')}ExerciseName", None)
    exercise = _member(kinds, name) if isinstance(kinds, type) and issubclass(kinds, Enum) else ""
    return (exercise or group).replace("_", " ").capitalize()


def _name_of(kinds: type[Enum], code: int | None) -> str:
    return _member(kinds, code).replace("_", " ").lower() or f"kind {code}"


def _member(kinds: type[Enum], code: int | None) -> str:
    return next((kind.name for kind in kinds if kind.value == code), "")


def _code(value: object) -> int | None:
    """A number as it stands in the file, whichever way fit-tool hands it over."""
    plain = value.value if isinstance(value, Enum) else value
    return plain if isinstance(plain, int) and not isinstance(plain, bool) else None


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _cut(text: str, most: int) -> str:
    """A text of at most so many bytes; FIT counts them in one byte."""
    return text.encode()[:most].decode(errors="ignore")
