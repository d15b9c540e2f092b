"""The port: work goes in, results come out as they are ready, wherever it is done."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final, Protocol, Self, TypeVar

A = TypeVar("A")
R = TypeVar("R")

AHEAD: Final = 2
"""Arguments taken for each worker beyond the results handed out: one under way, one to follow."""


class Executor(Protocol):
    """Does pieces of work at once. All of them do the same; they differ in where.

    A piece of work is a pure function of a module and one argument for it. Both travel by pickle,
    and so do results and errors. It may be done more than once, if a worker is lost.
    """

    @property
    def workers(self) -> int:
        """How many pieces are done at once, at most."""

    def run(self, task: Callable[[A], R], arguments: Iterable[A]) -> Iterator[tuple[int, R]]:
        """Yield the index of each argument with its result, in the order in which they finish.

        Arguments are taken in this thread as results are asked for, never more than `AHEAD` for
        each worker beyond the results yielded: memory grows with the largest, not their number.

        To close the iterator early is to cancel the rest.

        Raises:
            Exception: the first that a piece of work raises, as it is; the rest is not begun.
            LostWorkError: if a piece of work ends every worker that takes it up.
            ClusterError: if the cluster goes away.
        """

    def close(self) -> None:
        """End all workers; it may be called again."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *exc_info: object) -> None: ...
