"""Finished tracks of the shipped routine, and what ffmpeg hears in them."""

import re
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

import judges
from audio_builder.library import Timeline, TrackEntry

TRACKS: Final = ("hip-ir", "1-standing-dissociation", "2-supine-ere", "3-ir-hinge")


class Finished(NamedTuple):
    """One finished track: its file, what the catalog says of it, and its timeline."""

    mp3: Path
    entry: TrackEntry
    timeline: Timeline

    def beside(self, ending: str) -> Path:
        """The file next to the MP3 with another ending."""
        return self.mp3.with_name(f"{self.entry.id}{ending}")


class Heard(NamedTuple):
    """What ffmpeg says of how a file sounds."""

    loudness_lufs: float
    true_peak_dbtp: float
    silences_s: tuple[float, ...]
    """Length of each stretch of half a second or more under -30 dBFS."""


@cache
def hear(path: Path) -> Heard:
    """Have ffmpeg measure an MP3, each once."""
    filters = "ebur128=peak=true,silencedetect=noise=-30dB:duration=0.5"
    options = ("-hide_banner", "-nostats", "-i", path, "-af", filters, "-f", "null", "-")
    run = judges._run("ffmpeg", *options)
    said = run.stderr.decode(errors="replace")
    assert run.returncode == 0, said
    summary = said[said.rindex("Summary:") :]
    return Heard(
        loudness_lufs=_number(r"I:\s+(\S+) LUFS", summary),
        true_peak_dbtp=_number(r"Peak:\s+(\S+) dBFS", summary),
        silences_s=tuple(float(length) for length in re.findall(r"silence_duration: (\S+)", said)),
    )


decode = cache(judges.decode_pcm)
"""Decodes an MP3 with ffmpeg, each once."""


def _number(pattern: str, text: str) -> float:
    found = re.search(pattern, text)
    assert found is not None, text
    return float(found[1])
