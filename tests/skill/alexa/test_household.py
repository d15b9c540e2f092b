"""Two persons of one household at one device: each has a place, a pace and a log of their own."""

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

import signing
from skill.package.intents import Intent
from skill.store.listeners import listener
from skill.store.port import Store

Echo = Any
KEY = b"a key for tests, long enough"
ANNA, BERT = "amzn1.ask.person.ANNA", "amzn1.ask.person.BERT"


def said(answer: dict[str, Any]) -> str:
    """The words of an answer; empty if there are none."""
    return str(answer.get("outputSpeech", {}).get("text", ""))


def begin(echo: Echo, person: str) -> dict[str, Any]:
    """Somebody who is recognised opens the skill."""
    echo.person = person
    answer: dict[str, Any] = echo.launch()
    return answer


def pause(echo: Echo) -> None:
    """Whoever spoke last has it stop."""
    echo.say(Intent.PAUSE)


def begun_by(store: Store, echo: Echo, person: str | None) -> int:
    """How many practices somebody has begun."""
    who = listener(KEY, echo.user, echo.device, person)
    return store.practised(who.user, who.person).begun


def test_each_has_a_place(echo: Echo) -> None:
    """What Anna began is not what Bert goes on with; nor does anybody else."""
    begin(echo, ANNA)
    echo.play_to_end()
    pause(echo)
    assert said(begin(echo, BERT)).startswith("Welcome")
    pause(echo)
    assert said(begin(echo, "")).startswith("Welcome")
    pause(echo)
    assert said(begin(echo, ANNA)).startswith("Go on with exercise two")
    echo.say(Intent.YES)
    assert echo.part == "part.2"


def test_the_player_moves_the_place_of_whose_it_is(echo: Echo, store: Store) -> None:
    """Its events carry no person: Anna's practice goes on to its end, and Bert's stays."""
    begin(echo, BERT)
    pause(echo)
    begin(echo, ANNA)
    while echo.activity == "PLAYING":
        echo.play_to_end()
    for person, finished in ((ANNA, 1), (BERT, 0), (None, 0)):
        who = listener(KEY, echo.user, echo.device, person)
        assert store.practised(who.user, who.person).finished == finished
    assert said(begin(echo, BERT)).startswith("Go on with exercise one")


def test_buttons_are_for_what_plays(echo: Echo) -> None:
    """Nobody is recognised by a finger."""
    begin(echo, BERT)
    pause(echo)
    begin(echo, ANNA)
    echo.press("Next")
    assert echo.part == "part.2"
    pause(echo)
    echo.press("Play")
    assert echo.part == "part.2"
    pause(echo)
    assert said(begin(echo, BERT)).startswith("Go on with exercise one")


def test_no_two_persons_have_the_same_token(echo: Echo) -> None:
    """Or a late event of Anna's practice would move Bert's."""
    tokens = []
    for person in (ANNA, BERT, ""):
        begin(echo, person)
        tokens.append(echo.current["token"])
        pause(echo)
    assert len(set(tokens)) == 3


def test_a_late_event_is_still_hers(echo: Echo) -> None:
    """Also when the device was told to play something else since."""
    begin(echo, ANNA)
    token = echo.current["token"]
    begin(echo, BERT)
    echo.offset_ms = 200_000
    echo.tell("Stopped", token=token)
    echo.offset_ms = 0
    pause(echo)
    echo.person = ANNA
    assert echo.say(Intent.RESUME)["directives"][0]["audioItem"]["stream"]["token"] != token
    assert echo.offset_ms > 100_000


def test_each_has_a_pace(echo: Echo) -> None:
    """Slower for Anna is not slower for Bert."""
    begin(echo, ANNA)
    echo.say(Intent.SET_BREATH, length="slower")
    assert echo.pace.startswith("breath=5-7")
    pause(echo)
    begin(echo, BERT)
    assert echo.pace.startswith("breath=4-6")


def test_each_has_a_log(echo: Echo, store: Store) -> None:
    """How am I doing is about whoever asks."""
    begin(echo, ANNA)
    pause(echo)
    assert said(echo.say(Intent.HOW_AM_I_DOING)).startswith("You began one routine")
    echo.person = BERT
    assert said(echo.say(Intent.HOW_AM_I_DOING)).startswith("You have not practised yet.")
    assert [begun_by(store, echo, person) for person in (ANNA, BERT, None)] == [1, 0, 0]


def test_a_word_that_is_not_recognised_is_for_what_plays(echo: Echo, store: Store) -> None:
    """In mid-practice few words are; they are not taken for somebody else's."""
    begin(echo, ANNA)
    echo.person = ""
    echo.say(Intent.NEXT)
    assert echo.part == "part.2"
    assert begun_by(store, echo, None) == 0


def test_a_yes_that_is_not_recognised_answers_what_was_asked(echo: Echo) -> None:
    """It is too short to tell a voice by."""
    begin(echo, ANNA)
    echo.play_to_end()
    pause(echo)
    begin(echo, ANNA)
    echo.person = ""
    echo.say(Intent.YES)
    assert echo.part == "part.2"


@pytest.mark.parametrize("person", [None, 7, "", [], {"personId": 7}, {"personId": ""}, {}])
def test_an_odd_person_is_nobody(echo: Echo, person: object) -> None:
    """And silences no one."""
    request = {"type": "LaunchRequest"}
    context = echo.envelope(request)["context"]
    context["System"]["person"] = person
    assert said(echo.send(request, context=context)).startswith("Welcome")


def test_to_be_forgotten_is_for_all_of_them(echo: Echo, store: Any) -> None:  # noqa: ANN401 - the fake store's rows are looked at
    """It is said so before, and nobody's place, pace or log is left."""
    for person in (ANNA, BERT, ""):
        begin(echo, person)
        echo.say(Intent.SET_BREATH, length="slower")
        pause(echo)
    assert "everyone else who uses this account" in said(echo.say(Intent.FORGET_ME))
    echo.say(Intent.YES)
    assert (store._rows, store._paces) == ({}, {})


def test_disabling_is_for_all_of_them(echo: Echo, store: Any) -> None:  # noqa: ANN401 - as above
    """The account is the household's."""
    for person in (ANNA, ""):
        begin(echo, person)
        echo.say(Intent.SET_BREATH, length="slower")
        pause(echo)
    echo.send({"type": "AlexaSkillEvent.SkillDisabled", "timestamp": signing.NOW.isoformat()})
    assert (store._rows, store._paces) == ({}, {})


def test_what_is_kept_tells_of_persons(echo: Echo) -> None:
    """For whom it is kept is told as well."""
    assert "for you alone" in said(echo.say(Intent.WHAT_IS_KEPT))


@pytest.fixture
def bedroom(
    serve: Callable[[Store], FlaskClient], store: Store, make_echo: Callable[..., Echo]
) -> Echo:
    """Another speaker of the same household."""
    return make_echo(serve(store), device="amzn1.ask.device.BEDROOM")


@pytest.mark.parametrize("person", [ANNA, ""])
def test_it_goes_on_in_the_bedroom(echo: Echo, bedroom: Echo, store: Store, person: str) -> None:
    """At the place where it stopped; it counts as one practice, and is begun there no more."""
    begin(echo, person)
    echo.play_to_end()
    pause(echo)
    assert said(begin(bedroom, person)) == (
        "You began Hip internal rotation in another room. Go on with exercise two?"
    )
    answer = bedroom.say(Intent.YES)
    assert bedroom.part == "part.2"
    assert said(answer) == ""
    while bedroom.activity == "PLAYING":
        bedroom.play_to_end()
    who = listener(KEY, echo.user, echo.device, person)
    practice = store.practised(who.user, who.person)
    assert (practice.begun, practice.finished) == (1, 1)
    assert said(begin(echo, person)) == ""
    assert echo.part == "part.1"


def test_it_goes_back_to_the_kitchen(echo: Echo, bedroom: Echo) -> None:
    """As often as one likes."""
    begin(echo, ANNA)
    pause(echo)
    begin(bedroom, ANNA)
    bedroom.say(Intent.YES)
    bedroom.play_to_end()
    pause(bedroom)
    assert said(begin(echo, ANNA)).endswith("Go on with exercise two?")
    echo.say(Intent.YES)
    assert echo.part == "part.2"
    echo.play_to_end()
    assert echo.part == "part.3"


def test_not_to_go_on_starts_it_here(echo: Echo, bedroom: Echo) -> None:
    """After one question; what stopped in the kitchen stays there."""
    begin(echo, ANNA)
    echo.play_to_end()
    pause(echo)
    begin(bedroom, ANNA)
    assert said(bedroom.say(Intent.NO)) == "Shall I start Hip internal rotation?"
    bedroom.say(Intent.YES)
    assert bedroom.part == "part.1"
    assert said(begin(echo, ANNA)).startswith("Go on with exercise two")


def test_what_others_began_is_not_offered(echo: Echo, bedroom: Echo) -> None:
    """Neither to Bert, nor to a voice that nobody knows."""
    begin(echo, ANNA)
    pause(echo)
    for person in (BERT, ""):
        assert said(begin(bedroom, person)).startswith("Welcome")
        pause(bedroom)


def test_what_still_plays_is_offered_to_its_person_alone(echo: Echo, bedroom: Echo) -> None:
    """She can be in one room only; a voice that is not recognised may be another one's."""
    begin(echo, "")
    assert said(begin(bedroom, "")).startswith("Welcome")
    pause(bedroom)
    begin(echo, ANNA)
    assert said(begin(bedroom, ANNA)).startswith("You began")


def test_what_is_finished_is_not_offered(echo: Echo, bedroom: Echo) -> None:
    """There is nothing to go on with."""
    begin(echo, ANNA)
    while echo.activity == "PLAYING":
        echo.play_to_end()
    assert said(begin(bedroom, ANNA)).startswith("Welcome")


@pytest.mark.parametrize("person", [ANNA, ""])
def test_a_pace_is_known_in_every_room(echo: Echo, bedroom: Echo, person: str) -> None:
    """Chosen in the kitchen, it holds in the bedroom: for what is begun, and for what goes on."""
    begin(bedroom, person)
    pause(bedroom)
    begin(echo, person)
    if echo.current is None:  # it was offered to go on from the bedroom
        echo.say(Intent.NO)
        echo.say(Intent.YES)
    echo.say(Intent.SET_BREATH, length="slower")
    pause(echo)
    begin(bedroom, person)
    bedroom.say(Intent.YES)
    assert bedroom.pace.startswith("breath=5-7")
