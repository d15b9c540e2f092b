"""The phrases that a cold build of the shipped routine voices, as the voice is handed them."""

from audio_builder.cli.shipped import routine_path
from audio_builder.loading.routine_file import load_routine
from audio_builder.model.routine import Routine
from audio_builder.planning.needs import needed_directions, needed_phrases
from audio_builder.voices.lexicon import Lexicon
from audio_builder.voices.port import Voice
from audio_builder.voices.registry import find_voice


def shipped() -> tuple[Routine, Voice]:
    """The shipped routine, and the voice that its build speaks with unless told otherwise."""
    routine = load_routine(routine_path("hip-ir")).routine
    return routine, find_voice("heart", Lexicon(routine.pronunciations), routine.language)


def spoken_phrases(routine: Routine, voice: Voice) -> list[str]:
    """What the voice has to say; phrases that are spoken alike once, as the build does."""
    texts = needed_phrases(needed_directions(routine))
    return list(dict.fromkeys(voice.pronounce(text) for text in texts))
