"""WebVTT as a strict player reads it."""

import html
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

_TIMES: Final = re.compile(
    r"(\d{2,}):([0-5]\d):([0-5]\d)\.(\d{3}) --> (\d{2,}):([0-5]\d):([0-5]\d)\.(\d{3})"
)


class Caption(NamedTuple):
    """One cue of a WebVTT file."""

    start_ms: int
    end_ms: int
    lines: tuple[str, ...]


def read_captions(text: str) -> Iterator[Caption]:
    """Read WebVTT, strictly: anything but blocks of times and text is an error."""
    assert text.endswith("\n")
    head, *blocks = text.removesuffix("\n").split("\n\n")
    assert head == "WEBVTT"
    assert blocks
    for block in blocks:
        times, *lines = block.split("\n")
        found = _TIMES.fullmatch(times)
        assert found is not None, f"'{times}' are no times"
        assert lines, f"there is no text at {times}"
        numbers = [int(number) for number in found.groups()]
        start_ms, end_ms = (
            ((hours * 60 + minutes) * 60 + seconds) * 1000 + ms
            for hours, minutes, seconds, ms in (numbers[:4], numbers[4:])
        )
        yield Caption(start_ms, end_ms, tuple(lines))


def spoken_times(text: str) -> dict[tuple[int, int], str]:
    """What stands in captions from when to when, in ms, as a reader sees it."""
    return {
        (caption.start_ms, caption.end_ms): html.unescape(" ".join(caption.lines))
        for caption in read_captions(text)
    }
