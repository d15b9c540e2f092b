"""What people say, sentence by sentence: what then plays or is said. The kind, not the wording."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from skill.package.intents import Intent
from skill.speaker.grammar import LAUNCH, Grammar

Echo = Any
FILE = Path(__file__).parents[2] / "utterances" / "en.yaml"
UTTERANCES: list[dict[str, Any]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
PLAYS, SAYS_AND_PLAYS, STOPS, SAYS, ASKS = "plays", "says and plays", "stops", "says", "asks"
STOPS_AND_SAYS, STOPS_AND_ASKS = "stops and says", "stops and asks"
EFFECTS = (PLAYS, SAYS_AND_PLAYS, STOPS, SAYS, ASKS, STOPS_AND_SAYS, STOPS_AND_ASKS)
"""What a sentence does while the second of three exercises plays and nothing was asked."""
BEFORE_ANYTHING: dict[str, str] = {
    **dict.fromkeys(
        (
            LAUNCH,
            Intent.START_ROUTINE,
            Intent.GO_TO_EXERCISE,
            Intent.FIND_ROUTINE,
            Intent.START_OVER,
        ),
        SAYS_AND_PLAYS,
    ),
    **dict.fromkeys(
        (
            Intent.REPEAT_SIDE,
            Intent.WHAT_IS_THIS,
            Intent.HOW_LONG_LEFT,
            Intent.HOW_AM_I_DOING,
            Intent.RESUME,
            Intent.NEXT,
            Intent.PREVIOUS,
            Intent.REPEAT,
            Intent.SKIP_TODAY,
            Intent.STEP_AGAIN,
            Intent.STEP_BACK,
            Intent.REP_AGAIN,
            Intent.REP_BACK,
            Intent.OTHER_SIDE,
            Intent.SEEK_BACK,
            Intent.SEEK_FORWARD,
            Intent.WHICH_SIDE,
            Intent.REPS_LEFT,
            Intent.WHAT_NEXT,
            Intent.WHAT_WAS_THAT,
            Intent.HOW_TO,
            Intent.IS_THIS_RIGHT,
            Intent.HOW_FAR,
            Intent.SHORTEN,
            Intent.LIST_ROUTINES,
            Intent.LINK_PROGRAMME,
            Intent.FORGET_ME,
            Intent.YES,
            Intent.NO,
            Intent.HELP,
            Intent.FALLBACK,
        ),
        ASKS,
    ),
    **dict.fromkeys(
        (
            Intent.SET_BREATH,
            Intent.SET_REPS,
            Intent.USUAL_REPS,
            Intent.SET_GUIDE,
            Intent.SET_LEVEL,
            Intent.QUIET,
            Intent.TALK,
            Intent.LIST_EXERCISES,
            Intent.UNLINK_PROGRAMME,
            Intent.WHAT_DID_I,
            Intent.WHAT_IS_KEPT,
            Intent.WHO_MADE_THIS,
            Intent.IS_THIS_ADVICE,
            Intent.LOOP_ON,
            Intent.LOOP_OFF,
            Intent.SHUFFLE_ON,
            Intent.SHUFFLE_OFF,
        ),
        SAYS,
    ),
    **dict.fromkeys((Intent.PAUSE, Intent.STOP, Intent.CANCEL, Intent.NAVIGATE_HOME), STOPS),
    **dict.fromkeys((Intent.PAIN, Intent.CANNOT, Intent.DONE), STOPS_AND_SAYS),
    **dict.fromkeys((Intent.WAIT, Intent.CANNOT_POSTURE), STOPS_AND_ASKS),
}
"""What each intent does for a listener never met."""
PART_OF = {
    "standing-dissociation": "part.1",
    "supine-ere": "part.2",
    "ir-hinge": "part.3",
    "last": "part.3",
}


def kind_of(answer: dict[str, Any]) -> str:
    """What an answer does."""
    directives = [directive["type"] for directive in answer.get("directives", [])]
    assert directives in ([], ["AudioPlayer.Play"], ["AudioPlayer.Stop"])
    speaks, asks = "outputSpeech" in answer, not answer["shouldEndSession"]
    if asks:
        assert answer["outputSpeech"]["text"].endswith("?")
    if directives == ["AudioPlayer.Play"]:
        assert not asks
        return SAYS_AND_PLAYS if speaks else PLAYS
    if directives:
        return STOPS_AND_ASKS if asks else STOPS_AND_SAYS if speaks else STOPS
    assert speaks
    return ASKS if asks else SAYS


@pytest.mark.parametrize("utterance", UTTERANCES, ids=[each["say"] for each in UTTERANCES])
def test_a_sentence_is_obeyed(echo: Echo, matcher: Grammar, utterance: dict[str, Any]) -> None:
    """Each sentence, understood by the interaction model, has its effect in mid-run."""
    echo.launch()
    echo.say(Intent.NEXT)
    echo.offset_ms = 60_000
    (meaning,) = matcher.meanings(utterance["say"])
    slots = dict(meaning.slots)
    echo.say(Intent.SET_BREATH, breath="slower")  # so that there is something to change
    echo.say(Intent.SET_BREATH, breath="slower")
    few = "2" if slots.get("reps") == "1" else "1"
    echo.say(Intent.SET_REPS, reps="9" if meaning.intent == Intent.SHORTEN else few)
    echo.say(Intent.SET_GUIDE, guide="tones" if slots.get("guide") == "short" else "short")
    place = slots.get("ordinal") or slots.get("number")

    answer = echo.launch() if meaning.intent == LAUNCH else echo.say(meaning.intent, **slots)

    assert kind_of(answer) == utterance["effect"]
    if meaning.intent == Intent.GO_TO_EXERCISE and utterance["effect"] == PLAYS:
        named = slots.get("exercise", place)
        assert echo.part == PART_OF.get(named, f"part.{named}")


@pytest.mark.parametrize(("meaning", "wanted"), BEFORE_ANYTHING.items())
def test_the_first_thing_ever_said(echo: Echo, meaning: str, wanted: str) -> None:
    """Whatever it is, there is an answer; what plays for the first time is about safety too."""
    slots = {
        Intent.GO_TO_EXERCISE: {"exercise": "ir-hinge"},
        Intent.SET_BREATH: {"breath": "slower"},
        Intent.SET_REPS: {"reps": "3"},
        Intent.SET_GUIDE: {"guide": "short"},
        Intent.SET_LEVEL: {"level": "easier"},
        Intent.FIND_ROUTINE: {"body": "hip"},
        Intent.CANNOT_POSTURE: {"posture": "lying"},
    }.get(Intent(meaning) if meaning != LAUNCH else Intent.HELP, {})

    answer = echo.launch() if meaning == LAUNCH else echo.say(meaning, **slots)

    assert kind_of(answer) == wanted
    if wanted == SAYS_AND_PLAYS:
        assert "medical" in answer["outputSpeech"]["text"]


def test_every_intent_has_its_place_here() -> None:
    """No intent is without a rule, and no sentence without an effect."""
    assert set(BEFORE_ANYTHING) == {LAUNCH, *Intent}
    assert {each["effect"] for each in UTTERANCES} == set(EFFECTS)


def test_help_says_the_whole_sentences(echo: Echo, matcher: Grammar) -> None:
    """What help says word for word is understood word for word, and then it asks."""
    said = echo.say(Intent.HELP)["outputSpeech"]["text"]

    quoted = [part.partition(".")[0] for part in said.replace("i. r.", "i r").split("Alexa, ")[1:]]
    assert len(quoted) == 6
    for sentence in quoted:
        assert len(matcher.meanings(f"Alexa, {sentence}")) == 1, sentence


def test_yes_starts_what_was_offered(echo: Echo) -> None:
    """Asked whether to start, yes starts and no says goodbye."""
    echo.say(Intent.RESUME)
    assert kind_of(echo.say(Intent.NO)) == SAYS
    echo.say(Intent.HOW_AM_I_DOING)
    assert kind_of(echo.say(Intent.YES)) == SAYS_AND_PLAYS
    assert echo.part == "part.1"


def test_how_long_is_left_counts_down(echo: Echo) -> None:
    """What is left is what is left of this exercise and all after it."""
    echo.launch()
    texts = []
    for _ in range(3):
        texts.append(echo.say(Intent.HOW_LONG_LEFT)["outputSpeech"]["text"])
        echo.say(Intent.NEXT)
    assert len(set(texts)) == 3


def test_what_is_this_tells_the_exercise(echo: Echo) -> None:
    """It is the one that plays, by what the device says of its player."""
    echo.launch()
    echo.say(Intent.GO_TO_EXERCISE, exercise="ir-hinge")

    said = echo.say(Intent.WHAT_IS_THIS)["outputSpeech"]["text"]

    assert "xercise three" in said


def test_how_am_i_doing_counts(echo: Echo) -> None:
    """Practice is told once there is some."""
    echo.launch()
    for _ in range(3):
        echo.play_to_end()

    said = echo.say(Intent.HOW_AM_I_DOING)["outputSpeech"]["text"]

    assert "one routine" in said
    assert "today" in said


GONE = {
    "resolutions": {
        "resolutionsPerAuthority": [
            {
                "authority": "a",
                "status": {"code": "ER_SUCCESS_MATCH"},
                "values": [{"value": {"name": "of before", "id": "gone"}}],
            }
        ]
    }
}
"""How a model of an earlier build resolves what this one has under another id."""
SLOTS: list[tuple[str, dict[str, Any], str | None]] = [
    ("GoToExerciseIntent", {"exercise": {"value": "The Hinge"}}, "part.3"),
    ("GoToExerciseIntent", {"exercise": {"value": "the moon"}}, None),
    ("GoToExerciseIntent", {"exercise": {"value": "?"}}, None),
    ("GoToExerciseIntent", {"ordinal": {"value": "third"}}, "part.3"),
    ("GoToExerciseIntent", {"ordinal": {"value": "very last"}}, "part.3"),
    ("GoToExerciseIntent", {"ordinal": {"value": "3rd"}}, "part.3"),
    ("GoToExerciseIntent", {"ordinal": {"value": "umpteenth"}}, None),
    ("GoToExerciseIntent", {"number": {"value": "3"}}, "part.3"),
    ("GoToExerciseIntent", {"number": {"value": "three"}}, "part.3"),
    ("GoToExerciseIntent", {"number": {"value": "0"}}, None),
    ("GoToExerciseIntent", {"number": {"value": "?"}}, None),
    ("GoToExerciseIntent", {"number": {"value": "\N{SUPERSCRIPT TWO}"}}, None),
    ("GoToExerciseIntent", {"number": {"value": "99999999"}}, None),
    (
        "GoToExerciseIntent",
        {"exercise": {}, "number": {}, "ordinal": {"value": "2"}},
        "part.2",
    ),
    ("GoToExerciseIntent", {}, None),
    ("StartRoutineIntent", {"routine": {}}, "part.1"),
    ("StartRoutineIntent", {"routine": {"value": "hip rotation"}}, "part.1"),
    ("SetBreathIntent", {"breath": {"value": "calm", **GONE}}, "part.1"),
    (
        "StartRoutineIntent",
        {"routine": {"value": "hip rotation", **GONE}},
        "part.1",
    ),
    ("StartRoutineIntent", {"routine": {"value": "yoga"}}, None),
    ("SetBreathIntent", {"breath": {"value": "calm"}}, "part.1"),
    ("SetBreathIntent", {"breath": {"value": "purple"}}, None),
    ("SetBreathIntent", {}, None),
    ("SetRepsIntent", {"reps": {"value": "?"}}, None),
    ("SetRepsIntent", {"reps": {"value": "0"}}, None),
    ("SetGuideIntent", {"guide": {"value": "bells"}}, "part.1"),
    ("SetGuideIntent", {"guide": {"value": "?"}}, None),
]


@pytest.mark.parametrize(("intent", "slots", "part"), SLOTS, ids=[str(each) for each in SLOTS])
def test_slots_that_were_not_matched(
    echo: Echo, intent: str, slots: dict[str, Any], part: str | None
) -> None:
    """Words without an id are looked up as they are; what is no value is not guessed."""
    echo.launch()
    no_match = {
        "resolutionsPerAuthority": [{"authority": "a", "status": {"code": "ER_SUCCESS_NO_MATCH"}}]
    }
    filled = {
        name: {"name": name} | ({"resolutions": no_match} if slot else {}) | slot
        for name, slot in slots.items()
    }

    answer = echo._carried_out(
        echo.send({"type": "IntentRequest", "intent": {"name": intent, "slots": filled}})
    )

    assert ("directives" in answer) == (part is not None)
    if part is None:
        assert kind_of(answer) == (ASKS if answer["shouldEndSession"] is False else SAYS)
    else:
        assert echo.part == part
