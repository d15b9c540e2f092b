"""A cold build in this process, as the command does it, with the time of each of its stages."""

import json
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from audio_builder.building.build import Job, build
from audio_builder.building.settings import Asked
from audio_builder.building.sources import RoutineFile
from audio_builder.cli.shipped import routine_path
from audio_builder.clips.order import Order
from audio_builder.model.pace import Pace
from audio_builder.model.sounds import Phrase
from audio_builder.mp3.format import Mp3Format


class Watch:
    """A build's report that notes when phrases and airs were begun, and when the last was kept."""

    def __init__(self) -> None:
        self.began = {"phrases": 0.0, "airs": 0.0}
        self.ended = {"phrases": 0.0, "airs": 0.0}
        self.clips = {"phrases": 0, "airs": 0}

    def waiting(self) -> None:
        """Nobody else builds into the folder of a benchmark."""

    def making(self, orders: Sequence[Order]) -> None:
        """Note the start."""
        self.began[_kind(orders[0])] = perf_counter()

    def made(self, order: Order, length_ms: int) -> None:  # noqa: ARG002 - as building.report says
        """Note the end so far."""
        self.ended[_kind(order)] = perf_counter()
        self.clips[_kind(order)] += 1


def _kind(order: Order) -> str:
    return "phrases" if isinstance(order.sound, Phrase) else "airs"


def main(folder: str) -> None:
    """Build the shipped routine into an empty folder."""
    watch = Watch()
    job = Job(
        sources=(RoutineFile(path=routine_path("hip-ir")),),
        folder=Path(folder),
        asked=Asked(voice="heart", pace=Pace(), fmt=Mp3Format()),
        base_url=None,
        static=None,
        jobs=None,
        now=datetime.now(tz=UTC),
        cache=None,
    )
    began = perf_counter()
    build(job, watch)
    figures: dict[str, float] = {"build_s": perf_counter() - began}
    for kind in ("phrases", "airs"):
        figures[f"{kind}_s"] = watch.ended[kind] - watch.began[kind]
        figures[kind] = watch.clips[kind]
    print(json.dumps(figures))


if __name__ == "__main__":
    main(*sys.argv[1:])
