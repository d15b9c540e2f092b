"""The one door to the coach's voice for whoever speaks any text, as the skill does for Wyoming."""

from audio_builder.errors import VoiceError
from audio_builder.speech.sentences import finished_sentences, sentences_in
from audio_builder.speech.speech import Speech, open_speech

__all__ = ["Speech", "VoiceError", "finished_sentences", "open_speech", "sentences_in"]
