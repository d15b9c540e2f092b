"""Measure a voice's own level over the phrases of the shipped routine, and say its gain.

Run by scripts/measure-voice when a voice is added or renewed; the gain goes into its record.
"""

import statistics
import sys

from audio_builder.cli.shipped import routine_path
from audio_builder.clips.meter import loudness_lufs
from audio_builder.clips.recipe import SPEECH_LUFS
from audio_builder.clips.workbench import trim_speech
from audio_builder.loading.routine_file import load_routine
from audio_builder.planning.needs import needed_directions, needed_phrases
from audio_builder.voices.lexicon import Lexicon
from audio_builder.voices.registry import find_voice


def measure_voice(name: str) -> None:
    """Print the mean level of a voice's trimmed phrases, and the gain that follows from it."""
    routine = load_routine(routine_path("hip-ir")).routine
    voice = find_voice(name, Lexicon(routine.pronunciations), routine.language)
    speaker = voice.open()
    levels = [
        loudness_lufs(trim_speech(speaker.speak(voice.pronounce(text)), voice.record.sample_rate))
        for text in needed_phrases(needed_directions(routine))
    ]
    mean = statistics.fmean(levels)
    print(f"{name}: {len(levels)} phrases, trimmed")
    print(f"mean {mean:.2f} LUFS, standard deviation {statistics.stdev(levels):.2f} LU")
    print(f"gain {SPEECH_LUFS - mean:.1f} dB (its record says {voice.record.gain_db:.1f})")


measure_voice(sys.argv[1] if len(sys.argv) > 1 else "heart")
