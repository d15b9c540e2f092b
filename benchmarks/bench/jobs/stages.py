"""What a cold build does, stage after stage on one thread: where its time goes."""

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

_spent: defaultdict[str, float] = defaultdict(float)


@contextmanager
def _stage(name: str) -> Iterator[None]:
    began = perf_counter()
    try:
        yield
    finally:
        _spent[name] += perf_counter() - began


with _stage("import"):
    from audio_builder.building.cover import render_cover
    from audio_builder.clips.air import render_air
    from audio_builder.clips.encoder import encode
    from audio_builder.clips.recipe import AIR_QUALITY, SPEECH_QUALITY, clip_id, conditions
    from audio_builder.clips.store import ClipStore
    from audio_builder.clips.workbench import finish_speech, render_bell
    from audio_builder.model.sounds import AirSound, Phrase, Sound, Tone
    from audio_builder.mp3.format import Mp3Format
    from audio_builder.planning.needs import needed_directions, needed_phrases, needed_sounds
    from bench.jobs.closed_set import shipped


def main(folder: str) -> None:
    """Make the shipped routine's clips as `clips.making` does, one after the other."""
    fmt, store = Mp3Format(), ClipStore(Path(folder))
    with _stage("plan"):
        routine, voice = shipped()
        directions = needed_directions(routine)
        texts = needed_phrases(directions)
        under = conditions(voice, fmt)
        spoken = {text: voice.pronounce(text) for text in texts}
        names = {text: clip_id(Phrase(text=text), spoken[text], under) for text in texts}
    with _stage("load"):
        speaker = voice.open()
    lengths: dict[str, int] = {}
    for text in texts:
        with _stage("speak"):
            raw = speaker.speak(spoken[text])
        with _stage("workbench"):
            samples = finish_speech(raw, voice.record.sample_rate, voice.record.gain_db)
        with _stage("encode"):
            frames = encode(samples, fmt, SPEECH_QUALITY)
        with _stage("store"):
            lengths[text] = len(store.put(names[text], frames).frames) // fmt.frame_bytes * 24
    for sound in needed_sounds(directions, lengths.__getitem__):
        _make_unspoken(sound, store, fmt, clip_id(sound, None, under))
    with _stage("cover"):
        render_cover(routine.title)
    print(json.dumps(_spent))


def _make_unspoken(sound: Sound, store: ClipStore, fmt: Mp3Format, name: str) -> None:
    match sound:
        case Phrase():
            return
        case AirSound():
            with _stage("air"):
                samples = render_air(sound)
        case Tone():
            with _stage("air"):
                samples = render_bell(sound.bell)
    with _stage("encode air"):
        frames = encode(samples, fmt, AIR_QUALITY)
    with _stage("store"):
        store.put(name, frames)


if __name__ == "__main__":
    main(*sys.argv[1:])
