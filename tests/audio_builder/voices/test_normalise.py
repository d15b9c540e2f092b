"""English texts made speakable."""

from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from audio_builder.loading.wording import _SIGNS
from audio_builder.voices.heart import HeartVoice
from audio_builder.voices.heart_engine import HeartSpeaker
from audio_builder.voices.normalise import normalise
from audio_builder.voices.plain import STAND_IN, plain

TABLE = Path(__file__).with_name("said.yaml")
SAID = [
    (written, said)
    for notation in yaml.safe_load(TABLE.read_text(encoding="utf-8")).values()
    for written, said in notation.items()
]

# ruff: noqa: RUF001 - phonetic letters and typographic quotes look like others: they are meant

SPOKEN = {
    "Sit in 90/90.": "Sit in 90 90.",
    "90/45": "90 45",
    "Go 3/4 of the way.": "Go 3/4 of the way.",
    "3x10": "3 times 10",
    "3 × 10 reps": "3 times 10 reps",
    "3x30s": "3 times 30 seconds",
    "Do it 3x.": "Do it 3 times.",
    "3x/week": "3 times per week",
    "x3": "times 3",
    "2x2x2": "2 times 2 times 2",
    "Hold for 10s.": "Hold for 10 seconds.",
    "10 s": "10 seconds",
    "10sec": "10 seconds",
    "1 s": "1 second",
    "1.5 s": "1.5 seconds",
    "A 10-sec hold": "A 10 second hold",
    "Rest 30 sec. then go": "Rest 30 seconds then go",
    "Rest 30 sec. Then go": "Rest 30 seconds. Then go",
    "30-60 s": "30 to 60 seconds",
    "5–10": "5 to 10",
    "5 – 10 reps": "5 to 10 reps",
    "1,000-2,000 m": "1,000 to 2,000 meters",
    "3-2-1": "3, 2, 1",
    "a 3-1-2-0 tempo": "a 3, 1, 2, 0 tempo",
    "2min": "2 minutes",
    "1 h": "1 hour",
    "5kg": "5 kilograms",
    "10cm": "10 centimeters",
    "10 lbs": "10 pounds",
    "8 km/h": "8 kilometers per hour",
    "one deep 360° breath": "one deep 360 degree breath",
    f"a 360° {STAND_IN}": f"a 360 degree {STAND_IN}",
    "Turn 90° left.": "Turn 90 degrees left.",
    "Bend it 90°.": "Bend it 90 degrees.",
    "1° of movement": "1 degree of movement",
    "45-90° of flexion": "45 to 90 degrees of flexion",
    "at 20 °C": "at 20 degrees Celsius",
    "Hip IR": "Hip I R",
    "IR-ER-IR cycle": "I R, E R, I R cycle",
    "IR/ER": "I R, E R",
    "Supine ERE, level 1": "Supine E R E, level 1",
    "two EREs": "two E R E's",
    "Roll the IT band.": "Roll the I T band.",
    "Use IT now.": "Use IT now.",
    "full ROM": "full R O M",
    "100%": "100 percent",
    "in & out": "in and out",
    "5+5": "5 plus 5",
    "~10": "about 10",
    "rep #2": "rep number 2",
    "3½": "3 and a half",
    "½ an inch": "half an inch",
    "w/ a band, w/o shoes": "with a band, without shoes",
    "left/right": "left right",
    "“Don’t” rush…": '"Don\'t" rush...',
    "Stay — active": "Stay, active",
    "Stay, — active": "Stay, active",
    "Stay – active": "Stay, active",
    "Stay - active": "Stay, active",
    "— Stay": "Stay",
    "a\u00a0b \u2009 c\n d": "a b c d",
    "soft\u00adhyphen \ufeffand\u200b": "softhyphen and",
    "[x](/y/)": "(x)(/y/)",
    "*now* _go_": "now go",
    "in your 40s": "in your 40s",
    "since the 1990s": "since the 1990s",
    "Breathe 4 in, 6 out": "Breathe 4 in, 6 out",
    "the 2nd rep": "the 2nd rep",
}

ORDINARY = (
    "Stand on your left leg, right foot just off the floor.",
    "Turn your thigh in; keep the knee where it is.",
    'Say "stop" if it hurts (or feels numb).',
    "Don't rush: breathe in for 4 and out for 6!",
    "Rep 2 of 3. Last one.",
    "Psoas, adductors and gluteus medius all take part.",
    "Is it the runner's knee? Then ease off.",
    "It is 1.5 times as far.",
    "A well-known hip-hinge drill.",
    "Approximately half of it is enough, for example.",
    "Vitamin C and plan B are another matter.",
    "At this level I want you to stop at 7:30 in the evening.",
    "Give it a third of your effort, then two thirds.",
    "Minimal effort: the maximum comes later.",
    "Step on the left foot, side to side, day and night.",
)


@pytest.mark.parametrize(("written", "said"), SPOKEN.items())
def test_figures_and_signs_are_written_as_they_are_said(written: str, said: str) -> None:
    """Each notation that a voice reads wrong is spelled out."""
    assert normalise(written) == said


@pytest.mark.parametrize(("written", "said"), SAID)
def test_each_notation_is_said_as_a_coach_would(written: str, said: str) -> None:
    """The table of notations holds, and what is said is not changed again."""
    assert normalise(written) == said
    assert normalise(said) == said


@pytest.mark.parametrize("sentence", ORDINARY)
def test_ordinary_sentences_stay(sentence: str) -> None:
    """What reads well as it stands is not touched."""
    assert normalise(sentence) == sentence


def test_invisible_joiners_stay() -> None:
    """They tell words apart in scripts that an online voice speaks."""
    assert plain("می\u200cروم") == "می\u200cروم"


PIECES = st.sampled_from(
    [
        *SPOKEN,
        *(written for written, _ in SAID),
        *"0123456789xs -–—/°%&+×½.,:'()[]{}#~=@",
        "IR",
        "ERE",
        "R ",
        "kg",
        "min",
        "a",
        STAND_IN,
    ]
)
TEXTS = st.text(max_size=40) | st.lists(PIECES, max_size=8).map("".join)


@given(TEXTS)
@example("5 - 10 - 15")
@example("90/90s 3x10x2")
def test_normalising_twice_changes_nothing(text: str) -> None:
    """A text that was normalised before, or written as it is said, is left alone."""
    once = normalise(text)
    assert normalise(once) == once
    assert plain(plain(text)) == plain(text)


@given(TEXTS)
def test_nothing_that_can_be_said_is_lost(text: str) -> None:
    """Letters never vanish as a whole, and each stand-in for a known word is kept."""
    said = normalise(text)
    assert any(map(str.isalpha, said)) or not any(map(str.isalpha, text))
    assert said.count(STAND_IN) == text.count(STAND_IN)


@given(st.lists(st.from_regex(r"[A-Z]?[a-z]{2,9}", fullmatch=True), min_size=1, max_size=9))
def test_words_alone_are_ordinary(words: list[str]) -> None:
    """No run of plain words is changed."""
    assert normalise(" ".join(words)) == " ".join(words)


LETTERS = {
    "Hip IR.": "hˈɪp ˌIˈɑɹ.",
    "ER": "ˌiˈɑɹ",
    "Now ERE.": "nˈW ˌiˌɑɹˈi.",
    "two EREs.": "tˈu ˈi ˈɑɹ ˈiz.",
    "The IT band.": "ði ˌItˈi bˈænd.",
    "full ROM": "fˈʊl ˌɑɹˌOˈɛm",
    "Pain of the A C L.": "pˈAn ʌv ði ˌAsˌiˈɛl.",
    "IR-ER": "ˌIˈɑɹ, ˌiˈɑɹ",
}


@pytest.mark.voice
@pytest.mark.parametrize(("written", "phonemes"), LETTERS.items())
def test_heart_reads_initialisms_as_letters(
    heart: HeartVoice, heart_speaker: HeartSpeaker, written: str, phonemes: str
) -> None:
    """Left to itself it reads ERE as "air" and "IT band" as "it band"."""
    assert heart_speaker._engine.phonemize(heart.pronounce(written)) == [phonemes]


HEARD = {
    "Above 5/10 stop.": "əbˈʌv fˈIv ˈWt ʌv tˈɛn stˈɑp.",
    "0–3/10": "zˈɪɹO tə θɹˈi ˈWt ʌv tˈɛn",
    "RPE 7": "ˌɑɹpˌiˈi sˈɛvən",
    "your 1RM": "jʊɹ wˈʌn ɹˈɛp mˈæks",
    "Hold 1:30": "hˈOld wˈʌn mˈɪnət θˈɜɹTi",
    "at 7:30 am": "æt sˈɛvən θˈɜɹTi ˌAˈɛm",
    "1 1/2": "wˈʌn ænd ɐ hˈæf",
    "L5/S1": "ˈɛl fˈIv ˈɛs wˈʌn",
    "the 2nd": "ðə sˈɛkənd",
}


@pytest.mark.voice
@pytest.mark.parametrize(("written", "phonemes"), HEARD.items())
def test_heart_reads_figures_as_a_coach_does(
    heart: HeartVoice, heart_speaker: HeartSpeaker, written: str, phonemes: str
) -> None:
    """Figures that stay figures are read right by the voice itself."""
    assert heart_speaker._engine.phonemize(heart.pronounce(written)) == [phonemes]


@pytest.mark.voice
@pytest.mark.parametrize("sign", sorted(_SIGNS))
def test_heart_speaks_each_sign_that_the_loader_lets_pass(
    heart: HeartVoice, heart_speaker: HeartSpeaker, sign: str
) -> None:
    """What `repcast check` allows in an English text never fails when the voice is handed it."""
    assert heart_speaker._engine.phonemize(heart.pronounce(f"Take 5 {sign} 5 of it."))


@pytest.mark.voice
def test_letters_before_a_full_stop_end_the_sentence(
    heart: HeartVoice, heart_speaker: HeartSpeaker
) -> None:
    """A single capital before a full stop is no initial of a name here: the voice must pause."""
    sentences = heart_speaker._engine.phonemize(heart.pronounce("Now ERE. Stay active."))
    assert sentences == ["nˈW ˌiˌɑɹˈi.", "stˈA ˈæktɪv."]
