"""The flow through a pool: arguments in, a bounded number ahead, results out as they finish."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor, wait
from itertools import islice
from queue import SimpleQueue
from threading import Event
from typing import Final, Generic

from audio_builder.executors.port import A, R


class Guarded(Generic[A, R]):
    """A task that is not begun any more once the rest is given up."""

    def __init__(self, task: Callable[[A], R], halted: Event) -> None:
        self._task: Final = task
        self._halted: Final = halted

    def __call__(self, argument: A) -> R:
        """The result.

        Raises:
            CancelledError: if it is not to begin any more.
            Exception: whatever the task raises.
        """
        if self._halted.is_set():
            raise CancelledError
        return self._task(argument)


def beginning(pool: ThreadPoolExecutor, task: Callable[[A], R]) -> Callable[[A], Future[R]]:
    """What begins a piece of work in a pool of threads."""
    return lambda argument: pool.submit(task, argument)


def as_finished(
    begin: Callable[[A], Future[R]],
    arguments: Iterable[A],
    *,
    ahead: int,
    halted: Event,
    end: Callable[[], None] | None = None,
) -> Iterator[tuple[int, R]]:
    """Yield index and result of each argument as they finish.

    Args:
        begin: begins a piece of work, or lines it up.
        arguments: taken one by one, as results are asked for.
        ahead: how many arguments are taken beyond the results yielded.
        halted: set as soon as a piece of work fails, and if the work ends early.
        end: ends what is under way, if the work ends early; else it is waited for.

    Raises:
        Exception: the first that a piece of work raises.
    """
    source = enumerate(arguments)
    pending: dict[Future[R], int] = {}
    finished: SimpleQueue[Future[R]] = SimpleQueue()

    def note(future: Future[R]) -> None:
        finished.put(future)  # before others stop because of it: what failed first is raised
        if not future.cancelled() and future.exception() is not None:
            halted.set()

    try:
        while True:
            for index, argument in islice(source, ahead - len(pending)):
                future = begin(argument)
                pending[future] = index
                future.add_done_callback(note)
            if not pending:
                return
            future = finished.get()
            result = future.result()
            index = pending.pop(future)
            del future  # its result is the caller's now, and may be large
            yield index, result
    except BaseException:
        halted.set()
        under_way = [future for future in pending if not future.cancel()]
        if end is not None:
            end()
        wait(under_way)
        raise
