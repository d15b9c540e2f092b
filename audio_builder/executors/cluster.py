"""Work done on the workers of a Dask cluster. The only module that imports `distributed`."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError, Future
from threading import Event
from typing import TYPE_CHECKING, Any, Final, Self

from audio_builder.errors import ClusterError, LostWorkError
from audio_builder.executors.edition import edition
from audio_builder.executors.flow import as_finished
from audio_builder.executors.parcel import pack, unpack, work_off
from audio_builder.executors.port import A, R

if TYPE_CHECKING:
    from distributed import Client

ANSWER_S: Final = 10.0
"""How long a scheduler may take to answer, and to have a worker."""
_OTHER: Final = "install the same on every worker as here, and start the workers again"

_LOST: Final = (
    "a piece of work ended every worker of the cluster that took it up; "
    "they may be short of memory: give each fewer threads (dask worker --nthreads 1)"
)


class Cluster:
    """The workers behind a scheduler of Dask's; nothing but arguments and results travels."""

    def __init__(self, address: str, *, answer_s: float = ANSWER_S) -> None:
        """Meet the cluster.

        Raises:
            ClusterError: if Dask is not installed, no scheduler answers at this address, it has no
                workers, or they have another Repcast.
        """
        self._address: Final = address
        self._client: Final = _connected(address, answer_s)
        try:
            self._await_worker(answer_s)
            _refuse_others(self._client.run(edition, on_error="return"))
        except BaseException:
            self.close()
            raise

    @property
    def workers(self) -> int:
        """Threads of all workers that are there now."""
        threads: dict[str, int] = self._client.nthreads()
        return max(1, sum(threads.values()))

    def run(self, task: Callable[[A], R], arguments: Iterable[A]) -> Iterator[tuple[int, R]]:
        """See `Executor`. What workers have begun when it ends early, they finish for nobody."""
        from distributed import KilledWorker  # noqa: PLC0415 - as below

        # Not pure: Dask would keep results by their arguments, and hand out those of another run.
        pool = self._client.get_executor(pure=False)

        def begin(argument: A) -> Future[bytes]:
            future: Future[bytes] = pool.submit(_work_off_as, edition(), pack(task, argument))
            return future

        # None to follow: Dask would line it up behind a long one, and not move it any more.
        ahead = self.workers
        try:
            for index, outcome in as_finished(begin, arguments, ahead=ahead, halted=Event()):
                yield index, unpack(outcome)
        except CancelledError as error:  # Dask's word for a scheduler that is gone
            message = (
                f"the scheduler at {self._address} went away; "
                "start it and its workers, and build again: what was voiced is kept"
            )
            raise ClusterError(message) from error
        except KilledWorker as error:
            raise LostWorkError(_LOST) from error

    def close(self) -> None:
        """Leave the cluster; it goes on."""
        self._client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.close()

    def _await_worker(self, answer_s: float) -> None:
        try:
            self._client.wait_for_workers(1, timeout=answer_s)
        except TimeoutError as error:
            message = (
                f"the scheduler at {self._address} has no workers; "
                f"start some on machines with repcast: dask worker {self._address}"
            )
            raise ClusterError(message) from error


def _work_off_as(expected: str, parcel: bytes) -> bytes:
    """Do a parcel, on a worker; one that joined later may have another Repcast."""
    if edition() != expected:
        message = f"a worker that joined later has another Repcast than this machine; {_OTHER}"
        raise ClusterError(message)
    return work_off(parcel)


def _connected(address: str, answer_s: float) -> "Client":
    try:
        from distributed import Client  # noqa: PLC0415 - an extra, and a second to load
    except ImportError as error:
        message = 'a cluster needs Dask, which is not installed: pip install "repcast[cluster]"'
        raise ClusterError(message) from error
    try:
        return Client(address, timeout=answer_s, set_as_default=False)
    except (OSError, ValueError) as error:
        message = (
            f"no scheduler of Dask's answers at {address}; "
            "start one with 'dask scheduler', and give the address that it prints: tcp://host:8786"
        )
        raise ClusterError(message) from error


def _refuse_others(editions: dict[str, Any]) -> None:
    """Refuse workers whose Repcast is another, or is missing: their clips would differ."""
    others = sorted(
        worker
        for worker, theirs in editions.items()
        if theirs != edition() and not isinstance(theirs, OSError)  # that one has just gone
    )
    if others:
        message = f"{', '.join(others)}: another Repcast than on this machine, or none; {_OTHER}"
        raise ClusterError(message)
