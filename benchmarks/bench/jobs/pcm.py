"""What a user of pydub starts from: each sound as a WAV file, and a list of what sounds when.

The sounds are the very clips of a built library, decoded; so both ways play the same content.
"""

import io
import json
import sys
from pathlib import Path
from typing import Final

import numpy as np
import soundfile

from audio_builder.clips.store import ClipStore
from audio_builder.library.opening import open_library
from audio_builder.library.reading import read_record
from audio_builder.mp3.format import DECODER_DELAY, ENCODER_DELAY, SAMPLE_RATE
from audio_builder.records import CLIPS_FOLDER, Score

DELAY: Final = ENCODER_DELAY + DECODER_DELAY


def main(library: str, routine_id: str, out: str) -> None:
    """Write the WAV files and the list of a routine's session into a folder."""
    folder = Path(out)
    folder.mkdir()
    opened = open_library(Path(library))
    timeline = opened.timeline(routine_id, routine_id)
    sounds = read_record(opened.files, opened.row(routine_id).score.path, Score).sounds
    store = ClipStore(Path(library) / CLIPS_FOLDER)
    cues = [(cue.start_ms, sounds[cue.sound.key].clip) for cue in timeline.cues]
    for name in {name for _, name in cues}:
        clip = store.get(name)
        if clip is None:
            message = f"the clip {name} is missing"
            raise RuntimeError(message)
        _write_wav(folder / f"{name}.wav", clip.frames[:])
    session = {"cues": cues, "duration_ms": timeline.duration_ms}
    (folder / "session.json").write_text(json.dumps(session))
    print(json.dumps({"cues": len(cues), "duration_ms": timeline.duration_ms}))


def _write_wav(path: Path, frames: bytes) -> None:
    samples, rate = soundfile.read(io.BytesIO(frames), dtype="int16")
    if rate != SAMPLE_RATE:
        message = f"a clip was decoded at {rate} Hz"
        raise RuntimeError(message)
    # As long as its cue: the codec's delay is taken from its front and given back at its end.
    sound = np.pad(samples[DELAY:], (0, DELAY))
    soundfile.write(path, sound, rate, subtype="PCM_16")


if __name__ == "__main__":
    main(*sys.argv[1:])
