"""What reaches the skill, as what, and what is offered in the place of all else."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from skill.media.editions import Editions
from skill.package.intents import Intent
from skill.speaker.grammar import LAUNCH, Meaning
from skill.speaker.listening import KeptBack, Listening, PassedOn, Situation
from skill.speaker.opening import Ears

FILE = Path(__file__).parents[2] / "utterances" / "en.yaml"
UTTERANCES: list[dict[str, Any]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
IDLE = Situation()
PLAYED = Situation(was_last=True)
ASKED = Situation(in_session=True, was_last=True)


@pytest.fixture(scope="module")
def hip_listening(hip_output: Path) -> Listening:
    """Ears for the shipped routine."""
    return Ears(Editions(hip_output)).listening()


def intent(heard: PassedOn | KeptBack) -> str | None:
    """What it was taken for; None if it was kept back."""
    return heard.meaning.intent if isinstance(heard, PassedOn) else None


def offered(heard: PassedOn | KeptBack) -> str:
    """The sentence that is offered instead."""
    assert isinstance(heard, KeptBack)
    return heard.why.rpartition(": ")[2]


@pytest.mark.parametrize("utterance", UTTERANCES, ids=[each["say"] for each in UTTERANCES])
def test_what_is_taught_is_understood(hip_listening: Listening, utterance: dict[str, Any]) -> None:
    """Each sentence of the list, said where it is said; outside a session, what is offered for it.

    Only that to stop or cancel something outside a session is to pause it.
    """
    said, means = utterance["say"], utterance["intent"]
    slots = frozenset(utterance.get("slots", {}).items())
    if not said.startswith("Alexa"):
        assert hip_listening.hear(said, ASKED) == PassedOn(
            meaning=Meaning(intent=means, slots=slots)
        )
    heard = hip_listening.hear(said, PLAYED)
    if isinstance(heard, KeptBack):
        heard = hip_listening.hear(offered(heard), IDLE)
    outside = Intent.PAUSE if means in (Intent.STOP, Intent.CANCEL) else means
    assert heard == PassedOn(meaning=Meaning(intent=outside, slots=slots))


@pytest.mark.parametrize(
    "sentence",
    [
        "Alexa, ask hip i. r. for the hinge",
        "ask hip IR for the hinge",
        "ASK HIP I.R. FOR THE HINGE!",
        "alexa ask hip ir to go to the ir hinge, please",
        "ask hip I R to go to the hinge now",
    ],
)
def test_how_it_is_written_does_not_matter(hip_listening: Listening, sentence: str) -> None:
    """Capitals, points, how initials are joined, courtesies, and "Alexa" itself."""
    heard = hip_listening.hear(sentence, IDLE)

    assert isinstance(heard, PassedOn)
    assert heard.meaning.slots == {("exercise", "ir-hinge")}


@pytest.mark.parametrize("opening", ["Alexa, open calm hips", "start calm hips", "Calm hips"])
def test_its_name_opens_it(listening: Listening, opening: str) -> None:
    """Also in a session, which it then is said in."""
    for situation in (IDLE, PLAYED, ASKED):
        assert intent(listening.hear(opening, situation)) == LAUNCH


def test_while_it_plays_only_a_few_words_reach_it(listening: Listening) -> None:
    """All else needs the name, and the sentence that says so works."""
    for words, what in (("next", Intent.NEXT), ("go back", Intent.PREVIOUS)):
        assert intent(listening.hear(words, PLAYED)) == what
    for words, what in (
        ("slower breathing", Intent.SET_BREATH),
        ("how long is left", Intent.HOW_LONG_LEFT),
        ("go to the bridge please", Intent.GO_TO_EXERCISE),
        ("help", Intent.HELP),
        ("yes", Intent.YES),
        ("next exercise", Intent.NEXT),
    ):
        heard = listening.hear(words, PLAYED)
        assert intent(heard) is None, words
        assert intent(listening.hear(offered(heard), PLAYED)) == what


def test_before_anything_has_played_a_next_is_someone_elses(listening: Listening) -> None:
    """The last that played gets it, and that was not this skill."""
    heard = listening.hear("Alexa, next", IDLE)

    assert offered(heard) == "Alexa, open calm hips"


def test_outside_a_session_stop_is_pause(listening: Listening) -> None:
    """In one it is the intent of that name."""
    assert intent(listening.hear("Alexa, stop", PLAYED)) == Intent.PAUSE
    assert intent(listening.hear("Alexa, stop", ASKED)) == Intent.STOP


@pytest.mark.parametrize(
    ("words", "offer"),
    [
        ("go to the brige", "Alexa, ask calm hips to go to the bridge"),
        ("nxt", "Alexa, next"),
        ("a zebra umbrella", "Alexa, open calm hips"),
    ],
)
def test_what_means_nothing_goes_nowhere(listening: Listening, words: str, offer: str) -> None:
    """The nearest that is taught is offered, or the way in."""
    assert offered(listening.hear(words, PLAYED)) == offer


def test_what_means_nothing_to_the_skill_is_a_fallback(listening: Listening) -> None:
    """Said to it by name or in answer to it, it reaches it all the same; the nearest is told."""
    for words, situation in (("go to the brige", ASKED), ("ask calm hips for the brige", IDLE)):
        heard = listening.hear(words, situation)
        assert intent(heard) == Intent.FALLBACK
        assert isinstance(heard, PassedOn)
        assert "the bridge" in heard.hint


@pytest.mark.parametrize("words", ["", "  ", "...", "Alexa"])
def test_silence_is_no_sentence(listening: Listening, words: str) -> None:
    """Nor is the wake word alone."""
    assert isinstance(listening.hear(words, ASKED), KeptBack)
