"""Routines that are looked for by voice: one starts, several are named, none is one sentence."""

from collections.abc import Sequence
from typing import Any

import pytest

from audio_builder.library import SearchRow
from shared_names import library
from skill.alexa import requests
from skill.alexa.finding import find_routine, list_routines
from skill.alexa.known import Known
from skill.alexa.meanings import Meaning, Say, Topic
from skill.alexa.requests import Heard, Request
from skill.alexa.view import EditionView
from skill.media.editions import Editions
from skill.package.index import NameIndex
from skill.package.intents import Intent
from skill.playback.events import Start
from skill.playback.state import State
from skill.speaker.grammar import Grammar

Echo = Any
IDS = ("arms", "chair", "circuit", "hips", "walk")
CATALOG = library(**{routine_id: {f"{routine_id}-one": ["Any"]} for routine_id in IDS})


def row(routine_id: str, minutes: int, **more: Any) -> SearchRow:  # noqa: ANN401 - members
    """A routine to be looked up."""
    plain = {"id": routine_id, "title": f"{routine_id} day", "language": "en-US", "stamp": ""}
    return SearchRow.model_validate(plain | {"duration_ms": minutes * 60_000} | more)


ROWS = (
    row(
        "arms",
        9,
        body_parts=("shoulder", "arm"),
        equipment=("elastic band",),
        postures=("standing",),
    ),
    row(
        "chair",
        20,
        body_parts=("leg", "hip"),
        equipment=("sturdy chair",),
        genre="chair",
        postures=("sitting",),
    ),
    row("circuit", 30, body_parts=("shoulder", "hip"), genre="strength", postures=("lying",)),
    row(
        "hips",
        12,
        body_parts=("hip",),
        postures=("standing", "lying"),
        names=("Standing turn", "Knee circle"),
    ),
    row(
        "walk",
        10,
        body_parts=("heart",),
        names=("A walk by the wall",),
        genre="walking",
        postures=("standing",),
    ),
)


def understood(
    intent: str = Intent.FIND_ROUTINE, rows: Sequence[SearchRow] = ROWS, **said: Heard | str
) -> Meaning:
    """What a wish means in a library of these rows."""
    slots = {
        name: Heard(value=heard) if isinstance(heard, str) else heard
        for name, heard in said.items()
    }
    request = Request(kind=requests.INTENT, intent=intent, slots=slots)
    known = Known(names=NameIndex(CATALOG), state=State(), rows=lambda: rows)
    return (list_routines if intent == Intent.LIST_ROUTINES else find_routine)(request, known)


def found(*ids: str) -> Say:
    """Several routines were found."""
    return Say(topic=Topic.FOUND, found=ids)


NOTHING = Say(topic=Topic.NOTHING_FITS)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ({"body": Heard(value="shoulders", id="shoulder")}, found("arms", "circuit")),
        ({"body": "shoulders"}, found("arms", "circuit")),
        ({"body": Heard(value="heart", id="heart")}, Start(routine="walk")),
        ({"body": Heard(value="knees", id="knee")}, Start(routine="hips")),
        ({"body": Heard(value="eyes", id="eyes")}, NOTHING),
        ({"kind": Heard(value="seat", id="chair")}, Start(routine="chair")),
        ({"kind": "elastic band"}, Start(routine="arms")),
        ({"kind": Heard(value="no gear", id="nothing")}, found("circuit", "hips", "walk")),
        ({"kind": Heard(value="strength", id="strength")}, Start(routine="circuit")),
        ({"kind": Heard(value="upright", id="standing")}, found("arms", "walk")),
        ({"kind": Heard(value="sitting", id="sitting")}, Start(routine="chair")),
        ({"kind": Heard(value="kneeling", id="kneeling")}, NOTHING),
        ({"kind": "trampoline"}, NOTHING),
        ({"minutes": "10"}, found("arms", "walk")),
        ({"minutes": "ten"}, found("arms", "walk")),
        ({"minutes": "5"}, NOTHING),
        ({"minutes": "10", "body": Heard(value="arm", id="arm")}, Start(routine="arms")),
        ({"minutes": "10", "body": Heard(value="knee", id="knee")}, NOTHING),
        ({"minutes": "10", "kind": "standing"}, found("arms", "walk")),
        ({"minutes": "9", "kind": "standing"}, Start(routine="arms")),
        ({"minutes": "?"}, Say(topic=Topic.NOT_UNDERSTOOD)),
        ({"body": Heard()}, Say(topic=Topic.NOT_UNDERSTOOD)),
        ({}, Say(topic=Topic.NOT_UNDERSTOOD)),
    ],
)
def test_what_fits(said: dict[str, Any], meant: Meaning) -> None:
    """By a value or by the words themselves; the only one starts; a limit in minutes holds too."""
    assert understood(**said) == meant


def test_a_library_of_before_tells_no_postures() -> None:
    """Then a routine will do in which the word is a name; where they are told it is not enough."""
    standing = {"kind": Heard(value="standing", id="standing")}
    before = [each.model_copy(update={"postures": ()}) for each in ROWS]
    assert understood(rows=before, **standing) == Start(routine="hips")


def test_what_there_is() -> None:
    """All of it, in the order of the library."""
    assert understood(Intent.LIST_ROUTINES) == Say(topic=Topic.LIST_ROUTINES, found=IDS)


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Editions:
    """Five routines: two for the hip, three for the shoulder, one of these for both."""
    import builds  # noqa: PLC0415 - it loads the workshop, which most tests do without

    parts = {"evening": ("hip",), "free": (), "morning": ("shoulder", "hip")}
    parts |= {"night": ("shoulder",), "noon": ("shoulder",)}
    routines = [
        routine.model_copy(update={"body_parts": parts[routine.id], "format": 2})
        for routine in builds.sharing_routines()
    ]
    folder = tmp_path_factory.mktemp("finding") / "output"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("audio_builder.voices.registry.VOICES", builds.all_voices())
        builds.build_small(folder, *routines)
    return Editions(folder)


def say(echo: Echo, matcher: Grammar, sentence: str) -> str:
    """Say something, as the interaction model understands it; what is answered."""
    (meaning,) = matcher.meanings(sentence)
    answer = echo.say(meaning.intent, **dict(meaning.slots))
    return str(answer.get("outputSpeech", {}).get("text", ""))


def plays(echo: Echo) -> str:
    """The routine that plays."""
    assert echo.activity == "PLAYING"
    return str(echo.current["url"].split("/")[-2])


def test_several_are_named_and_one_is_chosen(echo: Echo, matcher: Grammar) -> None:
    """By its name, or by its place among those that were named; what none had is asked again."""
    asked = say(echo, matcher, "find something for my shoulders")
    assert asked == "Three routines fit: Morning hips, Night hips and Noon hips. Which one?"
    assert "medical" in say(echo, matcher, "noon hips")
    assert plays(echo) == "noon"
    say(echo, matcher, "find something for my hips")
    assert say(echo, matcher, "number three") == (
        "Two routines fit: Evening hips and Morning hips. Which one?"
    )
    assert say(echo, matcher, "the second one") == ""
    assert plays(echo) == "morning"


def test_of_many_three_are_named(echo: Echo, matcher: Grammar) -> None:
    """And how many there are; the question is repeated by their names, and ended by no."""
    named = "Evening hips, Free hips and Morning hips"
    answer = echo.say(Intent.LIST_ROUTINES)
    assert answer["outputSpeech"]["text"] == (
        f"There are five routines, such as {named}. Which one?"
    )
    assert answer["reprompt"]["outputSpeech"]["text"] == (
        "Which one: Evening hips, Free hips or Morning hips?"
    )
    assert say(echo, matcher, "no") == "Goodbye."
    say(echo, matcher, "which routines are there")
    say(echo, matcher, "the last one")
    assert plays(echo) == "morning"


def test_none_is_one_sentence(echo: Echo, matcher: Grammar) -> None:
    """What plays goes on, and nothing is asked."""
    say(echo, matcher, "start noon hips")
    said = say(echo, matcher, "find something for my eyes")
    assert said == "There is no routine like that here; ask me which routines there are."
    assert plays(echo) == "noon"
    assert echo.attributes == {}


def test_the_rows_are_worked_out_when_something_is_looked_for(
    editions: Editions, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once an edition, of the index that is open: no other request waits for it."""
    edition, read = editions.current(), []
    assert edition is not None
    view = EditionView.of(edition)
    monkeypatch.setattr(
        type(edition.library.files), "read", lambda *_: read.append("a file") or b""
    )
    assert "rows" not in vars(view)
    assert [each.id for each in view.rows] == list(edition.library.ids)
    assert view.rows is view.rows
    assert read == []
