"""What travels to a worker and back: a task with its argument, and what came of it, as bytes."""

import pickle
import traceback
from collections.abc import Callable
from typing import Any, NamedTuple

from audio_builder.executors.port import A


class _Outcome(NamedTuple):
    value: Any
    error: BaseException | None = None


def pack(task: Callable[[A], Any], argument: A) -> bytes:
    """A task with its argument.

    Raises:
        Exception: whatever pickle raises for what cannot travel.
    """
    return pickle.dumps((task, argument), pickle.HIGHEST_PROTOCOL)


def work_off(parcel: bytes) -> bytes:
    """Do what a parcel of `pack` asks for, in a worker; a failure is an outcome too."""
    try:
        task, argument = pickle.loads(parcel)  # noqa: S301 - it comes from the build that we work for
        return _packed(_Outcome(task(argument)))
    except BaseException as error:  # noqa: BLE001 - whatever it is, it is raised where it is awaited
        return _packed(_Outcome(None, _portable(error)))


def unpack(outcome: bytes) -> Any:  # noqa: ANN401 - whatever the task makes
    """The result in an outcome of `work_off`.

    Raises:
        BaseException: the error, if the task failed.
    """
    value, error = pickle.loads(outcome)  # noqa: S301 - it comes from our own worker
    if error is not None:
        raise error
    return value


def _packed(outcome: _Outcome) -> bytes:
    return pickle.dumps(outcome, pickle.HIGHEST_PROTOCOL)


def _portable(error: BaseException) -> BaseException:
    """The error with its traceback as a note, which travels; or one that tells of it."""
    trace = "".join(traceback.format_exception(error))
    error.add_note(f"in a worker:\n{trace}")
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - it was written on this line
    except Exception:  # noqa: BLE001 - pickle raises whatever the error's own class does
        return RuntimeError(
            f"{type(error).__name__}, which cannot travel from its worker:\n{trace}"
        )
    return error
