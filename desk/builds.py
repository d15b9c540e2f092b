"""Builds: one at a time, on a thread; what they tell, and what came of each."""

import os
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock, Thread
from typing import Final

from audio_builder.building.build import Built, Job, build
from audio_builder.building.cache_folder import cache_folder
from audio_builder.building.checking import Draft, check_routine
from audio_builder.building.measuring import Means
from audio_builder.building.settings import Asked
from audio_builder.building.sources import RoutineFile
from audio_builder.cli.options import build_time
from audio_builder.clips.cache import ClipCache
from audio_builder.clips.order import Order
from audio_builder.errors import RepcastError
from audio_builder.loading.problems import Problem, RoutineError
from audio_builder.loading.routine_file import BrokenRulesError
from desk.lengths import voice_name
from desk.refusals import MissingError, RefusedError

_REMEMBERED: Final = 20


class BusyError(RefusedError):
    """A build is running."""

    status = 409


@dataclass(slots=True, kw_only=True)
class Running:
    """A build, and how far it is. It is also what the build reports to.

    Attributes:
        id: its name in addresses.
        file: what is built.
        state: `running`, `done` or `failed`.
        phase: what it is at, in words.
        made: how many clips are made.
        wanted: how many have to be.
        problems: what is wrong in the file, if that is why it failed.
        error: why it failed, if that is something else.
        routine_id: what was built.
    """

    id: str
    file: str
    state: str = "running"
    phase: str = "reading the routine"
    made: int = 0
    wanted: int = 0
    problems: tuple[Problem, ...] = ()
    error: str = ""
    routine_id: str = ""
    _counted: Lock = field(default_factory=Lock)

    def waiting(self) -> None:
        """Another build holds the folder."""
        self.phase = "waiting for another build in this folder"

    def making(self, orders: Sequence[Order]) -> None:
        """These clips are about to be made."""
        self.phase = "speaking"
        self.wanted += len(orders)

    def made_one(self) -> None:
        """Count a clip; threads do it at once."""
        with self._counted:
            self.made += 1
            if self.made >= self.wanted:
                self.phase = "laying out the tracks"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Report:
    """What a build tells, taken down."""

    running: Running

    def waiting(self) -> None:
        self.running.waiting()

    def making(self, orders: Sequence[Order]) -> None:
        self.running.making(orders)

    def made(self, order: Order, length_ms: int) -> None:  # noqa: ARG002 - the port's
        self.running.made_one()


class Builds:
    """The builds of one desk."""

    def __init__(self, output: Path, voice: str | None) -> None:
        """Builds into a folder.

        Args:
            output: the folder.
            voice: whoever was asked for; else a routine keeps the one that it was built with.
        """
        self._output = output
        self._voice = voice
        self._after: list[Callable[[], None]] = []
        self._lock = Lock()
        self._all: OrderedDict[str, Running] = OrderedDict()

    def after_each(self, told: Callable[[], None]) -> None:
        """Have somebody told after each build, however it ended, and before it counts as over."""
        self._after.append(told)

    @property
    def latest(self) -> Running | None:
        """The build that was begun last."""
        with self._lock:
            return next(reversed(self._all.values()), None)

    def find(self, build_id: str) -> Running:
        """A build.

        Raises:
            MissingError: if there is none of this id.
        """
        with self._lock:
            found = self._all.get(build_id)
        if found is None:
            message = "there is no such build any more; build again"
            raise MissingError(message)
        return found

    def begin(self, file: str, place: Path) -> Running:
        """Begin to build a file.

        Raises:
            BusyError: if a build is running.
        """
        with self._lock:
            last = next(reversed(self._all.values()), None)
            if last is not None and last.state == "running":
                message = f"{last.file} is being built; wait until it is done"
                raise BusyError(message)
            number = 1 + (int(last.id) if last else 0)
            running = self._all[str(number)] = Running(id=str(number), file=file)
            while len(self._all) > _REMEMBERED:
                self._all.popitem(last=False)
        Thread(target=self._run, args=(running, place), name="desk-build", daemon=True).start()
        return running

    def _run(self, running: Running, place: Path) -> None:
        state = "failed"
        why = "the build failed; the terminal says why"  # of what nobody has thought of
        try:
            running.routine_id = self._build(running, place).asked[0]
            state, why = "done", ""
        except RoutineError as error:
            running.problems, why = error.problems, ""
        except (RepcastError, OSError) as error:
            why = str(error)
        finally:
            for told in self._after:
                told()
            running.error = why
            running.phase = running.state = state

    def _build(self, running: Running, place: Path) -> Built:
        report = _Report(running=running)
        cache = ClipCache(cache_folder(os.environ))
        job = Job(
            sources=(RoutineFile(path=place),),
            folder=self._output,
            asked=Asked(voice=self._voice, pace=None, fmt=None),
            base_url=None,
            static=None,
            now=build_time(os.environ),
            cache=cache,
            jobs=None,
        )
        try:
            return build(job, report)
        except BrokenRulesError as error:
            language = error.loaded.routine.language
            means = Means(voice=voice_name(self._voice, language), cache=cache, report=report)
            problems = check_routine(Draft.of(error), means).problems
            raise RoutineError(path=error.path, problems=problems) from error
