"""The recipe: a clip's name changes with whatever shapes the clip, and with nothing else."""

import re
import subprocess
import sys
from dataclasses import dataclass, replace

import pytest

from audio_builder.clips import recipe
from audio_builder.clips.recipe import Conditions, clip_id, conditions
from audio_builder.model.sounds import Air, AirSound, Bell, Phrase, Sound, Tone
from audio_builder.mp3.format import Mp3Format
from audio_builder.units import Ms
from audio_builder.voices.port import VoiceRecord
from fake_voice import FakeVoice

CONDITIONS = Conditions(
    voice="hum 1",
    level="+8.5 dB",
    workbench=1,
    encoder="lameenc 1 q5/7",
    libraries="numpy 2 pydub 1 soxr 1",
    bitrate_kbps=64,
)
PHRASE = Phrase(text="Lift up.")
AIR = AirSound(air=Air.IN, length_ms=Ms(3984))
TONE = Tone(bell=Bell.START)
OTHER_CONDITIONS = {
    "voice": "hum 2",
    "level": "+8.6 dB",
    "workbench": 2,
    "encoder": "lameenc 2 q5/7",
    "libraries": "numpy 3 pydub 1 soxr 1",
    "bitrate_kbps": 96,
}


def name(sound: Sound, under: Conditions = CONDITIONS, spoken: str = "Lift up.") -> str:
    """The name of a sound's clip; a phrase is spoken as given."""
    return clip_id(sound, spoken if isinstance(sound, Phrase) else None, under)


@dataclass(frozen=True)
class Recorded(FakeVoice):
    """A voice whose record says something else."""

    change: tuple[tuple[str, str | float], ...] = ()

    @property
    def record(self) -> VoiceRecord:
        """The record, changed."""
        # Not super(): a slotted dataclass is made anew, and super() would look for the old one.
        return replace(FakeVoice.record.fget(self), **dict(self.change))


def test_every_condition_is_tried() -> None:
    """The tests below know of each field of the conditions, so a new one cannot be left out."""
    assert set(OTHER_CONDITIONS) == set(Conditions.__dataclass_fields__)


@pytest.mark.parametrize("sound", [PHRASE, AIR, TONE], ids=["phrase", "air", "tone"])
def test_a_name_is_forty_hex_letters(sound: Sound) -> None:
    """It is a file's name on every system, and too long to meet another by chance."""
    assert re.fullmatch("[0-9a-f]{40}", name(sound))


@pytest.mark.parametrize("field", OTHER_CONDITIONS)
def test_a_phrase_depends_on_every_condition(field: str) -> None:
    """A phrase is made again once its voice, its level or a library changed."""
    changed = replace(CONDITIONS, **{field: OTHER_CONDITIONS[field]})
    assert name(PHRASE, changed) != name(PHRASE)


@pytest.mark.parametrize("sound", [AIR, TONE], ids=["air", "tone"])
@pytest.mark.parametrize("field", OTHER_CONDITIONS)
def test_airs_and_tones_do_not_depend_on_the_voice(field: str, sound: Sound) -> None:
    """Another voice leaves them as they are; whatever else changes, they change."""
    changed = replace(CONDITIONS, **{field: OTHER_CONDITIONS[field]})
    assert (name(sound, changed) == name(sound)) == (field in {"voice", "level"})


def test_a_phrase_depends_on_its_words_as_spoken() -> None:
    """A pronunciation makes another clip; the same words written differently do not."""
    assert name(PHRASE, spoken="[Lift](/lˈift/) up.") != name(PHRASE)
    assert name(Phrase(text="LIFT up!")) == name(PHRASE)


def test_every_sound_has_a_name_of_its_own() -> None:
    """No two sounds share a clip, whatever their kind."""
    airs = [AirSound(air=air, length_ms=Ms(ms)) for air in Air for ms in (240, 264)]
    tones = [Tone(bell=bell) for bell in Bell]
    spoken = [name(PHRASE, spoken=text) for text in ("Up.", "up.", "air:in:240", "tone:start")]
    names = [*map(name, airs), *map(name, tones), *spoken]
    assert len(set(names)) == len(names)


def test_a_name_is_the_same_in_every_process() -> None:
    """What one build kept, the next one finds: no name depends on a process's hash seed."""
    code = (
        "from audio_builder.clips.recipe import *; from audio_builder.model.sounds import *;"
        f"print(clip_id(Phrase(text='Lift up.'), 'Lift up.', {CONDITIONS!r}))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONHASHSEED": "1"},
    )
    assert run.stdout.strip() == name(PHRASE)


@pytest.mark.parametrize(
    ("change", "same"),
    [
        ({"identity": "hum 2"}, False),
        ({"gain_db": 8.6}, False),
        ({"attribution": "Voice: another hum"}, True),
    ],
    ids=str,
)
def test_conditions_take_from_a_voice_what_shapes_its_clips(
    change: dict[str, str | float], *, same: bool
) -> None:
    """Identity and gain are in; what is only shown to people is not."""
    plain = conditions(FakeVoice(), Mp3Format())
    changed = conditions(Recorded(change=tuple(change.items())), Mp3Format())
    assert (name(PHRASE, changed) == name(PHRASE, plain)) == same


@pytest.mark.parametrize("library", ["lameenc", "numpy", "pydub", "soxr"])
def test_conditions_know_the_version_of_each_library(
    monkeypatch: pytest.MonkeyPatch, library: str
) -> None:
    """An upgrade of whatever touches the samples gives new clips their own names."""
    before = conditions(FakeVoice(), Mp3Format())
    real = recipe.version
    monkeypatch.setattr(recipe, "version", lambda name: "999.0" if name == library else real(name))
    after = conditions(FakeVoice(), Mp3Format())
    assert name(PHRASE, after) != name(PHRASE, before)
    assert name(AIR, after) != name(AIR, before)


@pytest.mark.parametrize("constant", ["WORKBENCH_VERSION", "SPEECH_QUALITY", "AIR_QUALITY"])
def test_conditions_know_the_constants(monkeypatch: pytest.MonkeyPatch, constant: str) -> None:
    """A new workbench or another quality of the encoder gives clips new names."""
    before = conditions(FakeVoice(), Mp3Format())
    monkeypatch.setattr(recipe, constant, getattr(recipe, constant) + 1)
    assert name(PHRASE, conditions(FakeVoice(), Mp3Format())) != name(PHRASE, before)


def test_conditions_know_the_bitrate() -> None:
    """Clips of both bit rates can lie in one store."""
    low, high = (conditions(FakeVoice(), Mp3Format(bitrate_kbps=rate)) for rate in (64, 96))
    assert name(PHRASE, low) != name(PHRASE, high)


def test_conditions_are_told_without_opening_the_voice(monkeypatch: pytest.MonkeyPatch) -> None:
    """A build that finds all its clips kept never loads an engine."""

    def refuse(_: FakeVoice) -> None:
        pytest.fail("the voice was opened")

    monkeypatch.setattr(FakeVoice, "open", refuse)
    assert conditions(FakeVoice(), Mp3Format()).voice == FakeVoice().record.identity
