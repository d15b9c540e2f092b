"""What holds for every executor, wherever the work is done."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import work
from audio_builder.errors import VoiceError
from audio_builder.executors.port import AHEAD, Executor

MANY = 60


def test_each_argument_has_its_result(executor: Executor) -> None:
    """Every argument is done once, and its result carries its index."""
    results = list(executor.run(work.squared, range(MANY)))
    assert sorted(results) == [(number, number * number) for number in range(MANY)]


def test_nothing_in_nothing_out(executor: Executor) -> None:
    """Without arguments there are no results."""
    assert list(executor.run(work.squared, ())) == []


def test_results_come_as_they_finish(executor: Executor) -> None:
    """A long piece holds up none of the others, where there is more than one worker."""
    results = [index for index, _ in executor.run(work.slept, (0.4, 0.0, 0.0, 0.0))]
    assert sorted(results) == [0, 1, 2, 3]
    assert (results[0] == 0) == (executor.workers == 1)


def test_arguments_are_taken_as_results_are_asked_for(executor: Executor) -> None:
    """Never more of them than the port allows are taken beyond the results yielded."""
    taken = 0

    def arguments() -> Iterator[int]:
        nonlocal taken
        for number in range(20):
            taken += 1
            yield number

    results = executor.run(work.squared, arguments())
    assert taken == 0
    for yielded, _ in enumerate(results):
        assert taken <= yielded + AHEAD * executor.workers
    assert taken == 20


def test_the_first_error_is_raised_as_it_is(executor: Executor) -> None:
    """The caller meets an error of its own class and words."""
    with pytest.raises(VoiceError) as raised:
        list(executor.run(work.refused, range(MANY)))
    assert type(raised.value) is VoiceError
    assert str(raised.value) == "seven cannot be spoken"


def test_an_error_that_cannot_travel_is_told_of(executor: Executor) -> None:
    """No error is lost, whatever its class does to pickle."""
    with pytest.raises((RuntimeError, work.StrangeError), match="strange 1"):
        list(executor.run(work.strange, [1]))


def test_after_an_error_nothing_is_begun(executor: Executor, tmp_path: Path) -> None:
    """What was not begun when a piece failed is never begun."""
    files = [tmp_path / str(number) for number in range(MANY)]
    files[4] = tmp_path / "missing" / "4"
    with pytest.raises(FileNotFoundError):
        list(executor.run(work.noted, files))
    begun = len(list(tmp_path.iterdir()))
    assert begun <= 4 + AHEAD * executor.workers
    assert list(executor.run(work.squared, [3])) == [(0, 9)]
    assert len(list(tmp_path.iterdir())) <= 4 + AHEAD * executor.workers


def test_an_error_of_the_arguments_ends_it(executor: Executor) -> None:
    """Who makes the arguments may fail as well, and meets that failure."""

    def arguments() -> Iterator[int]:
        yield 1
        message = "no more"
        raise VoiceError(message)

    with pytest.raises(VoiceError, match="no more"):
        list(executor.run(work.squared, arguments()))


def test_closed_early_it_cancels_the_rest(executor: Executor, tmp_path: Path) -> None:
    """Who has enough closes the iterator; the executor serves the next run."""
    files = [tmp_path / str(number) for number in range(MANY)]
    results = executor.run(work.noted, files)
    index, name = next(results)
    assert name == str(index)
    results.close()  # type: ignore[attr-defined] # a generator
    assert len(list(tmp_path.iterdir())) <= 1 + AHEAD * executor.workers
    assert sorted(executor.run(work.squared, (1, 2))) == [(0, 1), (1, 4)]


def test_large_arguments_and_results_travel(executor: Executor) -> None:
    """No pipe is too narrow for megabytes both ways."""
    large = bytes(4_000_000)
    results = executor.run(bytes.upper, [large] * 4)
    assert all(result == large for _, result in results)


def test_closed_twice_is_closed(executor: Executor) -> None:
    """Closing again is no error."""
    list(executor.run(work.squared, (1, 2)))
    executor.close()
    executor.close()
