"""Pain: it stops, says what keeps people safe, and offers something else; no more is kept of it."""

from pathlib import Path
from typing import Any

import pytest

from audio_builder.library import Level
from skill.media.editions import Editions
from skill.package.intents import Intent
from skill.store.port import EventKind

Echo = Any


def said(answer: dict[str, Any]) -> str:
    """The words of an answer."""
    return str(answer["outputSpeech"]["text"])


def kinds(store: Any) -> list[tuple[EventKind, str | None]]:  # noqa: ANN401 - the fake store's rows are looked at
    """What is remembered of the only listener."""
    (row,) = store._rows.values()
    return [(entry.kind, entry.part) for _, entry in row.log]


def test_it_stops_and_offers(echo: Echo, store: Any) -> None:  # noqa: ANN401 - as above
    """Playback stops at once; nobody is told to go on, and only that it hurt is kept."""
    echo.launch()
    answer = echo.say(Intent.PAIN, body="hip")

    assert [each["type"] for each in answer["directives"]] == ["AudioPlayer.Stop"]
    text = said(answer)
    assert text.startswith("I have stopped.")
    assert "do not push through" in text
    assert text.endswith("Shall I go on to the floor drill or leave it for today?")
    assert "hip" not in text
    assert kinds(store)[-1] == (EventKind.PAIN, "standing-dissociation.part")


@pytest.mark.parametrize("word", ["breath", "you have", "strain", "injur", "hold"])
def test_nothing_is_diagnosed(echo: Echo, word: str) -> None:
    """It says nothing of what somebody has, and nothing of holding a breath."""
    echo.launch()
    assert word not in said(echo.say(Intent.PAIN)).lower()


@pytest.mark.parametrize(
    ("reply", "slots", "part", "playing"),
    [
        (Intent.NEXT, {}, "part.2", True),
        (Intent.SKIP_TODAY, {}, "part.2", True),
        (Intent.RESUME, {}, "part.1", True),
        (Intent.DONE, {}, "part.1", False),
        (Intent.NO, {}, "part.1", False),
        (Intent.STOP, {}, "part.1", False),
        (Intent.SET_LEVEL, {"level": "easier"}, "part.1", False),
    ],
)
def test_what_answers_the_offer(
    echo: Echo, reply: str, slots: dict[str, str], part: str, *, playing: bool
) -> None:
    """The next, enough, or none of it; what is not asked for does not play."""
    echo.launch()
    echo.say(Intent.PAIN)
    echo.say(reply, **slots)
    assert (echo.part, echo.activity == "PLAYING") == (part, playing)


def test_yes_does_not_tell_which(echo: Echo) -> None:
    """Of two offers neither is taken for granted; of one it is taken."""
    echo.launch()
    echo.say(Intent.PAIN)
    assert said(echo.say(Intent.YES)).startswith("Shall I go on to")
    echo.say(Intent.GO_TO_EXERCISE, ordinal="last")
    assert said(echo.say(Intent.PAIN)).endswith("Shall we leave it for today?")
    assert said(echo.say(Intent.YES)) == "Enough for today. Well done."


def test_enough_is_remembered(echo: Echo, store: Any) -> None:  # noqa: ANN401 - as above
    """Whoever ends it before its end is not asked why; that it ended is kept."""
    echo.launch()
    assert said(echo.say(Intent.DONE)) == "Enough for today. Well done."
    assert kinds(store)[-1] == (EventKind.ENOUGH, "standing-dissociation.part")
    assert echo.activity == "STOPPED"


def test_before_anything_it_is_only_said(echo: Echo, store: Any) -> None:  # noqa: ANN401 - as above
    """With nothing begun there is nothing to offer, and nothing to remember."""
    answer = echo.say(Intent.PAIN)
    assert answer["shouldEndSession"] is True
    assert all(not row.log for row in store._rows.values())


def test_too_much_is_no_pain(echo: Echo, store: Any) -> None:  # noqa: ANN401 - as above
    """What cannot be done is left, with the same offer, and nothing is remembered of it."""
    echo.launch()
    assert said(echo.say(Intent.CANNOT)).startswith("Then leave it")
    assert [kind for kind, _ in kinds(store)] == [EventKind.RUN_BEGAN]


@pytest.fixture(scope="module")
def levelled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A routine with an easier way."""
    import builds  # noqa: PLC0415 - it loads the workshop, which most tests do without
    from audio_builder.cli.shipped import routine_path  # noqa: PLC0415 - as above
    from audio_builder.loading.routine_file import load_routine  # noqa: PLC0415 - as above

    folder = tmp_path_factory.mktemp("levelled") / "output"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("audio_builder.voices.registry.VOICES", builds.all_voices())
        builds.build_small(folder, load_routine(routine_path("balance")).routine)
    return folder


class TestEasier:
    """A routine that has an easier way."""

    @pytest.fixture
    def editions(self, levelled: Path) -> Editions:
        """What the skill plays from."""
        return Editions(levelled)

    def test_the_easier_way(self, echo: Echo) -> None:
        """It is offered first; taken, this exercise is announced again, and goes on so."""
        echo.launch()
        echo.say(Intent.NEXT)
        part = echo.part
        assert "Shall I make it easier, go on to" in said(echo.say(Intent.PAIN))

        echo.say(Intent.SET_LEVEL, level="easier")

        assert (echo.part, echo.activity) == (part, "PLAYING")
        assert f"level={Level.EASIER}" in echo.pace
        assert "easier" not in said(echo.say(Intent.PAIN))
