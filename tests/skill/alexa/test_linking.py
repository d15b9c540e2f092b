"""A listener links their programme by voice, and what they finish counts in it."""

import logging
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

import signing
from programmes import SMALL_PROGRAMME, programme_of
from skill.package.intents import Intent
from skill.programmes.links import CODE_VALID
from skill.programmes.port import How, KeptProgramme, ProgrammeStore
from skill.programmes.recording import Recorder
from skill.programmes.voice import VoiceProgrammes, offer_code
from skill.speaker.grammar import Grammar
from skill.store.listeners import programme_hash, user_hash
from skill.store.opening import open_programmes
from skill.store.port import Store, StoreError
from skill.store.sqlite import sqlite_url

Echo = Any
KEY = b"a key for tests, long enough"
TODAY = signing.NOW.date()
KEPT = KeptProgramme(
    token=programme_hash(KEY, "a token"),
    label="hip 12",
    programme=programme_of(SMALL_PROGRAMME.replace("calm-hips", "hip-ir")).model_dump_json(
        exclude_none=True
    ),
    pace="",
    start=TODAY - timedelta(days=7),
    ends=TODAY + timedelta(days=7),
    created=TODAY,
)


@pytest.fixture
def programme_store(tmp_path: Path) -> Iterator[ProgrammeStore]:
    """A store with a programme of the shipped routine; two sessions or more are due."""
    with closing(open_programmes(sqlite_url(tmp_path / "programmes"))) as store:
        store.add(KEPT)
        yield store


@pytest.fixture
def recorder() -> Iterator[Recorder]:
    """What takes note of what is finished."""
    with closing(Recorder()) as recorder:
        yield recorder


@pytest.fixture
def programmes(programme_store: ProgrammeStore, recorder: Recorder) -> VoiceProgrammes:
    """The programmes of those who practise by voice."""
    return VoiceProgrammes(
        store=programme_store, recorder=recorder, key=KEY, clock=lambda: signing.NOW
    )


@pytest.fixture
def code(programme_store: ProgrammeStore) -> str:
    """A code of the programme."""
    drawn = offer_code(programme_store, KEPT, KEY, lambda: signing.NOW)
    assert drawn is not None
    return drawn


def said(answer: dict[str, Any]) -> str:
    """What an answer says."""
    return str(answer["outputSpeech"]["text"])


def test_what_is_finished_counts(
    echo: Echo, code: str, programme_store: ProgrammeStore, recorder: Recorder
) -> None:
    """Linked in one sentence, which is confirmed with the programme's title; then it counts."""
    answer = echo.say(Intent.LINK_PROGRAMME, code=code)
    assert said(answer) == (
        "Linked: Calm weeks. What you finish here now counts in your programme."
    )
    assert answer["shouldEndSession"] is True
    echo.launch()
    for _ in range(2):
        echo.play_to_end()
    recorder.settle()
    assert programme_store.all_heard(KEPT.token) == ()
    echo.play_to_end()
    recorder.settle()
    (heard,) = programme_store.all_heard(KEPT.token)
    assert (heard.day, heard.how) == (TODAY, How.VOICE)


def test_a_finish_that_comes_twice_counts_once(
    echo: Echo, code: str, programme_store: ProgrammeStore, recorder: Recorder
) -> None:
    """Devices repeat themselves: no second session is heard by that."""
    echo.say(Intent.LINK_PROGRAMME, code=code)
    echo.say(Intent.GO_TO_EXERCISE, ordinal="last")
    echo.play_to_end()
    echo.tell("Finished")
    recorder.settle()
    assert len(programme_store.all_heard(KEPT.token)) == 1


def test_the_code_is_asked_for(echo: Echo, code: str, programme_store: ProgrammeStore) -> None:
    """Whoever only says that they want to is asked; what is no code of six digits asks again."""
    asked = echo.say(Intent.LINK_PROGRAMME)
    assert said(asked).endswith("What is the code?")
    assert echo.attributes["asked"] == "code"
    for intent, slots in (
        (Intent.FALLBACK, {}),
        (Intent.LINK_PROGRAMME, {"code": "?"}),
        (Intent.LINK_PROGRAMME, {"code": code[:5]}),
    ):
        assert said(echo.say(intent, **slots)) == said(asked)
    assert said(echo.say(Intent.GO_TO_EXERCISE, number=code)).startswith("Linked")
    assert programme_store.links.linked(user_hash(KEY, echo.user)) == KEPT


def test_the_question_is_not_forced_on_anybody(echo: Echo) -> None:
    """No ends it, and whatever else is said means what it always means."""
    echo.say(Intent.LINK_PROGRAMME)
    assert said(echo.say(Intent.NO)) == "Goodbye."
    echo.say(Intent.LINK_PROGRAMME)
    echo.say(Intent.GO_TO_EXERCISE, number="2")
    assert echo.part == "part.2"


@pytest.mark.parametrize(
    "heard", ["482915", "482 915", "48 29 15", "4-8-2-9-1-5", "four eight two nine one five"]
)
def test_digits_in_any_grouping_are_one_code(
    echo: Echo, programmes: VoiceProgrammes, heard: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However Alexa writes down what was said digit by digit."""
    tried = []
    link = programmes.link
    monkeypatch.setattr(
        programmes, "link", lambda user, code: tried.append(code) or link(user, code)
    )
    echo.say(Intent.LINK_PROGRAMME, code=heard)
    assert tried == ["482915"]


def test_each_wrong_code_has_its_sentence(
    echo: Echo,
    make_echo: Callable[..., Echo],
    code: str,
    programme_store: ProgrammeStore,
) -> None:
    """Never there, used, too old; and after five in an hour even a right one is not tried."""
    wrong = echo.say(Intent.LINK_PROGRAMME, code="111111")
    assert said(wrong).startswith("That is no code that I know.")
    assert wrong["shouldEndSession"] is False
    neighbour = make_echo(echo.client, user="amzn1.ask.account.2")
    neighbour.say(Intent.LINK_PROGRAMME, code=code)
    assert "used before" in said(echo.say(Intent.LINK_PROGRAMME, code=code))
    old = offer_code(programme_store, KEPT, KEY, lambda: signing.NOW - CODE_VALID * 2)
    assert old is not None
    assert "too old" in said(echo.say(Intent.LINK_PROGRAMME, code=old))
    for _ in range(2):
        echo.say(Intent.LINK_PROGRAMME, code="111111")
    fresh = offer_code(programme_store, KEPT, KEY, lambda: signing.NOW)
    assert fresh is not None
    refused = echo.say(Intent.LINK_PROGRAMME, code=fresh)
    assert said(refused) == "Too many codes were wrong. Try again in an hour."
    assert programme_store.links.linked(user_hash(KEY, echo.user)) is None


def test_unlinked_nothing_counts(
    echo: Echo, code: str, programme_store: ProgrammeStore, recorder: Recorder
) -> None:
    """It is said whether there was a link; what was heard before stays."""
    assert said(echo.say(Intent.UNLINK_PROGRAMME)) == "No programme is linked."
    echo.say(Intent.LINK_PROGRAMME, code=code)
    assert "no longer counts" in said(echo.say(Intent.UNLINK_PROGRAMME))
    echo.say(Intent.GO_TO_EXERCISE, ordinal="last")
    echo.play_to_end()
    recorder.settle()
    assert programme_store.all_heard(KEPT.token) == ()


def test_disabling_the_skill_unlinks(
    echo: Echo, code: str, programme_store: ProgrammeStore
) -> None:
    """Nothing is kept of whoever disables it."""
    echo.say(Intent.LINK_PROGRAMME, code=code)
    echo.send({"type": "AlexaSkillEvent.SkillDisabled"})
    assert programme_store.links.users(KEPT.token) == 0


def test_a_store_that_fails_breaks_no_answer(
    echo: Echo, code: str, recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is finished is not counted then; the device hears nothing of it."""
    echo.say(Intent.LINK_PROGRAMME, code=code)
    monkeypatch.setattr("skill.store.links.SqlLinks.linked", _fail)
    echo.say(Intent.GO_TO_EXERCISE, ordinal="last")
    assert echo.play_to_end() == {}
    recorder.settle()
    assert echo.say(Intent.HOW_AM_I_DOING)["outputSpeech"]


def test_a_store_that_fails_to_link_is_an_apology(
    echo: Echo, code: str, errors: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The listener hears one; nothing is linked by half."""
    monkeypatch.setattr("skill.store.links.SqlLinks.link", _fail)
    assert "went wrong" in said(echo.say(Intent.LINK_PROGRAMME, code=code))
    errors.append("IntentRequest")


def test_no_code_comes_into_a_log(
    echo: Echo, code: str, caplog: pytest.LogCaptureFixture, errors: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """Neither a right one nor a wrong one, nor where it failed."""
    caplog.set_level(logging.DEBUG)
    echo.say(Intent.LINK_PROGRAMME, code="719283")
    monkeypatch.setattr("skill.store.links._programme", _fail)
    echo.say(Intent.LINK_PROGRAMME, code=code)
    errors.append("IntentRequest")
    formatter = logging.Formatter("%(message)s")
    logged = "\n".join(map(formatter.format, caplog.records))
    assert "it is away" in logged
    assert code not in logged
    assert "719283" not in logged


def test_it_is_said_as_people_say_it(
    serve: Callable[[Store], FlaskClient],
    store: Store,
    make_echo: Callable[..., Echo],
    matcher: Grammar,
    code: str,
) -> None:
    """The sentence that `repcast programme link` shows is understood, and links."""
    digits = {"1": "one", "2": "two", "3": "three", "4": "four", "5": "five"}
    digits |= {"6": "six", "7": "seven", "8": "eight", "9": "nine"}
    spoken = " ".join(digits[digit] for digit in code)
    sentence = f"Alexa, ask hip i. r. to link my programme with code {spoken}"
    (meaning,) = matcher.meanings(sentence)
    echo = make_echo(serve(store))
    assert said(echo.say(meaning.intent, **dict(meaning.slots))).startswith("Linked")


def _fail(*_: object) -> None:
    message = "it is away"
    raise StoreError(message)
