"""Metrics put together from the settings, for one process or for several."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from skill.metrics.exposition import expose
from skill.metrics.meter import Meter
from skill.setting_values import Endpoint
from skill.settings import Settings

if TYPE_CHECKING:
    from skill.metrics.prometheus import Workers

# The door is opened only if metrics are on, and after the environment says how many processes there
# are: the library behind it looks once.


def open_meter(settings: Settings) -> tuple[Meter, Endpoint | None] | None:
    """What a serving process counts with, and where it tells; None if metrics are off.

    A worker tells nothing itself: whoever watches over it does.

    Raises:
        OSError: with one sentence, if metrics cannot be told where the settings say.
    """
    if settings.metrics is None:
        return None
    from skill.metrics import prometheus  # noqa: PLC0415 - as said above

    meter = prometheus.PrometheusMeter()
    if prometheus.FOLDER_VARIABLE in os.environ:
        return meter, None
    render = partial(prometheus.render, meter.registry)
    place = expose(settings.metrics, render, prometheus.CONTENT_TYPE)
    return meter, place


@contextmanager
def metrics_of_workers(
    endpoint: Endpoint,
) -> Iterator[tuple["Workers", dict[str, str], Endpoint]]:
    """The numbers of several processes, told as one.

    Gives who counts them, what is added to a worker's environment, and where they are told. The
    folder with the numbers is removed at the end.

    Raises:
        OSError: with one sentence, if metrics cannot be told there.
    """
    from skill.metrics import prometheus  # noqa: PLC0415 - as said above

    folder = Path(tempfile.mkdtemp(prefix="repcast-metrics-"))
    try:
        workers = prometheus.Workers(folder)
        place = expose(
            endpoint, lambda: prometheus.render(workers.registry), prometheus.CONTENT_TYPE
        )
        yield workers, {prometheus.FOLDER_VARIABLE: str(folder)}, place
    finally:
        shutil.rmtree(folder, ignore_errors=True)
