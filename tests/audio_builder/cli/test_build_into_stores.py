"""repcast build --out s3://…: built in a folder of this machine, then published like any other."""

import json
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import builds
from audio_builder.library import open_library
from s3_server import Faults, Proxy
from stores import bucket_at, heard, opened

Run = Callable[..., Any]
Machine = Callable[[str], Path]
HUM = ("--voice", "hum")
pytestmark = pytest.mark.usefixtures("humming")


@pytest.fixture(scope="module")
def clips(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What was voiced for any of these tests."""
    return tmp_path_factory.mktemp("clips")


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, clips: Path) -> Machine:
    """Makes all that follows happen on another machine, with a work folder of its own.

    They have their clips in common, since to make these takes time.
    """

    def go_to(name: str) -> Path:
        cache = tmp_path / name
        cache.mkdir(exist_ok=True)
        if not (cache / "clips").exists():
            (cache / "clips").symlink_to(clips)
        monkeypatch.setenv("REPCAST_CACHE", str(cache))
        return cache

    return go_to


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Writes the small routine under an id, with some words replaced."""

    def to_file(routine_id: str, **replaced: str) -> Path:
        text = builds.SMALL_YAML.replace("id: calm-hips", f"id: {routine_id}")
        for old, new in replaced.items():
            text = text.replace(old, new)
        path = tmp_path / f"{routine_id}.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return to_file


@pytest.fixture
def build(run: Run, store_url: str) -> Run:
    """Builds into the store, in the hummed voice."""
    return lambda *arguments: run("build", *arguments, "--out", store_url)


def test_it_is_built_here_and_published_there(
    build: Run, store_url: str, machine: Machine, write: Callable[..., Path]
) -> None:
    """The folder is named, and lies in this machine's cache; the store plays what is in it."""
    cache = machine("one")
    outcome = build(write("hips-a"), *HUM)
    assert outcome.code == 0
    (work,) = (cache / "work").iterdir()
    assert outcome.err == f"working in {work}\n"
    assert f"{store_url}: 1 routine, 1 of them changed" in outcome.out
    assert str(work) not in outcome.out
    assert not list(Path.cwd().iterdir())
    library = opened(bucket_at(store_url))
    assert heard(library, "hips-a") == heard(open_library(work), "hips-a")
    assert not library.index.static
    assert not list(work.rglob("*.mp3"))


def test_only_what_changed_is_made_and_sent(
    build: Run, machine: Machine, write: Callable[..., Path], s3: Proxy
) -> None:
    """Nothing the second time; a new word is its clip, the entry and the score."""
    machine("one")
    build(write("hips-a"), write("hips-b"), *HUM)
    outcome = build(write("hips-a"), write("hips-b"), *HUM)
    assert "every clip was at hand" in outcome.out
    assert "nothing had changed; 2 routines" in outcome.out
    s3.faults = Faults()
    outcome = build(write("hips-a", Welcome="Hello"), *HUM)
    assert "2 routines, 1 of them changed" in outcome.out
    assert s3.faults.requests["PUT"] <= 6
    outcome = build(*HUM)
    assert "nothing had changed; 2 routines" in outcome.out


def test_another_machine_loses_nothing_of_the_store(
    build: Run, store_url: str, machine: Machine, write: Callable[..., Path]
) -> None:
    """Whose work folder is empty: routines that are not named stay, as does the base URL."""
    machine("one")
    build(write("hips-a"), write("hips-b"), *HUM, "--base-url", "https://example.org/x")
    before = opened(bucket_at(store_url))
    machine("two")
    outcome = build(write("hips-c"), *HUM)
    assert "3 routines, 1 of them changed" in outcome.out
    assert "podcast feed: https://example.org/x/feed.xml" in outcome.out
    library = opened(bucket_at(store_url))
    assert library.ids == ("hips-a", "hips-b", "hips-c")
    for routine_id in before.ids:
        assert library.row(routine_id) == before.row(routine_id)
        assert heard(library, routine_id) == heard(before, routine_id)


def test_what_the_store_has_is_not_made_again(
    build: Run, machine: Machine, write: Callable[..., Path]
) -> None:
    """On another machine too: what has the same text, voice and pace is passed over."""
    machine("one")
    build(write("hips-a"), write("hips-b"), *HUM)
    cache = machine("two")
    outcome = build(write("hips-a"), write("hips-b"), *HUM)
    assert outcome.code == 0
    assert "has 2 routines as asked for already" in outcome.out
    assert not (cache / "work").exists()
    answer = json.loads(build(write("hips-b"), write("hips-a"), *HUM, "--json").out)
    assert answer == {"made": [], "catalog": None}
    outcome = build(write("hips-a"), write("hips-c"), *HUM)
    assert "has 1 routine as asked for already" in outcome.out
    assert "3 routines, 1 of them changed" in outcome.out


def test_another_machine_goes_on_from_what_the_store_has(
    build: Run,
    store_url: str,
    machine: Machine,
    write: Callable[..., Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A routine keeps its first day; and what was built last there is not what a clock says."""
    machine("one")
    build(write("hips-a"), *HUM)
    before = opened(bucket_at(store_url)).row("hips-a")
    machine("two")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    build(write("hips-a"), *HUM, "--breath", "slow")
    after = opened(bucket_at(store_url)).row("hips-a")
    assert after.pace.breath == "5-7"
    assert after.published == before.published


def test_what_another_machine_changed_stays(
    build: Run, store_url: str, machine: Machine, write: Callable[..., Path]
) -> None:
    """A machine that builds all it holds, with nothing new in it, does not bring old words back."""
    machine("one")
    build(write("hips-a"), write("hips-b"), *HUM)
    machine("two")
    build(write("hips-a", Welcome="Hello"), *HUM)
    changed = opened(bucket_at(store_url)).row("hips-a")
    machine("one")
    outcome = build(*HUM)
    assert "nothing had changed; 2 routines" in outcome.out
    assert opened(bucket_at(store_url)).row("hips-a") == changed


def test_without_names_another_machine_does_not_guess(
    build: Run, machine: Machine, write: Callable[..., Path]
) -> None:
    """What a folder holds is laid out again; a work folder that is new holds none of it."""
    machine("one")
    build(write("hips-a"), *HUM)
    machine("two")
    outcome = build(*HUM)
    assert outcome.code == 2
    assert "holds 1 routine, and none was built on this machine" in outcome.err


def test_files_for_static_hosts_are_written_here(
    build: Run, store_url: str, machine: Machine, write: Callable[..., Path]
) -> None:
    """With --static the work folder has them, as any output folder; the store is as without."""
    cache = machine("one")
    outcome = build(write("hips-a"), *HUM, "--static")
    (work,) = (cache / "work").iterdir()
    assert str(work / "hips-a" / "hips-a.mp3") in outcome.out
    assert (work / "hips-a" / "hips-a.mp3").exists()
    assert (work / "catalog.json").exists()
    assert not opened(bucket_at(store_url)).index.static


def test_programs_are_told_what_was_sent(
    build: Run, machine: Machine, write: Callable[..., Path]
) -> None:
    """Standard output is JSON alone."""
    machine("one")
    answer = json.loads(build(write("hips-a"), *HUM, "--json").out)
    assert answer["published"]["changed"] == ["hips-a"]
    assert answer["published"]["objects"] > 50
    assert answer["published"]["routines"] == 1
    assert [each["id"] for each in answer["catalog"]["routines"]] == ["hips-a"]


def test_a_build_that_was_killed_goes_on(
    store_url: str, build: Run, machine: Machine, write: Callable[..., Path], s3: Proxy
) -> None:
    """SIGKILL before the index is in its place: the next build voices nothing, and sends little."""
    machine("one")
    command = [sys.executable, builds.__file__, "build", write("hips-a"), *HUM, "--out", store_url]
    victim = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)

    def strike(_: int, method: str, path: str) -> bool:
        if method != "PUT" or not path.endswith("/index.json"):
            return False
        victim.send_signal(signal.SIGKILL)
        return True

    s3.faults.stops = strike
    said, _ = victim.communicate(timeout=60)
    assert victim.returncode == -signal.SIGKILL, said
    s3.faults = Faults()
    outcome = build(write("hips-a"), *HUM)
    assert "every clip was at hand" in outcome.out
    assert "1 routine, 1 of them changed" in outcome.out
    assert s3.faults.requests["PUT"] <= 10
    assert opened(bucket_at(store_url)).ids == ("hips-a",)


@pytest.mark.parametrize(
    "wrong",
    [
        ("s3://x", 2, "'s3://x' is no address of an object store: give one as in s3://"),
        ("ftp://host/x", 2, "'ftp://' is no kind of store that is known"),
        ("s3://me:secret@bucket/x", 2, "an address with a user or a password is refused"),
        ("s3://no-such-bucket/x", 1, "s3://no-such-bucket/x: there is no such bucket"),
    ],
)
def test_an_address_that_leads_nowhere_is_refused(
    run: Run, machine: Machine, write: Callable[..., Path], s3: Proxy, wrong: tuple[str, int, str]
) -> None:
    """One sentence, before anything is voiced, and no folder of that name."""
    cache = machine("one")
    assert s3.url
    url, code, said = wrong
    outcome = run("build", write("hips-a"), *HUM, "--out", url)
    assert outcome.code == code
    assert outcome.err.startswith(f"error: {said}")
    assert outcome.err.count("\n") == 1
    assert "secret" not in outcome.err
    assert not (cache / "work").exists()
    assert not list(Path.cwd().iterdir())


@pytest.mark.parametrize("command", ["build", "publish"])
def test_a_store_without_credentials_is_refused_at_once(
    run: Run, machine: Machine, store_url: str, small_output: Path,
    monkeypatch: pytest.MonkeyPatch, command: str,
) -> None:  # fmt: skip
    """It is said where to look, and nobody waits for what cannot come."""
    cache = machine("one")
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.delenv(name)
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", "/nowhere")
    monkeypatch.setenv("AWS_CONFIG_FILE", "/nowhere")
    words = {
        "build": ("hip-ir", *HUM, "--out", store_url),
        "publish": (store_url, "--out", small_output),
    }
    outcome = run(command, *words[command])
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == (
        f"error: {store_url}: the store refuses this (unable to locate credentials); look at the "
        "credentials in the environment, and at what they may do there\n"
    )
    assert not (cache / "work").exists()


def test_a_missing_package_is_named(
    run: Run, machine: Machine, write: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With what installs it, before anything is voiced."""
    machine("one")
    monkeypatch.setitem(sys.modules, "fsspec", None)
    outcome = run("build", write("hips-a"), *HUM, "--out", "s3://bucket/x")
    assert outcome.code == 1
    assert "s3:// needs the package s3fs: install it with 'pip install \"repcast[s3]\"'" in (
        outcome.err
    )
