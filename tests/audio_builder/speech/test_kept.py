"""Speech for whoever answers aloud."""

from pathlib import Path

import pytest

from audio_builder.clips.cache import ClipCache
from audio_builder.errors import InputError
from audio_builder.mp3.format import Mp3Format
from audio_builder.speech import KeptSpeech, open_kept_speech
from audio_builder.units import FRAME_MS
from fake_voice import FakeVoice


def test_a_text_becomes_whole_frames(tmp_path: Path) -> None:
    """What is said is MP3 frames as those of any clip."""
    frames = KeptSpeech(FakeVoice(), ClipCache(tmp_path)).say("Well done.")

    assert len(frames) % Mp3Format().frame_bytes == 0
    assert len(frames) // Mp3Format().frame_bytes * FRAME_MS > 200


def test_what_was_said_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same answer costs no engine a second time, in whichever process."""
    said = KeptSpeech(FakeVoice(), ClipCache(tmp_path)).say("Well done.")
    monkeypatch.setattr(FakeVoice, "open", lambda _: pytest.fail("it was said before"))

    assert KeptSpeech(FakeVoice(), ClipCache(tmp_path)).say("Well done.") == said


def test_an_unknown_voice_is_named(tmp_path: Path) -> None:
    """Who asks for a voice that is not there learns which are."""
    with pytest.raises(InputError, match="There are heart"):
        open_kept_speech("nobody", {"REPCAST_CACHE": str(tmp_path)})


def test_several_sentences_are_one_mp3(tmp_path: Path) -> None:
    """As a track would say them; each is kept by itself."""
    speech = KeptSpeech(FakeVoice(), ClipCache(tmp_path))

    spoken = speech.render("Well done. Rest now.")

    assert spoken.startswith(b"ID3")
    assert len(list(tmp_path.rglob("*.clip"))) == 2


def test_other_pronunciations_need_no_other_engine(tmp_path: Path) -> None:
    """The engine that is loaded speaks for them; another voice's is its own."""
    speech = KeptSpeech(FakeVoice(), ClipCache(tmp_path))
    speech.prepare()

    assert speech.with_voice(FakeVoice())._speaker is speech._speaker
    assert speech.with_voice(FakeVoice(name="other"))._speaker is None
