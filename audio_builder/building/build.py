"""A build: what changed is made anew, the rest stays, and the index comes last."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from audio_builder import __version__
from audio_builder.building.edition import Change, write_edition, write_unit
from audio_builder.building.fingerprint import conditions_digest
from audio_builder.building.inventory import Inventory
from audio_builder.building.locking import begun_folder, sole_writer
from audio_builder.building.pipeline import Pipeline
from audio_builder.building.player_files import assets_digest
from audio_builder.building.report import Report
from audio_builder.building.settings import Asked
from audio_builder.building.sources import Source
from audio_builder.building.static_files import site_names
from audio_builder.building.voicing import ClipMaker, ExecutorMaker, ThreadMaker
from audio_builder.building.workshop import Workshop
from audio_builder.clips.cache import ClipCache
from audio_builder.errors import InputError
from audio_builder.executors.choice import open_executor
from audio_builder.executors.port import Executor
from audio_builder.library.library import Library
from audio_builder.records import Index, Row

STATIC_MAX: Final = 20
"""A new folder of no more routines is written for static hosts too, unless told otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What a build is asked for."""

    sources: tuple[Source, ...]
    folder: Path
    asked: Asked
    base_url: str | None
    """Where the folder will be served; None leaves what it was told before, "" takes that back."""
    static: bool | None
    """Whether tracks are written as files; None leaves it as it is."""
    now: datetime
    """The time that routines new to the folder are published at."""
    cache: ClipCache | None
    """Where clips may be kept from earlier commands, and are kept for later ones."""
    jobs: int | None
    """Threads and processes at once; one a core if None."""
    scheduler: str | None = None
    """The address of a cluster that does the work instead."""
    there: tuple[Row, ...] = ()
    """The routines of the store that the folder will be published into: one that is new to the
    folder keeps the times that it has there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build left.

    Attributes:
        index: the library.
        asked: the ids of the routines it was asked for, in their order.
        made: those among them that had changed.
    """

    index: Index
    asked: tuple[str, ...]
    made: frozenset[str]


class RefusedError(InputError):
    """Several routines cannot be built.

    Attributes:
        refusals: what is wrong with each.
    """

    def __init__(self, refusals: Sequence[InputError]) -> None:
        self.refusals = tuple(refusals)
        super().__init__("\n".join(str(each) for each in refusals))


def build(job: Job, report: Report) -> Built:
    """Build routines into an output folder, beside what it holds already.

    Other routines of the folder stay as they are; nothing of them is read.

    Raises:
        RoutineError: if there are problems in a routine, or its words overrun their slot.
        RefusedError: if there are in several.
        InputError: if two routines have one id.
        VoiceError: if the voice fails, whatever the words; what it has spoken is kept.
        ExecutorError: if the work cannot be done where it was to be done.
        LibraryError: if the folder holds a library that cannot be read.
        OSError: if the disk or the rights do not allow it.
    """
    with begun_folder(job.folder), sole_writer(job.folder, report.waiting):
        return _build(job, report)


def _build(job: Job, report: Report) -> Built:
    inventory = Inventory(job.folder)
    standing: dict[str, Row] = {}
    changed: list[Source] = []
    for source in job.sources:
        row = _standing(source, inventory, job.asked)
        if row is None:
            changed.append(source)
        elif row.id in standing:
            raise _same_id(row.id)
        else:
            standing[row.id] = row
    made = _make(job, inventory, changed, report) if changed else {}
    for routine_id in standing.keys() & made.keys():
        raise _same_id(routine_id)
    rows = {**inventory.rows, **standing, **made}
    change = Change(
        rows=tuple(rows.values()),
        written=frozenset(made) | (standing.keys() & inventory.pending.keys()),
        base_url=_base_url(job, inventory),
        static=_static(job, inventory, len(rows)),
        now=job.now,
        clips_whole=inventory.clips_intact or rows.keys() <= standing.keys() | made.keys(),
    )
    library = inventory.library
    if library is not None and not changed and _stands(inventory, library, change):
        index = library.index
    else:
        index = write_edition(inventory, change)
    return Built(index=index, asked=(*standing, *made), made=frozenset(made))


def _standing(source: Source, inventory: Inventory, asked: Asked) -> Row | None:
    """The row of a routine that would be made again as it is."""
    row = inventory.made_from(source.digest)
    if row is None:
        return None
    if conditions_digest(*asked.conditions(row)) != row.conditions:
        return None
    return row if inventory.is_intact(row) else None


def _make(job: Job, inventory: Inventory, changed: list[Source], report: Report) -> dict[str, Row]:
    rows = {}
    with open_executor(job.jobs, job.scheduler, len(changed)) as executor:
        workshop = Workshop(
            store=inventory.store, maker=_maker(job, executor), report=report, cache=job.cache
        )
        pipeline = Pipeline(inventory, workshop, executor, job.asked, job.now, job.there)
        for unit in pipeline.units(changed):
            write_unit(job.folder, unit)
            rows[unit.row.id] = unit.row
    if len(pipeline.refusals) == 1:
        raise pipeline.refusals[0]
    if pipeline.refusals:
        raise RefusedError(pipeline.refusals)
    return rows


def _maker(job: Job, executor: Executor) -> ClipMaker:
    here = ThreadMaker(jobs=job.jobs)
    return here if job.scheduler is None else ExecutorMaker(executor=executor, here=here)


def _base_url(job: Job, inventory: Inventory) -> str | None:
    if job.base_url is None:
        return inventory.library.index.base_url if inventory.library else None
    return job.base_url or None


def _static(job: Job, inventory: Inventory, routines: int) -> bool:
    if job.static is not None:
        return job.static
    return inventory.library.index.static if inventory.library else routines <= STATIC_MAX


def _stands(inventory: Inventory, library: Library, change: Change) -> bool:
    """Whether the folder is what it is to be already."""
    index = library.index
    return (
        not inventory.pending.keys() & inventory.rows.keys()
        and inventory.clips_intact
        and index.routines == change.rows
        and (index.base_url, index.static) == (change.base_url, change.static)
        and index.generator == f"repcast {__version__}"
        and index.page == assets_digest()
        and inventory.is_site_intact(site_names(library))
    )


def _same_id(routine_id: str) -> InputError:
    return InputError(f"two of the routines have the id '{routine_id}': give each an id of its own")
