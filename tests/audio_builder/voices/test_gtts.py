"""The voice gtts: the real client, against the service's protocol on this machine."""

import re
import socket
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import pytest

from audio_builder.errors import InputError, VoiceError
from audio_builder.model.routine import Pronunciation
from audio_builder.voices.gtts_service import GttsVoice, service_language
from audio_builder.voices.lexicon import Lexicon
from audio_builder.voices.port import Samples
from fake_translate import PAGE, FakeTranslate, no_sound, sound, tone_mp3

LONG = (
    "Stand on your left leg with the right foot just off the floor, turn the right thigh out, and "
    "leave it there while your head and your chest turn to the left. Stay, and take a deep breath."
)


@dataclass
class Pauses:
    """Counts waits instead of waiting."""

    seconds: list[float] = field(default_factory=list)

    def __call__(self, seconds: float) -> None:
        """Note a wait, in seconds."""
        self.seconds.append(seconds)


@pytest.fixture
def pauses() -> Pauses:
    """The waits between tries."""
    return Pauses()


@pytest.fixture
def gtts(pauses: Pauses) -> GttsVoice:
    """The English voice, with no real waits."""
    return GttsVoice(pause=pauses, timeout_s=(2.0, 2.0))


def answer(status: int, body: bytes = b"") -> Callable[[str], tuple[int, bytes]]:
    """A fixed answer."""
    return lambda _: (status, body)


def say(voice: GttsVoice, text: str = "Breathe in.") -> Samples:
    """Have a text spoken as a build would."""
    return voice.open().speak(voice.pronounce(text))


def test_the_service_hears_the_pronounced_text(translate: FakeTranslate) -> None:
    """Text and language reach the service as `pronounce` gave them, respelled and normalised."""
    lexicon = Lexicon((Pronunciation(word="psoas", say="so-az", ipa="ˈsoʊæs"),))
    voice = GttsVoice(language="de", lexicon=lexicon)
    say(voice, "Psoas — 10 s")
    english = GttsVoice(lexicon=lexicon)
    say(english, "Psoas — 10 s")
    assert translate.heard == [("so-az, 10 s", "de"), ("so-az, 10 seconds", "en")]


def test_a_long_text_is_voiced_whole(translate: FakeTranslate, gtts: GttsVoice) -> None:
    """The client cuts over 100 characters into requests; their sound is joined in order."""
    samples = say(gtts, LONG)
    parts = [text for text, _ in translate.heard]
    assert len(parts) > 1
    assert all(len(part) <= 100 for part in parts)
    assert re.findall(r"\w+", " ".join(parts)) == re.findall(r"\w+", LONG)
    assert len(samples) / 24_000 == pytest.approx(0.06 * sum(map(len, parts)), abs=0.3)


def test_stereo_becomes_mono(translate: FakeTranslate, gtts: GttsVoice) -> None:
    """Whatever channels the service sends, the samples are mono."""
    translate.answers = [lambda _: sound(tone_mp3(1.0, channels=2))]
    samples = say(gtts)
    assert samples.shape == (samples.size,)
    assert np.abs(samples).max() == pytest.approx(0.3, abs=0.05)


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_passing_failure_is_tried_again(
    translate: FakeTranslate, gtts: GttsVoice, pauses: Pauses, status: int
) -> None:
    """A service that is busy for a moment costs a short wait, not the build."""
    translate.answers = [answer(status), answer(status)]
    assert say(gtts).size
    assert pauses.seconds == [1.0, 3.0]


@pytest.mark.parametrize(("status", "says"), [(429, "too many requests"), (500, "failed \\(500")])
def test_three_tries_are_enough(
    translate: FakeTranslate, gtts: GttsVoice, pauses: Pauses, status: int, says: str
) -> None:
    """A lasting failure is one error: what happened, what is kept, the way out."""
    translate.answers = [answer(status)] * 9
    with pytest.raises(VoiceError, match=rf"{says}.*3 tries.*Breathe in.*is kept.*--voice heart"):
        say(gtts)
    assert len(translate.heard) == 3
    assert len(pauses.seconds) == 2


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (answer(403), "refused \\(403"),
        (answer(404), "refused \\(404"),
        (answer(200, PAGE), "something else than speech"),
        (lambda _: no_sound(), "no sound in the language 'en'"),
        (lambda _: sound(b""), "the answer is empty"),
        (lambda _: sound(b"no mp3 " * 40), "no MP3"),
        (answer(200, b'["wrb.fr","jQ1olc","[\\"%%%\\"]"'), "cannot be read|no MP3|is empty"),
        (answer(200, b"jQ1olc \xff\xfe"), "cannot be read"),
        (lambda _: sound(tone_mp3(1.0, rate=16_000)), "at 16000 Hz, not at 24000 Hz"),
    ],
)
def test_a_lasting_failure_is_not_tried_again(
    translate: FakeTranslate,
    gtts: GttsVoice,
    pauses: Pauses,
    given: Callable[[str], tuple[int, bytes]],
    says: str,
) -> None:
    """What another try cannot mend is said at once, with the phrase and the way out."""
    translate.answers = [given]
    with pytest.raises(VoiceError, match=f"(?:{says}).*Breathe in.*--voice heart"):
        say(gtts)
    assert len(translate.heard) == 1
    assert pauses.seconds == []


def test_a_page_instead_of_one_part_is_noticed(translate: FakeTranslate, gtts: GttsVoice) -> None:
    """The client skips such an answer without a word, and the end of the text would be missing."""
    translate.answers = [lambda _: sound(tone_mp3(1.0)), answer(200, PAGE)]
    with pytest.raises(VoiceError, match="something else than speech"):
        say(gtts, LONG)


def test_silence_is_an_error(translate: FakeTranslate, gtts: GttsVoice) -> None:
    """A well-formed answer without sound is no success."""
    translate.answers = [lambda _: sound(tone_mp3(0.0) + tone_mp3(0.0))]
    with pytest.raises(VoiceError, match="Breathe in"):
        say(gtts)


def test_a_time_out_is_tried_again_and_named(translate: FakeTranslate, pauses: Pauses) -> None:
    """A service that does not answer costs three short waits at most."""
    voice = GttsVoice(pause=pauses, timeout_s=(2.0, 0.2))
    translate.answers = [translate.slow] * 3
    with pytest.raises(VoiceError, match=r"no answer from the service in 0\.2 s"):
        say(voice)
    assert pauses.seconds == [1.0, 3.0]


def test_no_service_at_all_is_named(
    gtts: GttsVoice, pauses: Pauses, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a network the error says so."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        nobody = f"http://127.0.0.1:{taken.getsockname()[1]}"
        monkeypatch.setenv("https_proxy", nobody)
        monkeypatch.setenv("HTTPS_PROXY", nobody)
        with pytest.raises(VoiceError, match=r"cannot be reached.*3 tries"):
            say(gtts)
    assert len(pauses.seconds) == 2


def test_heart_is_no_way_out_of_another_language(translate: FakeTranslate) -> None:
    """Only an English routine is sent to heart."""
    translate.answers = [answer(403)]
    with pytest.raises(VoiceError, match=r"build again later$"):
        say(GttsVoice(language="de"), "Einatmen.")


@pytest.mark.parametrize(("language", "close"), [("xx", ""), ("en-GB", "did you mean gtts:")])
def test_a_language_it_lacks_is_named_when_opened(language: str, close: str) -> None:
    """The service's own list decides."""
    with pytest.raises(InputError, match=rf"no language '{language}': {close}.*en"):
        GttsVoice(language=language).open()


@pytest.mark.parametrize(
    ("routine", "service"),
    [
        ("en-US", "en"),
        ("en", "en"),
        ("de-AT", "de"),
        ("pt-PT", "pt-PT"),
        ("pt-BR", "pt"),
        ("zh-TW", "zh-TW"),
        ("zh", "zh-CN"),
        ("nb-NO", "no"),
        ("fr-CA", "fr-CA"),
    ],
)
def test_a_routines_language_is_one_of_the_services(routine: str, service: str) -> None:
    """The tags of routines and of the service differ; none of ours is one it lacks."""
    assert service_language(routine) == service
    assert GttsVoice(language=service).open()
