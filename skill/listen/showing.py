"""What the terminal shows of the loop, a line each, with the time it happened at."""

from collections.abc import Iterator
from typing import Final

from skill.listen.assistant import Kind, Note
from skill.speaker.conversation import Outcome
from skill.speaker.showing import lines

_SENTENCES: Final = {
    Kind.WOKE: "hears its wake word",
    Kind.HEARD: "heard “{text}” ({took_ms} ms after its end)",
    Kind.UNSURE: "may have heard “{text}”, and asks",
    Kind.UNKNOWN: "heard nothing that it knows",
    Kind.TYPED: "was typed “{text}”",
}
_MINUTE_MS: Final = 60_000


def noted(note: Note) -> str:
    """A note, as a line."""
    text = _SENTENCES[note.kind].format(text=note.text, took_ms=note.took_ms)
    return f"{clock(note.at_ms)}  ear    {text}"


def came(outcome: Outcome, at_ms: int) -> Iterator[str]:
    """What came of something, a line each."""
    for line in lines(outcome):
        yield f"{clock(at_ms)}{line}"


def clock(ms: int) -> str:
    """A time, to the tenth of a second."""
    minutes, rest = divmod(ms, _MINUTE_MS)
    return f"{minutes:02d}:{rest / 1000:04.1f}"
