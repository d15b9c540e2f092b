"""Work done in this process, on threads: for what releases the interpreter lock, as voices do."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Final, Self

from audio_builder.executors.flow import Guarded, as_finished, beginning
from audio_builder.executors.port import AHEAD, A, R


class Threads:
    """Threads of this process; with one worker, the caller's own thread."""

    def __init__(self, workers: int) -> None:
        self._workers: Final = workers
        self._pool: ThreadPoolExecutor | None = None

    @property
    def workers(self) -> int:
        """As many as it was made with."""
        return self._workers

    def run(self, task: Callable[[A], R], arguments: Iterable[A]) -> Iterator[tuple[int, R]]:
        """See `Executor`. If it ends early, what is under way is finished first."""
        if self._workers == 1:
            for index, argument in enumerate(arguments):
                yield index, task(argument)
            return
        if self._pool is None:
            self._pool = ThreadPoolExecutor(self._workers, thread_name_prefix="executor")
        halted = Event()
        begin = beginning(self._pool, Guarded(task, halted))
        ahead = AHEAD * self._workers
        yield from as_finished(begin, arguments, ahead=ahead, halted=halted)

    def close(self) -> None:
        """End the threads."""
        if self._pool is not None:
            self._pool.shutdown()
            self._pool = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.close()
