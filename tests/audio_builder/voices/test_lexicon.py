"""How a routine's words are found and rendered."""

import gzip
import json
from pathlib import Path

import hibari
import pytest

from audio_builder.errors import VoiceError
from audio_builder.model.routine import Pronunciation
from audio_builder.voices.heart import ACCENTED
from audio_builder.voices.ipa import HEARD, heart_phonemes, letter_phonemes
from audio_builder.voices.lexicon import Lexicon, inline, respelled
from audio_builder.voices.normalise import normalise
from audio_builder.voices.plain import STAND_IN

# ruff: noqa: RUF001 - phonetic letters look like others: that is what they are

ASSETS = Path(hibari.__file__).parent / "assets"
LEXICON = Lexicon(
    (
        Pronunciation(word="psoas", say="so-az", ipa="ˈsoʊæs"),
        Pronunciation(word="gluteus", say="gloo-tee-us"),
        Pronunciation(word="gluteus medius", say="gloot med"),
        Pronunciation(word="ERE", say="end range 10s"),
        Pronunciation(word="IR", ipa="ɪɹ"),
        Pronunciation(word="rock'n'roll", say="rocking roll"),
        Pronunciation(word="Psoas", say="never: the first entry counts"),
    )
)
RESPELLED = {
    "The psoas muscle.": "The so-az muscle.",
    "PSOAS, Psoas!": "so-az, so-az!",
    "psoas-strength": "so-az-strength",
    "the psoas's and psoases": "the psoas's and psoases",
    "the psoas' work": "the so-az' work",
    "Gluteus  medius, gluteus": "gloot med, gloo-tee-us",
    "ERE for 10s": "end range 10s for 10 seconds",
    "Hip IR": "Hip I R",
    "Rock’n’roll": "rocking roll",
    "a 360° psoas": "a 360 degree so-az",
}
INLINE = {
    "The psoas muscle.": "The [psoas](/ˈsOæs/) muscle.",
    "gluteus": "gloo-tee-us",
    "Hip IR": "Hip [IR](/ɪɹ/)",
}
IPA = {
    "ˈsoʊæs": "ˈsOæs",
    "/ˌæsɪˈtæbjələm/": "ˌæsɪˈtæbjələm",
    "ˈtʃaɪ.ldʒeɪ": "ˈʧIlʤA",
    "t͡ʃd͡ʒ": "ʧʤ",
    "ˈbaʊərˌɔɪ": "ˈbWəɹˌY",
    "ˈɡəʊ": "ˈɡO",
    "gɚl bɝd nɜːrs nɜːs": "ɡəɹl bɜɹd nɜɹs nɜɹs",
    "iːuːɔːɑː": "iuɔɑ",
    "'lɒt": "ˈlɑt",
    "ˈbɑtl̩": "ˈbɑtᵊl",
}


@pytest.mark.parametrize(("written", "said"), RESPELLED.items())
def test_words_are_respelled_whole_and_once(written: str, said: str) -> None:
    """Whole words only, the longest first, and what was rendered is not gone through again."""
    assert LEXICON.apply(written, render=respelled, around=normalise) == said


@pytest.mark.parametrize(("written", "said"), INLINE.items())
def test_heart_is_given_ipa_before_a_respelling(written: str, said: str) -> None:
    """IPA is exact, so it wins where both are given."""
    assert LEXICON.apply(written, render=inline, around=normalise) == said


def test_no_words_no_change() -> None:
    """An empty lexicon leaves the text to the rest."""
    assert Lexicon().apply("psoas", render=respelled, around=str.upper) == "PSOAS"


def test_a_text_cannot_smuggle_in_a_stand_in() -> None:
    """The private character that keeps a word's place is refused in a text."""
    with pytest.raises(VoiceError, match="U\\+E000"):
        Lexicon().apply(f"a{STAND_IN}b", render=respelled, around=normalise)


@pytest.mark.parametrize(("ipa", "phonemes"), IPA.items())
def test_ipa_becomes_the_alphabet_of_heart(ipa: str, phonemes: str) -> None:
    """True IPA in, misaki's alphabet out."""
    assert heart_phonemes(ipa, "word") == phonemes


@pytest.mark.parametrize(
    ("ipa", "named"),
    [
        ("ʀ", "U\\+0280"),
        ("ten", "write eɪ or ɛ"),
        ("bat", "write aɪ, aʊ, æ or ɑ"),
        ("sOæs", "'O'"),
        ("ã", "U\\+00E3"),
        ("1", "'1'"),
    ],
)
def test_ipa_that_heart_does_not_know_is_named(ipa: str, named: str) -> None:
    """A symbol would else be dropped without a word."""
    with pytest.raises(VoiceError, match=f"'word'.*{named}"):
        heart_phonemes(ipa, "word")


@pytest.mark.parametrize("ipa", ["ˈ", "//", "ː", "ˈ ˌ"])
def test_ipa_without_a_sound_is_refused(ipa: str) -> None:
    """Stress alone would leave the word silent."""
    with pytest.raises(VoiceError, match="says nothing"):
        heart_phonemes(ipa, "word")


def test_every_symbol_let_through_stands_in_the_dictionary() -> None:
    """Only what the model was trained on is let through, not all that its vocabulary lists."""
    known = set(" ")
    for shade in ("gold", "silver"):
        path = ASSETS / f"lexicon_us_{shade}.json.gz"
        for entry in json.loads(gzip.decompress(path.read_bytes())).values():
            readings = entry.values() if isinstance(entry, dict) else [entry]
            known.update(*(reading for reading in readings if reading))
    letters = set(letter_phonemes("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    # ɐ is no dictionary entry but how "a" and "an" are read.
    assert HEARD - {"ɐ"} <= known
    assert letters <= known
    assert {char for phonemes in IPA.values() for char in phonemes} <= known


def test_every_accented_letter_let_through_can_be_read() -> None:
    """A letter outside hibari's reader would vanish from a word it does not know."""
    readable = json.loads((ASSETS / "oov.json").read_text(encoding="utf-8"))["in"]
    assert set(readable) >= ACCENTED
