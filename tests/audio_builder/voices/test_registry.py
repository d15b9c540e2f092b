"""The table of voices."""

import subprocess
import sys

import pytest

from audio_builder.errors import InputError
from audio_builder.voices import registry
from audio_builder.voices.lexicon import Lexicon
from audio_builder.voices.registry import find_voice, list_voices


@pytest.mark.parametrize(
    ("spec", "language", "name", "speaks"),
    [
        ("heart", "en-US", "heart", "en"),
        ("heart", "en-GB", "heart", "en"),
        (" heart ", "en", "heart", "en"),
        ("gtts", "en-US", "gtts", "en"),
        ("gtts", "de-DE", "gtts", "de"),
        ("gtts:fr", "en-US", "gtts:fr", "fr"),
        ("gtts:pt-PT", "en-US", "gtts:pt-PT", "pt-PT"),
    ],
)
def test_voices_are_found_by_name(spec: str, language: str, name: str, speaks: str) -> None:
    """A name, or gtts with a language; without one it takes the routine's."""
    record = find_voice(spec, Lexicon(), language).record
    assert record.name == name
    assert name == "heart" or f"language {speaks};" in record.identity


@pytest.mark.parametrize(
    ("spec", "language", "says"),
    [
        ("hart", "en-US", "did you mean heart"),
        ("GTTS", "en-US", "did you mean gtts"),
        ("festival", "en-US", "no voice 'festival'.*heart, gtts"),
        ("", "en-US", "no voice ''"),
        ("gtts:", "en-US", "no voice 'gtts:'"),
        ("gtts:german", "en-US", "not a language"),
        ("gtts:../x", "en-US", "not a language"),
        ("heart:de", "en-US", "gtts:de"),
        ("heart", "de-DE", "English only.*gtts:de"),
        ("emma", "en-US", "never downloads a voice"),
        ("kore", "en-US", "never downloads a voice"),
    ],
)
def test_what_is_no_voice_is_an_input_error(spec: str, language: str, says: str) -> None:
    """A wrong name exits with 2, and the message says what to write instead."""
    with pytest.raises(InputError, match=says) as caught:
        find_voice(spec, Lexicon(), language)
    assert caught.value.exit_code == 2


def test_the_list_says_what_is_ready() -> None:
    """Both voices stand in it with licence and attribution, ready here."""
    voices = list_voices()
    assert [voice.name for voice in voices] == ["heart", "gtts"]
    assert all(voice.ready and not voice.diagnosis for voice in voices)
    assert all(voice.licence and voice.attribution and voice.what for voice in voices)


def test_the_list_says_diagnosis(monkeypatch: pytest.MonkeyPatch) -> None:
    """A voice whose engine is missing is listed with the reason."""
    monkeypatch.setattr(registry, "find_spec", lambda name: None if name == "onnxruntime" else name)
    heart, gtts = list_voices()
    assert (heart.ready, heart.diagnosis) == (False, "not installed: onnxruntime")
    assert gtts.ready


LIGHT = """
import sys
from audio_builder.voices.lexicon import Lexicon
from audio_builder.voices.registry import find_voice, list_voices
for spec in ("heart", "gtts", "gtts:de"):
    voice = find_voice(spec, Lexicon(), "en-US")
    voice.pronounce("Hold 90/90 for 10s.")
    assert voice.record.identity
list_voices()
engines = {"hibari", "onnxruntime", "numpy", "gtts", "soundfile", "requests", "scipy"}
print(sorted(engines & set(sys.modules)))
"""


def test_no_engine_is_loaded_before_it_speaks() -> None:
    """A build that finds every clip kept pays for no engine."""
    run = subprocess.run([sys.executable, "-c", LIGHT], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
