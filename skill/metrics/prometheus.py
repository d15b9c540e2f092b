"""Metrics as Prometheus wants them: the door to its client.

Labels are of closed sets. With several processes each writes its numbers into files of one folder
(`PROMETHEUS_MULTIPROC_DIR`), which the client looks for when it is first imported; so this module
is imported only where metrics are on.
"""

from pathlib import Path
from typing import Final

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
    multiprocess,
)
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4

from skill.metrics.kinds import Kind
from skill.metrics.meter import Holdings

FOLDER_VARIABLE: Final = "PROMETHEUS_MULTIPROC_DIR"
"""The variable of the environment that names the folder of several processes."""
CONTENT_TYPE: Final = CONTENT_TYPE_PLAIN_0_0_4
_STATUSES: Final = frozenset(
    {
        *(200, 204, 206, 302, 304),
        *(400, 403, 404, 405, 406, 412, 413, 414, 415, 416, 429),
        *(500, 503),
    }
)
"""What we answer with; anything else is counted as `other`."""
_BUCKETS_S: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 8)
"""From a kept track to the 8 s in which Alexa wants an answer."""


class PrometheusMeter:
    """The numbers of one process."""

    def __init__(self) -> None:
        registry = self.registry = CollectorRegistry()
        self._requests = Counter(
            "repcast_requests", "Requests answered.", ("kind", "status"), registry=registry
        )
        self._bytes = Counter(
            "repcast_response_bytes", "Bytes of the bodies answered with.", ("kind",),
            registry=registry,
        )  # fmt: skip
        self._seconds = Histogram(
            "repcast_request_seconds", "Time until an answer was ready.", ("kind",),
            registry=registry, buckets=_BUCKETS_S,
        )  # fmt: skip
        self._alexa = Counter(
            "repcast_alexa_requests", "Requests of Alexa's.", ("kind", "outcome"),
            registry=registry,
        )  # fmt: skip
        self._connections = _gauge(registry, "connections", "Listeners' connections.", "livesum")
        self._routines = _gauge(registry, "routines_open", "Routines that are open.", "livesum")
        self._renditions = _gauge(
            registry, "renditions_kept", "Tracks at some pace that are kept.", "livesum"
        )
        self._built = _gauge(
            registry,
            "edition_timestamp_seconds",
            "When the oldest edition that is served was built.",
            "livemin",
        )

    def answered(self, kind: Kind, status: int, size: int, seconds: float) -> None:
        """See `Meter.answered`."""
        told = str(status) if status in _STATUSES else "other"
        self._requests.labels(kind.value, told).inc()
        self._bytes.labels(kind.value).inc(size)
        self._seconds.labels(kind.value).observe(seconds)

    def heard(self, kind: str, outcome: str) -> None:
        """See `Meter.heard`."""
        self._alexa.labels(kind, outcome).inc()

    def holds(self, held: Holdings) -> None:
        """See `Meter.holds`."""
        self._connections.set(held.connections)
        self._routines.set(held.routines)
        self._renditions.set(held.renditions)
        if held.built_s is not None:
            self._built.set(held.built_s)


class Workers:
    """The numbers of several processes, and of the one that watches over them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.registry = CollectorRegistry()
        multiprocess.MultiProcessCollector(self.registry, str(folder))  # type: ignore[no-untyped-call]
        self._restarts = Counter(
            "repcast_worker_restarts", "Workers that died and were started again.",
            registry=self.registry,
        )  # fmt: skip

        self._serving = Gauge(
            "repcast_workers", "Workers that serve.", registry=self.registry
        )  # fmt: skip

    def serving(self, count: int) -> None:
        """So many workers serve now."""
        self._serving.set(count)

    def restarted(self) -> None:
        """Another worker was started in the place of one that died."""
        self._restarts.inc()

    def died(self, process_id: int) -> None:
        """What a process held, it holds no more; what it counted stays counted."""
        multiprocess.mark_process_dead(process_id, str(self._folder))  # type: ignore[no-untyped-call]


def render(registry: CollectorRegistry) -> bytes:
    """All numbers as text."""
    return generate_latest(registry)


def _gauge(registry: CollectorRegistry, name: str, what: str, over_workers: str) -> Gauge:
    return Gauge(
        f"repcast_{name}",
        what,
        registry=registry,
        multiprocess_mode=over_workers,  # type: ignore[arg-type]
    )
