"""What is kept of what was asked for last, and how often it is made."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event, Lock

import pytest

from audio_builder.library.memory import Memory

THREADS = 8


def test_the_least_used_is_let_go() -> None:
    """No more than the bound are kept, and what was asked for lately stays."""
    memory: Memory[str, list[str]] = Memory(2)
    kept = {name: memory.get(name, lambda name=name: [name]) for name in "ab"}
    assert memory.get("a", list) is kept["a"]
    memory.get("c", list)
    assert len(memory) == 2
    assert memory.get("a", list) is kept["a"]
    assert memory.get("b", list) is not kept["b"]


def test_no_more_weight_is_kept_than_allowed() -> None:
    """As many go as it takes, the least used first; what was let go weighs nothing any more."""
    memory: Memory[int, bytes] = Memory(100, 10, len)
    for size in (4, 5, 1):
        memory.get(size, lambda size=size: bytes(size))
    assert len(memory) == 3
    memory.get(6, lambda: bytes(6))
    assert len(memory) == 2
    made: list[int] = []
    for size in (6, 1, 4, 5):
        memory.get(size, lambda size=size: made.append(size) or bytes(size))
    assert made == [4, 5]
    memory.get(3, lambda: bytes(3))
    assert len(memory) == 2


def test_one_is_kept_whatever_it_weighs() -> None:
    """Whoever plays a track of six hours asks for it piece by piece."""
    memory: Memory[str, bytes] = Memory(4, 1, len)
    memory.get("small", lambda: b"x")
    large = memory.get("large", lambda: bytes(1000))
    assert memory.get("large", bytes) is large
    assert len(memory) == 1


def test_many_who_come_at_once_wait_for_one_maker() -> None:
    """It is made once, and all get the same; who wants something else does not wait."""
    memory: Memory[str, list[str]] = Memory(4)
    begun, go_on, gate, lock = Event(), Event(), Barrier(THREADS), Lock()
    made: list[str] = []

    def make() -> list[str]:
        with lock:
            made.append("made")
        begun.set()
        assert go_on.wait(10)
        return ["slow"]

    def ask() -> list[str]:
        gate.wait(10)
        return memory.get("slow", make)

    with ThreadPoolExecutor(THREADS) as pool:
        asked = [pool.submit(ask) for _ in range(THREADS)]
        assert begun.wait(10)
        assert memory.get("quick", lambda: ["quick"]) == ["quick"]
        go_on.set()
        answers = [each.result(10) for each in asked]
    assert made == ["made"]
    assert {id(answer) for answer in answers} == {id(answers[0])}


def test_a_failure_is_not_kept() -> None:
    """Whoever waited for it is told the same; whoever comes after tries anew."""
    memory: Memory[str, str] = Memory(4)
    begun, go_on = Event(), Event()

    def fail() -> str:
        begun.set()
        assert go_on.wait(10)
        raise OSError(5, "the store is out of reach")

    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(memory.get, "x", fail)
        assert begun.wait(10)
        second = pool.submit(memory.get, "x", fail)
        go_on.set()
        for each in (first, second):
            with pytest.raises(OSError, match="out of reach"):
                each.result(10)
    assert len(memory) == 0
    assert memory.get("x", lambda: "made") == "made"
