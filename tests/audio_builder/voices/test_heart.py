"""The voice heart, with its real engine."""

import hashlib
import subprocess
import sys

import numpy as np
import pytest

from audio_builder.errors import VoiceError
from audio_builder.model.routine import Pronunciation
from audio_builder.voices import heart as heart_module
from audio_builder.voices.heart import HeartVoice
from audio_builder.voices.heart_engine import HeartSpeaker
from audio_builder.voices.lexicon import Lexicon
from audio_builder.voices.port import Speaker

# ruff: noqa: RUF001 - phonetic and foreign letters look like others: they are meant

pytestmark = pytest.mark.voice

PHRASE = "Turn your thigh in, then ERE; the zorblax stays."

SPEAK = f"""
import hashlib, sys
from audio_builder.voices.heart import HeartVoice
voice = HeartVoice()
samples = voice.open().speak(voice.pronounce({PHRASE!r}))
print(hashlib.sha256(samples.tobytes()).hexdigest())
"""


def test_another_process_says_the_same(heart: HeartVoice, heart_speaker: Speaker) -> None:
    """The same text gives the same samples in any process; and the engine prints nothing."""
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", SPEAK], capture_output=True, text=True, check=True
    )
    samples = heart_speaker.speak(heart.pronounce(PHRASE))
    assert run.stdout.strip() == hashlib.sha256(samples.tobytes()).hexdigest()
    assert run.stderr == ""


def test_a_speaker_says_the_same_twice(heart_speaker: Speaker) -> None:
    """What was said before leaves no trace in the samples."""
    first = heart_speaker.speak("Breathe in.")
    heart_speaker.speak("And out.")
    assert np.array_equal(first, heart_speaker.speak("Breathe in."))


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Lift.", "Lift up."),
        ("lift", "lift up"),
        ("Down. Lift!", "Down. Lift up!"),
        ("Lift. And down.", "Lift up. And down."),
        ("Now lift.", "Now lift."),
        ("Lift the leg.", "Lift the leg."),
    ],
)
def test_a_bare_lift_gets_company(heart: HeartVoice, written: str, said: str) -> None:
    """Alone it is heard as "left"."""
    assert heart.pronounce(written) == said


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Lift the \U0001f9b5 up", "U\\+1F9B5, leg"),
        ("Поворот", "U\\+041F"),
        ("Turn 左", "U\\+5DE6"),
        ("tấm", "U\\+1EA5"),
        ("α angle", "U\\+03B1"),
    ],
)
def test_what_it_cannot_speak_is_named(heart: HeartVoice, text: str, named: str) -> None:
    """Other scripts and pictures are an error with the character and the phrase."""
    with pytest.raises(VoiceError, match=f"{named}.*{text}"):
        heart.pronounce(text)


def test_a_respelling_it_cannot_speak_is_named() -> None:
    """The lexicon is no way around the check."""
    voice = HeartVoice(lexicon=Lexicon((Pronunciation(word="left", say="[x](/y/)"),)))
    with pytest.raises(VoiceError, match="left square bracket"):
        voice.pronounce("Turn left.")


@pytest.mark.parametrize("text", ["Ménière's, café, naïve, über", "It costs $5.", "Straße"])
def test_accents_and_prices_are_fine(heart: HeartVoice, heart_speaker: Speaker, text: str) -> None:
    """What hibari reads is not refused."""
    assert len(heart_speaker.speak(heart.pronounce(text))) > 24_000 // 2


def test_inline_phonemes_are_what_is_spoken(heart_speaker: HeartSpeaker) -> None:
    """The lexicon's IPA reaches the model as it was given, beside punctuation too."""
    psoas = Pronunciation(word="psoas", ipa="ˈsoʊæs")
    two = Pronunciation(word="vastus medialis", ipa="ˈvæstəs ˌmidiˈeɪlɪs")
    voice = HeartVoice(lexicon=Lexicon((psoas, two)))
    spoken = voice.pronounce("The psoas, (psoas) and Vastus medialis.")
    assert heart_speaker._engine.phonemize(spoken) == ["ðə ˈsOæs, (ˈsOæs) ænd ˈvæstəs ˌmidiˈAlɪs."]
    assert len(heart_speaker.speak(spoken)) > 24_000


@pytest.mark.parametrize("spoken", ["Lift ấ up.", "Now \u4e00 again.", "Say ʀ now."])
def test_a_word_that_would_vanish_is_an_error(heart_speaker: Speaker, spoken: str) -> None:
    """Even handed straight to the engine, a word without a sound is named."""
    word = spoken.split()[1]
    with pytest.raises(VoiceError, match=f"the word '{word}', in: {spoken}"):
        heart_speaker.speak(spoken)


def test_a_sound_that_would_vanish_is_an_error(heart_speaker: Speaker) -> None:
    """A word is refused too if only one of its phonemes is unknown to the model."""
    with pytest.raises(VoiceError, match="the word 'rata', in: The rata"):
        heart_speaker.speak("The [rata](/ʀˈɑtə/).")


@pytest.mark.parametrize("spoken", ["", "♥"])
def test_no_samples_is_an_error(heart_speaker: Speaker, spoken: str) -> None:
    """The engine gives no samples and no error for such a text; we do."""
    with pytest.raises(VoiceError, match="no sound came out"):
        heart_speaker.speak(spoken)


def test_the_longest_line_is_spoken(heart: HeartVoice, heart_speaker: Speaker) -> None:
    """300 characters without a comma, the longest that a routine allows, are no trouble."""
    line = "rotate inward slowly and keep on breathing " * 7
    samples = heart_speaker.speak(heart.pronounce(line[:300].strip()))
    assert len(samples) > 15 * 24_000


def test_a_missing_engine_names_the_way_out(
    heart: HeartVoice, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where onnxruntime has no wheel, the user is told so and offered the online voice."""
    monkeypatch.setitem(sys.modules, "audio_builder.voices.heart_engine", None)
    with pytest.raises(VoiceError, match=r"musl.*--voice gtts"):
        heart.open()


def test_an_engine_that_is_not_installed_names_the_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same already when the record is asked for."""

    def missing(name: str) -> str:
        raise heart_module.PackageNotFoundError(name)

    monkeypatch.setattr(heart_module, "version", missing)
    with pytest.raises(VoiceError, match=r"not installed.*--voice gtts"):
        HeartVoice()
