"""What is typed while something plays: a sentence a line, or a single letter for a move."""

import sys
from queue import Empty, SimpleQueue
from threading import Thread
from types import MappingProxyType
from typing import Final, TextIO

KEYS: Final = MappingProxyType(
    {
        "n": "next",
        "b": "go back",
        "p": "pause",
        "g": "resume",
        "r": "repeat",
        "s": "start over",
        "?": "what is this",
    }
)
"""Letters, and what each stands for."""
QUIT: Final = "q"


class Keyboard:
    """Lines from a terminal, taken in beside the sound."""

    def __init__(self, lines: TextIO = sys.stdin) -> None:
        self._lines = lines
        self._typed: SimpleQueue[str] = SimpleQueue()
        Thread(target=self._take_in, name="keyboard", daemon=True).start()

    def line(self) -> str | None:
        """The next sentence, if one was typed.

        Raises:
            KeyboardInterrupt: if the letter to leave was.
        """
        try:
            text = self._typed.get_nowait()
        except Empty:
            return None
        if text == QUIT:
            raise KeyboardInterrupt
        return KEYS.get(text, text) or None

    def _take_in(self) -> None:
        for line in self._lines:
            self._typed.put(line.strip())
