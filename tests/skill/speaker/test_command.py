"""repcast speaker: a practice in the terminal, through a pipe."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from skill.speaker.command import speaker_command
from skill.store.place import FILE_NAME

Run = Callable[..., Result]


@pytest.fixture
def run(small_output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Says sentences, a line each, to the small routine's skill; data are kept between runs."""
    for name in ("REPCAST_SKILL_ID", "REPCAST_BASE_URL", "REPCAST_OUTPUT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("REPCAST_DATA", str(tmp_path / "data"))

    def say(*sentences: str, out: Path = small_output) -> Result:
        return CliRunner().invoke(
            speaker_command, ["--out", str(out)], input="".join(f"{one}\n" for one in sentences)
        )

    return say


def test_a_whole_practice(run: Run) -> None:
    """Opened, it welcomes and plays; with time each exercise follows the one before to the end."""
    got = run("open calm hips", ":wait 1h", ":where", ":quit", "never said")

    assert got.exit_code == 0
    lines = got.output.splitlines()
    assert 'try "open calm hips"' in lines[0]
    assert "you> open calm hips" in lines
    told = [line.split(maxsplit=1)[1] for line in lines if line.startswith("  ")]
    assert told[0].startswith("Welcome to Calm hips. This is not medical advice")
    assert [line.split(" from")[0].split(" (")[0] for line in told[1:6]] == [
        "plays Standing turn",
        "will play Bridge next",
        "has played Standing turn to its end",
        "plays Bridge",
        "has played Bridge to its end",
    ]
    assert told[-1].startswith("finished: Bridge at")
    assert "never said" not in got.output


def test_what_does_not_reach_the_skill_is_said(run: Run) -> None:
    """In one sentence, with what would; and that works."""
    got = run("open calm hips", "slower breathing")
    offer = got.output.rpartition("say: Alexa, ")[2].strip()
    assert offer == "ask calm hips for slower breathing"

    assert "Breathe in for 5 seconds" in run("open calm hips", "start again", offer).output


def test_a_practice_goes_on_another_day(run: Run, tmp_path: Path) -> None:
    """The place is kept, in a store of the speaker's own."""
    run("open calm hips", "next")

    got = run("open calm hips", "go on")

    assert "Go on with exercise two, or start again?" in got.output
    assert "waits for your answer" in got.output
    assert "plays Bridge" in got.output
    assert (tmp_path / "data" / "speaker" / FILE_NAME).exists()
    assert not (tmp_path / "data" / FILE_NAME).exists()


def test_buttons_and_profiles(run: Run) -> None:
    """A button needs no words; an early device queues the next track as soon as one begins."""
    got = run("open calm hips", ":early", ":button next", ":button previous", ":again", ":button x")

    assert "stops Standing turn at 00:00" in got.output
    assert "plays Standing turn" in got.output.rpartition("previous")[0]
    after = got.output.partition("you> :button previous")[2]
    assert "will play Bridge next" in after
    assert "drops Bridge: it does not follow what plays" in after
    assert "there are the buttons play, pause, next, previous" in after


def test_a_question_that_nobody_answers(run: Run) -> None:
    """It is put again, then the device stops listening."""
    got = run("open calm hips", "open calm hips", ":wait 8", ":wait 8s")

    after = got.output
    assert after.count("Go on with exercise one, or start again?") == 2
    assert "nobody answered" in after.partition(":wait 8s")[2]


def test_json_is_shown_if_wished(run: Run) -> None:
    """The whole request and the whole answer, readable by a program."""
    got = run(":json", "open calm hips", ":json", "next")

    shown = got.output.partition("→ ")[2].partition("\n← ")
    request = json.loads(shown[0])
    answer, _ = json.JSONDecoder().raw_decode(shown[2])
    assert request["request"]["type"] == "LaunchRequest"
    assert answer["response"]["directives"][0]["playBehavior"] == "REPLACE_ALL"
    assert "NextIntent" not in got.output


@pytest.mark.parametrize("order", [":help", ":", ":nonsense", ":wait", ":wait long"])
def test_every_order_gets_an_answer(run: Run, order: str) -> None:
    """What cannot be done is explained."""
    got = run(order)

    assert got.exit_code == 0
    assert ":wait" in got.output.partition(f"you> {order}\n")[2]


def test_without_a_build_it_says_so(run: Run, tmp_path: Path) -> None:
    """A named failure, with what to do."""
    got = run("open calm hips", out=tmp_path / "none")

    assert isinstance(got.exception, OSError)
    assert "repcast build" in str(got.exception)
