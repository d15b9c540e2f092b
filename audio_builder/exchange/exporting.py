"""A routine as a file of another program."""

from dataclasses import dataclass
from typing import Final

from audio_builder.exchange.csv_writing import render_csv
from audio_builder.exchange.draft import Remark
from audio_builder.exchange.from_routine import draft_of
from audio_builder.model.routine import Routine
from audio_builder.units import Ms

FORMATS: Final = ("fit", "csv")


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """The bytes of a file, and what of the routine is not in it."""

    raw: bytes
    losses: tuple[Remark, ...]


def export_routine(routine: Routine, ending: str, created_ms: Ms) -> Exported:
    """A routine in one of the `FORMATS`.

    Args:
        routine: any.
        ending: the format.
        created_ms: the time that a FIT file names as its own, in ms since 1970.
    """
    draft = draft_of(routine)
    if ending == "csv":
        table = render_csv(draft)
        return Exported(raw=table.text.encode(), losses=(*draft.losses, *table.losses))
    # fit-tool takes longer to load than all the rest: only who writes FIT waits for it.
    from audio_builder.exchange.fit_writing import render_fit  # noqa: PLC0415 - as above

    made = render_fit(draft, created_ms)
    return Exported(raw=made.raw, losses=(*draft.losses, *made.losses))
