"""A bounded memory of what was asked for last, shared by threads."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from threading import Lock
from typing import Generic, TypeVar

KeyT = TypeVar("KeyT", bound=Hashable)
ValueT = TypeVar("ValueT")


class Memory(Generic[KeyT, ValueT]):
    """The values that were asked for last: so many, and of so much weight; one in any case.

    A value is made by one thread; others that want the same meanwhile wait for it, so many
    listeners who come at once cost no more than the first of them.
    """

    def __init__(
        self,
        most: int,
        most_weight: int | None = None,
        weigh: Callable[[ValueT], int] = lambda _: 0,
    ) -> None:
        """An empty memory.

        Args:
            most: how many values are kept.
            most_weight: of all that are kept, if that matters.
            weigh: the weight of one, always the same.
        """
        self._most = most
        self._most_weight = most_weight
        self._weigh = weigh
        self._weight = 0
        self._values: OrderedDict[KeyT, ValueT] = OrderedDict()
        self._making: dict[KeyT, Future[ValueT]] = {}
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._values)

    def get(self, key: KeyT, make: Callable[[], ValueT]) -> ValueT:
        """The value of a key, made if it is not at hand; nothing is kept if making it fails."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
                return self._values[key]
            making = self._making.get(key)
            if making is None:
                mine = self._making[key] = Future()
        if making is not None:
            return making.result()
        try:
            value = make()
        except BaseException as error:
            with self._lock:
                del self._making[key]
            mine.set_exception(error)
            raise
        with self._lock:
            self._keep(key, value)
            del self._making[key]
        mine.set_result(value)
        return value

    def _keep(self, key: KeyT, value: ValueT) -> None:
        self._values[key] = value
        self._weight += self._weigh(value)
        while len(self._values) > 1 and self._too_much():
            _, dropped = self._values.popitem(last=False)
            self._weight -= self._weigh(dropped)

    def _too_much(self) -> bool:
        too_heavy = self._most_weight is not None and self._weight > self._most_weight
        return len(self._values) > self._most or too_heavy
