"""repcast programme: what a coach types, and what is shown."""

import re
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar

from audio_builder.cli.failures import exit_code_of
from programmes import SMALL_PROGRAMME
from skill.app import close_app, create_app
from skill.programmes.command import programme_command
from skill.settings import Settings
from skill.store.listeners import code_hash, user_hash
from skill.store.opening import open_programmes
from skill.store.place import FILE_NAME
from skill.store.sqlite import sqlite_url

LAST_MONDAY = datetime.now(UTC).date() - timedelta(days=datetime.now(UTC).weekday() + 7)


@pytest.fixture(autouse=True)
def here(small_output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a programme; the server's settings are of the small library."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REPCAST_OUTPUT", str(small_output))
    monkeypatch.setenv("REPCAST_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("REPCAST_BASE_URL", "https://coach.example")
    (tmp_path / "p.yaml").write_text(SMALL_PROGRAMME, encoding="utf-8")
    return tmp_path


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a command answers."""

    code: int
    out: str
    err: str


Run = Callable[..., Answer]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command as the shell would."""

    def run_one(*arguments: str) -> Answer:
        code = exit_code_of(lambda: programme_command.main([*arguments], standalone_mode=False))
        said = capsys.readouterr()
        return Answer(code=code, out=said.out, err=said.err)

    return run_one


@pytest.fixture
def make(run: Run) -> Run:
    """Makes a programme that began on the Monday of last week: three or four sessions are due."""

    def make_one(*more: str, label: str = "hip 12") -> Answer:
        return run("make", "p.yaml", "--label", label, "--start", str(LAST_MONDAY), *more)

    return make_one


def test_the_address_is_shown_once(here: Path, make: Run, run: Run) -> None:
    """On standard output, alone; it works; and nothing that is kept has it."""
    got = make("--breath", "5-7", "--guide", "short")
    assert got.code == 0
    (token,) = re.findall(r"https://coach\.example/f/([A-Za-z0-9_-]{43})/feed\.xml\n", got.out)
    assert got.out.count("\n") == 1
    assert "Calm weeks: 4 sessions" in got.err
    kept = b"".join(each.read_bytes() for each in (here / "data").iterdir())
    assert token.encode() not in kept
    settings = Settings(output=Path(), data=here / "data", base_url="https://coach.example")
    app = create_app(settings)
    answer = app.test_client().get(f"/f/{token}/feed.xml")
    close_app(app)
    assert answer.status_code == 503  # found; no library is there
    assert token not in run("list").out


def test_a_base_url_may_be_given(make: Run) -> None:
    """In place of the server's own setting; one that is none is refused."""
    assert make("--base-url", "http://192.168.1.7:8080/").out.startswith(
        "http://192.168.1.7:8080/f/"
    )
    assert make("--base-url", "coach", label="x").code == 2


def test_all_are_listed_and_one_is_told_in_full(make: Run, run: Run) -> None:
    """By label: what was heard of what is due."""
    make()
    make(label="hip 13")
    listed = run("list").out.splitlines()
    assert [line.split("  ")[:2] for line in listed] == [
        ["hip 12", "calm-weeks"],
        ["hip 13", "calm-weeks"],
    ]
    assert re.search(r"heard 0 of [34] due, 4 in all", listed[0])
    told = run("status", "hip 12").out.splitlines()
    assert told[0] == listed[0]
    assert told[1] == f"     1  {LAST_MONDAY}  week 1  calm-hips  not heard"
    assert told[-1].endswith("to come")


def test_revoked_and_forgotten(here: Path, make: Run, run: Run) -> None:
    """A revoked one is still told of; a forgotten one is not, and leaves no trace."""
    make(label="a label like no other")
    assert run("revoke", "a label like no other").out == "revoked\n"
    assert run("revoke", "a label like no other").out == "it was revoked before\n"
    assert "revoked 20" in run("list").out
    assert run("revoke", "a label like no other", "--forget").out == "revoked, and forgotten\n"
    assert run("list").out == ""
    assert b"like no other" not in (here / "data" / FILE_NAME).read_bytes()


def test_a_code_is_shown_alone(here: Path, make: Run, run: Run) -> None:
    """On standard output; how it is said beside it, and nothing that is kept has it."""
    make()
    got = run("link", "hip 12")
    assert got.code == 0
    code = got.out.removesuffix("\n")
    assert re.fullmatch("[1-9]{6}", code)
    assert not re.search(r"(\d)\1", code)
    assert "Valid for 15 minutes" in got.err
    assert run("link", "hip 12").out != got.out
    kept = b"".join(each.read_bytes() for each in (here / "data").iterdir())
    assert code.encode() not in kept


def test_who_is_linked_is_told_by_number(here: Path, make: Run, run: Run) -> None:
    """A link is in the status; with the programme revoked it is gone, and there is no code."""
    make()
    code = run("link", "hip 12").out.strip()
    key = (here / "data" / "key").read_bytes()
    with closing(open_programmes(sqlite_url(here / "data"))) as store:
        store.links.link(user_hash(key, "somebody"), code_hash(key, code), datetime.now(UTC))
    assert run("status", "hip 12").out.endswith("  linked to 1 Alexa user\n")
    run("revoke", "hip 12")
    assert "linked" not in run("status", "hip 12").out
    refused = run("link", "hip 12")
    assert (refused.code, refused.out) == (2, "")
    assert "'hip 12' is revoked: nobody can be linked to it" in refused.err


def test_a_calendar_to_a_file_or_the_terminal(here: Path, make: Run, run: Run) -> None:
    """Whole days, or from a time of day on; the events keep their UIDs."""
    make()
    days = Calendar.from_ical(run("calendar", "hip 12").out).walk("VEVENT")
    assert run("calendar", "hip 12", "--at", "07:30", "--to", "hip.ics").code == 0
    times = Calendar.from_ical((here / "hip.ics").read_bytes()).walk("VEVENT")
    assert [event["uid"] for event in days] == [event["uid"] for event in times]
    assert times[0]["dtstart"].dt.hour == 7
    assert times[0]["duration"].dt >= timedelta(minutes=1)


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("make", "nothing.yaml", "--label", "x"), 2, "nothing.yaml cannot be read"),
        (("make", "p.yaml", "--label", " "), 2, "a label is one line of 1 to 80 letters"),
        (("make", "p.yaml", "--label", "hip 12"), 2, "there is a programme 'hip 12': give another"),
        (("make", "p.yaml", "--label", "x", "--breath", "1-1"), 2, "a breath of 1 s in is not"),
        (("make", "p.yaml", "--label", "x", "--start", "1999-01-01"), 2, "the years 2000 to 2100"),
        (("make", "p.yaml", "--label", "x", "--out", "none"), 1, "run 'repcast build' first"),
        (
            ("make", "bad.yaml", "--label", "x"),
            2,
            "bad.yaml:8:18: the library has no routine",
        ),
        (("status", "nobody"), 2, "there is no programme 'nobody'; 'repcast programme list'"),
        (("revoke", "nobody"), 2, "there is no programme 'nobody'"),
        (("link", "nobody"), 2, "there is no programme 'nobody'"),
        (("calendar", "nobody"), 2, "there is no programme 'nobody'"),
    ],
)
def test_what_is_wrong_is_one_sentence(
    here: Path, make: Run, run: Run, arguments: tuple[str, ...], status: int, said: str
) -> None:
    """With its exit code: 2 for wrong input, 1 for a named failure."""
    make()
    bad = SMALL_PROGRAMME.replace("calm-hips", "hips")
    (here / "bad.yaml").write_text(bad, encoding="utf-8")
    got = run(*arguments)
    assert (got.code, said in got.err) == (status, True), got


def test_a_store_that_cannot_be_used_is_a_named_failure(here: Path, run: Run) -> None:
    """Exit code 1, and why."""
    (here / "data" / FILE_NAME).mkdir(parents=True)
    got = run("list")
    assert (got.code, "the state store" in got.err) == (1, True)
