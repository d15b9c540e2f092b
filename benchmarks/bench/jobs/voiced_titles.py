"""Put the titles of copies into a cache, as if they had been voiced: each sounds as the first."""

import sys
from pathlib import Path

from audio_builder.clips.cache import ClipCache
from audio_builder.clips.recipe import clip_id, conditions
from audio_builder.model.sounds import Phrase
from audio_builder.mp3.format import Mp3Format
from audio_builder.planning.phrases import sentence
from audio_builder.records import CLIPS_FOLDER
from audio_builder.voices.lexicon import Lexicon
from audio_builder.voices.registry import find_voice
from bench.copies import copy_title


def main(cache_folder: str, count: str) -> None:
    """Give the clip of the first copy's title to all others."""
    cache = ClipCache(Path(cache_folder) / CLIPS_FOLDER)
    voice = find_voice("heart", Lexicon(), "en-US")
    under = conditions(voice, Mp3Format())

    def name(number: int) -> str:
        text = sentence(copy_title(number))
        return clip_id(Phrase(text=text), voice.pronounce(text), under)

    first = cache.get(name(1))
    if first is None:
        message = "the first copy's title has not been voiced: bench.copies relies on it"
        raise RuntimeError(message)
    for number in range(2, int(count) + 1):
        cache.put(name(number), first.frames[:])
    print("{}")


if __name__ == "__main__":
    main(*sys.argv[1:])
