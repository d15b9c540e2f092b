"""What is kept: told, and deleted after one question; who made this, and what it is not."""

from datetime import timedelta
from typing import Any

import pytest

import signing
from skill.alexa.locales import unspoken
from skill.alexa.sentences import English
from skill.package.intents import Intent
from skill.store.listeners import user_hash
from skill.store.port import Practice, Store

Echo = Any
KEY = b"a key for tests, long enough"


def said(answer: dict[str, Any]) -> str:
    """The words of an answer."""
    return str(answer["outputSpeech"]["text"])


def test_what_is_kept(echo: Echo) -> None:
    """All of it in one answer, pain as well, and how to have it deleted."""
    text = said(echo.say(Intent.WHAT_IS_KEPT))
    for what in ("where you stopped", "pace", "began", "finished", "hurt", "without your name"):
        assert what in text
    assert text.endswith("say: Alexa, ask hip i. r. to forget me.")


def test_to_be_forgotten_is_asked_once(echo: Echo, store: Any) -> None:  # noqa: ANN401 - the fake store's rows are looked at
    """Yes deletes everything on every device, and stops what plays; nothing is known afterwards."""
    echo.launch()
    question = echo.say(Intent.FORGET_ME)
    assert said(question).endswith(
        "Shall I delete all that I keep of you, and of everyone else who uses this account, on "
        "every device?"
    )
    assert store._rows

    answer = echo.say(Intent.YES)

    assert said(answer) == "All that I kept of you, and of everyone on this account, is deleted."
    assert [each["type"] for each in answer["directives"]] == ["AudioPlayer.Stop"]
    assert store._rows == {}
    assert store.practised(user_hash(KEY, echo.user)) == Practice()


@pytest.mark.parametrize("reply", [Intent.NO, Intent.STOP, Intent.NEXT])
def test_nothing_else_deletes(echo: Echo, store: Store, reply: str) -> None:
    """Only yes does; no says that nothing was."""
    echo.launch()
    echo.say(Intent.FORGET_ME)
    answer = echo.say(reply)
    if reply == Intent.NO:
        assert said(answer) == "Nothing was deleted."
    assert store.practised(user_hash(KEY, echo.user)).begun == 1


def test_help_leaves_the_question_open(echo: Echo, store: Any) -> None:  # noqa: ANN401 - as above
    """What is asked stays asked, of this as of everything."""
    echo.launch()
    echo.say(Intent.FORGET_ME)
    assert said(echo.say(Intent.HELP)).endswith("on every device?")
    echo.say(Intent.YES)
    assert store._rows == {}


def test_who_made_this(echo: Echo) -> None:
    """The author, the source, and the voice."""
    text = said(echo.say(Intent.WHO_MADE_THIS))
    for what in ("Repcast", "Eric Wong", "Precision Movement", "voice"):
        assert what in text


def test_no_advice(echo: Echo) -> None:
    """It is said plainly that it is none."""
    assert said(echo.say(Intent.IS_THIS_ADVICE)).startswith("No. This is guidance")


def test_what_was_done(echo: Echo, store: Any) -> None:  # noqa: ANN401 - as above
    """Today and yesterday, by the day it was; a run that was finished counts as that."""
    assert said(echo.say(Intent.WHAT_DID_I, day="today")) == "You have not practised today."
    echo.launch()
    assert "you began Hip internal rotation, and did not finish" in said(
        echo.say(Intent.WHAT_DID_I, day="today")
    )
    while echo.activity == "PLAYING":
        echo.play_to_end()
    assert said(echo.say(Intent.WHAT_DID_I)) == "Today you finished Hip internal rotation."
    (row,) = store._rows.values()
    row.log[:] = [(when - timedelta(days=1), entry) for when, entry in row.log]
    assert said(echo.say(Intent.WHAT_DID_I, day="yesterday")) == (
        "Yesterday you finished Hip internal rotation."
    )
    assert said(echo.say(Intent.WHAT_DID_I, day="today")) == "You have not practised today."


def test_nothing_heard_takes_no_time() -> None:
    """What was begun and left has no length, and none is told."""
    practice = Practice(begun=1, days=1, last=signing.NOW)
    assert English().practised(practice, signing.NOW) == (
        "You began one routine and finished none, on one day. You last practised today."
    )


@pytest.mark.parametrize(
    ("locale", "sentence"),
    [
        ("de-DE", "Entschuldigung, ich spreche bisher nur Englisch."),
        ("fr-CA", "Désolé, je ne parle qu'anglais pour le moment."),
        ("tlh", "Sorry, I only speak English so far."),
    ],
)
def test_a_locale_that_nobody_wrote_for(
    echo: Echo, locale: str, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One clear sentence in its own language, and stopping stops all the same."""
    echo.launch()
    told = echo.envelope

    def elsewhere(request: dict[str, Any]) -> dict[str, Any]:
        return told({**request, "locale": locale})

    monkeypatch.setattr(echo, "envelope", elsewhere)

    answer = echo.say(Intent.NEXT)
    assert said(answer) == sentence
    assert answer["shouldEndSession"] is True
    assert "directives" not in answer
    assert echo.say(Intent.STOP)["directives"]


@pytest.mark.parametrize("locale", ["en-US", "en_GB", "EN", ""])
def test_english_is_written_for(locale: str) -> None:
    """In every country, and where no locale is told."""
    assert unspoken(locale) is None
