"""The one place that knows fit-tool: the messages of a FIT workout, read and written."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from fit_tool import FitFile, FitFileBuilder
from fit_tool.profile import profile_type
from fit_tool.profile.messages.exercise_title_message import ExerciseTitleMessage
from fit_tool.profile.messages.file_id_message import FileIdMessage
from fit_tool.profile.messages.workout_message import WorkoutMessage
from fit_tool.profile.messages.workout_step_message import WorkoutStepMessage
from fit_tool.profile.profile_type import (
    FileType,
    Intensity,
    Manufacturer,
    Sport,
    SubSport,
    WorkoutStepDuration,
    WorkoutStepTarget,
)
