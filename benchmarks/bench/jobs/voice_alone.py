"""The engine alone, none of our code around it, on one thread: how long it speaks the phrases."""

import json
from time import perf_counter

from hibari import Hibari

from audio_builder.voices.heart import SAMPLE_RATE, SEED, SPEED
from bench.jobs.closed_set import shipped, spoken_phrases


def main() -> None:
    """Load the engine, let it speak once, then take the time of the closed set."""
    phrases = spoken_phrases(*shipped())
    began = perf_counter()
    engine = Hibari(voice="heart", threads=1)
    engine("Get ready.", speed=SPEED, seed=SEED)
    loaded = perf_counter()
    samples = sum(len(engine(phrase, speed=SPEED, seed=SEED)) for phrase in phrases)
    ended = perf_counter()
    figures = {
        "phrases": len(phrases),
        "load_s": loaded - began,
        "speak_s": ended - loaded,
        "speech_s": samples / SAMPLE_RATE,
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
