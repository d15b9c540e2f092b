"""Where a sentence ends."""

from itertools import chain, repeat

from skill.listen.endpoint import (
    LONGEST_MS,
    PATIENT_MS,
    QUICK_MS,
    WAIT_MS,
    Endpoint,
    Reached,
)
from skill.listen.ports import FRAME_MS


def reached(*stretches: tuple[bool, int]) -> list[tuple[int, Reached]]:
    """What stretches of speech and quiet bring, and when."""
    voiced = chain.from_iterable(repeat(each, ms // FRAME_MS) for each, ms in stretches)
    endpoint, found = Endpoint(), []
    for at, each in enumerate(voiced, start=1):
        endpoint, brought = endpoint.after(voiced=each)
        if brought is not Reached.NOTHING:
            found.append((at * FRAME_MS, brought))
    return found


def test_a_short_quiet_may_be_the_end_and_a_long_one_is() -> None:
    """A sentence is looked at after a short quiet, once, and is over after a long one."""
    found = reached((False, 300), (True, 500), (False, PATIENT_MS))

    assert found == [(800 + QUICK_MS, Reached.PERHAPS), (800 + PATIENT_MS, Reached.OVER)]


def test_a_pause_in_a_sentence_does_not_end_it() -> None:
    """Who breathes in between is not cut short."""
    found = reached((True, 500), (False, PATIENT_MS - FRAME_MS), (True, 500))

    assert [each for _, each in found] == [Reached.PERHAPS]


def test_nothing_said_is_given_up_and_a_click_is_nothing() -> None:
    """Nobody is waited for for ever, and a sound shorter than a word begins no sentence."""
    assert reached((False, WAIT_MS))[0] == (WAIT_MS, Reached.GIVEN_UP)
    assert reached((True, 50), (False, WAIT_MS - 50))[0] == (WAIT_MS, Reached.GIVEN_UP)


def test_talk_without_end_ends() -> None:
    """A radio that goes on and on does not hold the coach for ever."""
    assert reached((True, LONGEST_MS)) == [(LONGEST_MS, Reached.OVER)]
