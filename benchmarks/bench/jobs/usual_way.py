"""The usual way: pydub segments joined in a loop, then encoded by ffmpeg.

Written as a user would who knows pydub: every sound is loaded once, rates match, so that nothing is
resampled, gaps are silence of the same rate, and a gap is joined to the sound after it before both
go onto the track, since each `+=` copies the whole track so far.
"""

import json
import sys
import warnings
from pathlib import Path
from time import perf_counter
from typing import Final

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from pydub import AudioSegment

FRAME_RATE: Final = 48_000


def main(folder: str, out: str) -> None:
    """Join the sounds of a session (`bench.jobs.pcm`) and export them as an MP3."""
    session = json.loads((Path(folder) / "session.json").read_text())
    segments = {
        name: AudioSegment.from_wav(Path(folder) / f"{name}.wav")
        for name in {name for _, name in session["cues"]}
    }
    began = perf_counter()
    track = AudioSegment.silent(0, frame_rate=FRAME_RATE)
    end_ms = 0
    for start_ms, name in session["cues"]:
        segment = segments[name]
        if start_ms > end_ms:
            segment = AudioSegment.silent(start_ms - end_ms, frame_rate=FRAME_RATE) + segment
        track += segment
        end_ms = start_ms + len(segments[name])
    track += AudioSegment.silent(session["duration_ms"] - end_ms, frame_rate=FRAME_RATE)
    joined = perf_counter()
    track.export(out, format="mp3", bitrate="64k").close()
    ended = perf_counter()
    figures = {
        "join_s": joined - began,
        "export_s": ended - joined,
        "duration_ms": len(track),
        "wanted_ms": session["duration_ms"],
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main(*sys.argv[1:])
