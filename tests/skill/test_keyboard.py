"""What is typed beside the sound."""

import io
import time

import pytest

from skill.keyboard import Keyboard


def next_line(keyboard: Keyboard) -> str | None:
    """The next line, waited for."""
    for _ in range(500):
        line = keyboard.line()
        if line is not None:
            return line
        time.sleep(0.002)
    return None


def test_a_letter_is_a_move_and_a_line_is_a_sentence() -> None:
    """The keyboard does what the voice does, in the same words."""
    keyboard = Keyboard(io.StringIO("n\ngo to the hinge\n"))

    assert next_line(keyboard) == "next"
    assert next_line(keyboard) == "go to the hinge"
    assert keyboard.line() is None


def test_one_can_leave() -> None:
    """A letter ends it, as an interruption would."""
    keyboard = Keyboard(io.StringIO("q\n"))

    with pytest.raises(KeyboardInterrupt):
        next_line(keyboard)
