"""Texts as sound, for whoever speaks: sentence by sentence, or kept once they were spoken."""

from audio_builder.errors import VoiceError
from audio_builder.speech.kept import KeptSpeech, open_kept_speech
from audio_builder.speech.sentences import finished_sentences, sentences_in
from audio_builder.speech.speech import Speech, open_speech

__all__ = [
    "KeptSpeech",
    "Speech",
    "VoiceError",
    "finished_sentences",
    "open_kept_speech",
    "open_speech",
    "sentences_in",
]
