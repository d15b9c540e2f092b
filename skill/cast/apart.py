"""Coroutines run to their end apart from everything: in a thread, and a loop, of their own.

Whoever calls may have a loop running already. Nothing is left between two calls: no loop, no
connection, and no thread but the one that waits for the next.
"""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

ResultT = TypeVar("ResultT")


class Apart:
    """A thread in which coroutines are run, one after the other."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="cast")

    def run(self, work: Coroutine[Any, Any, ResultT], seconds: float) -> ResultT:
        """What a coroutine returns.

        Raises:
            TimeoutError: if it takes longer than that; it is cancelled.
        """
        return self._thread.submit(_run, work, seconds).result()

    def close(self) -> None:
        """End the thread."""
        self._thread.shutdown()


def _run(work: Coroutine[Any, Any, ResultT], seconds: float) -> ResultT:
    async def bounded() -> ResultT:
        return await asyncio.wait_for(work, seconds)

    return asyncio.run(bounded())
