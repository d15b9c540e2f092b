"""What each command answers, as text and as JSON."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

import builds
import judges
from audio_builder.library import Catalog, Guide, Pace, open_library, parse_breath
from audio_builder.loading.routine_file import load_routine
from audio_builder.planning.script import PHRASE_GAP_MS
from audio_builder.planning.session import track_names
from audio_builder.publishers.plan_text import render_plan
from builds import SMALL_TRACKS, SMALL_YAML
from routines import FULL_YAML, GOOD_YAML, MINIMAL_YAML

Run = Callable[..., Any]


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str], Path]:
    """Writes a routine file."""

    def to_file(text: str) -> Path:
        path = tmp_path / "routine.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return to_file


@pytest.mark.usefixtures("humming")
def test_build_answers_in_json(run: Run, write: Callable[[str], Path], tmp_path: Path) -> None:
    """What was made and why, and the catalog as it stands in the folder; a pace is as asked."""
    command = ("build", write(MINIMAL_YAML), "--out", tmp_path / "out", "--voice", "hum", "--json")
    asked = (
        "--breath",
        "slow",
        "--reps",
        "2",
        "--guide",
        "short",
        "--base-url",
        "https://x.org/a/",
    )
    outcome = run(*command, *asked)
    assert (outcome.code, outcome.err) == (0, "")
    answer = json.loads(outcome.out)
    assert answer["catalog"] == json.loads((tmp_path / "out" / "catalog.json").read_bytes())
    catalog = Catalog.model_validate(answer["catalog"])
    assert catalog.base_url == "https://x.org/a"
    assert catalog.pace.pace == Pace(breath=parse_breath("5-7"), reps=2, guide=Guide.SHORT)
    assert {"sound": "say:Knee bend.", "why": "new"} in answer["made"]
    again = json.loads(run(*command, *asked).out)
    assert again == {"made": [], "catalog": answer["catalog"]}


@pytest.mark.usefixtures("humming")
def test_build_lists_the_tracks(run: Run, write: Callable[[str], Path], tmp_path: Path) -> None:
    """Each track with its length and size, then what was made; with --explain, each with why."""
    command = ("build", write(MINIMAL_YAML), "--out", tmp_path / "out", "--voice", "hum")
    outcome = run(*command, "--explain")
    assert (outcome.code, outcome.err) == (0, "")
    lines = outcome.out.splitlines()
    assert "made  say:Knee bend.  (new)" in lines
    library = open_library(tmp_path / "out")
    for track in library.catalog.routines[0].tracks:
        seconds = round(track.duration_ms / 1000)
        place = str(tmp_path / "out" / "calm-knees" / f"{track.id}.mp3")
        (line,) = [line for line in lines if line.startswith(place)]
        assert f" {seconds // 60}:{seconds % 60:02d} " in line
    made = re.search(r"^(\d+) clips made", outcome.out, re.MULTILINE)
    assert made is not None
    assert int(made[1]) == outcome.out.count("made  ")
    assert "clips made" not in run(*command).out


@pytest.mark.usefixtures("humming")
def test_build_refuses_a_broken_routine(
    run: Run, write: Callable[[str], Path], tmp_path: Path
) -> None:
    """Every problem with its place, exit 2, and no output folder."""
    path = write(MINIMAL_YAML.replace("posture: standing", "posture: flying"))
    outcome = run("build", path, "--out", tmp_path / "out", "--voice", "hum")
    assert outcome.code == 2
    assert re.search(rf"^(error: )?{re.escape(str(path))}:10:\d+: ", outcome.err, re.MULTILINE)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("text", [*GOOD_YAML, SMALL_YAML], ids=["minimal", "full", "small"])
@pytest.mark.usefixtures("humming")
def test_check_accepts_a_sound_routine(run: Run, write: Callable[[str], Path], text: str) -> None:
    """Exit 0, on one line with the session's length; as JSON, no problems."""
    path = write(text)
    outcome = run("check", path, "--voice", "hum")
    assert (outcome.code, outcome.err) == (0, "")
    assert re.fullmatch(
        rf"{re.escape(str(path))}: no problems; \d exercises?, \d+:\d\d\n", outcome.out
    )
    outcome = run("check", path, "--voice", "hum", "--json")
    assert outcome.code == 0
    answer = json.loads(outcome.out)
    length_ms = answer.pop("duration_ms")
    assert answer == {"path": str(path), "problems": [], "measured": True}
    assert length_ms == json.loads(run("plan", path, "--voice", "hum", "--json").out)["duration_ms"]


@pytest.mark.usefixtures("heart_cache")
@pytest.mark.voice
def test_check_accepts_what_ships(run: Run) -> None:
    """The shipped routine is found by its name, and is sound."""
    assert run("check", "hip-ir").code == 0
    assert run("check", "hip_ir").code == 0


BROKEN = MINIMAL_YAML.replace("posture: standing", "posture: flying").replace(
    "reps: {default: 3}", "reps: {default: 99}"
)
TOO_LONG = SMALL_YAML.replace("rest: 20\n", "rest: 1\nlead_in: 0.5\n").replace(
    "tempo: 2-0-1-0", "tempo: 2-0-1-0\n        tempo_words: [Down as slowly as you can, A, Up, B]"
)


def _line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (BROKEN, ("flying", "default: 99")),
        # The lead-in is too short for the set that is told, and with tones alone for the side.
        (TOO_LONG, ("lead_in:", "tempo_words:", "id: bridge")),
    ],
    ids=["structure", "overrun"],
)
@pytest.mark.usefixtures("humming")
def test_check_names_every_problem_with_its_place(
    run: Run, write: Callable[[str], Path], text: str, parts: tuple[str, ...]
) -> None:
    """file:line:column of each, all at once, and how to mend it; exit 2."""
    path = write(text)
    outcome = run("check", path, "--voice", "hum")
    assert (outcome.code, outcome.out) == (2, "")
    found = re.findall(rf"^{re.escape(str(path))}:(\d+):(\d+): .+; .+$", outcome.err, re.MULTILINE)
    assert {int(line) for line, _ in found} >= {_line_of(text, part) for part in parts[:2]}
    assert len(set(found)) == len(parts)
    assert f"{len(found)} problems" in outcome.err
    answer = json.loads(run("check", path, "--voice", "hum", "--json").out)
    assert answer["path"] == str(path)
    assert [(str(p["line"]), str(p["column"])) for p in answer["problems"]] == found
    assert all(problem["what"] and problem["mend"] for problem in answer["problems"])


@pytest.mark.usefixtures("humming")
def test_check_names_words_and_times_of_an_overrun(run: Run, write: Callable[[str], Path]) -> None:
    """Which words, how long they need, how long they have."""
    outcome = run("check", write(TOO_LONG), "--voice", "hum")
    assert re.search(r"'Get ready\.[^']*' needs \d+ ms, its slot has \d+ ms", outcome.err)
    assert "overrun: extend" in outcome.err
    extended = TOO_LONG.replace("rest: 1\n", "rest: 1\noverrun: extend\n")
    assert run("check", write(extended), "--voice", "hum").code == 0


def test_check_names_an_odd_pronunciation(run: Run, write: Callable[[str], Path]) -> None:
    """IPA that the voice has no sound for is found before anything is voiced."""
    text = FULL_YAML.replace("ipa: ˈiliəm", "ipa: ˈʘliəm")
    path = write(text)
    outcome = run("check", path)
    assert outcome.code == 2
    assert f"{path}:{_line_of(text, 'ilium')}:" in outcome.err


@pytest.mark.usefixtures("humming")
@pytest.mark.parametrize("track", SMALL_TRACKS)
def test_plan_shows_the_timeline(
    run: Run, write: Callable[[str], Path], track: str, small_output: Path
) -> None:
    """What is printed is the plan of the track that a build makes, and nothing else."""
    path = write(SMALL_YAML)
    pace = ("--breath", "3-4.5", "--reps", "1", "--guide", "short")
    outcome = run("plan", path, "--voice", "hum", "--track", track, *pace)
    asked = Pace(breath=parse_breath("3-4.5"), reps=1, guide=Guide.SHORT)
    built = open_library(small_output).timeline("calm-hips", track, asked)
    (name,) = [name for name in track_names(load_routine(path).routine) if name.id == track]
    assert outcome == (0, render_plan(name.title, built), "")


@pytest.mark.usefixtures("humming")
def test_plan_shows_the_session_unless_asked(run: Run, write: Callable[[str], Path]) -> None:
    """Without --track it is the session; a track there is not is refused, with those there are."""
    path = write(SMALL_YAML)
    command = ("plan", path, "--voice", "hum")
    assert run(*command).out == run(*command, "--track", SMALL_TRACKS[0]).out
    outcome = run("plan", path, "--track", "3-none")
    assert outcome.code == 2
    assert all(track in outcome.err for track in ("'3-none'", *SMALL_TRACKS))


@pytest.mark.usefixtures("humming")
def test_plan_answers_in_json(run: Run, write: Callable[[str], Path], small_output: Path) -> None:
    """Every cue and chapter of the timeline, with times, sound, role and place."""
    path = write(SMALL_YAML)
    answer = json.loads(run("plan", path, "--voice", "hum", "--json").out)
    routine = load_routine(path).routine
    timeline = open_library(small_output).timeline(routine.id, routine.id)
    assert answer["measured"] is True
    assert (answer["track"], answer["title"]) == (routine.id, routine.title)
    assert answer["duration_ms"] == timeline.duration_ms
    assert [
        (cue["start_ms"], cue["length_ms"], cue["sound"], cue["role"], cue["place"]["rep"])
        for cue in answer["cues"]
    ] == [
        (cue.start_ms, cue.length_ms, cue.sound.key, cue.role.value, cue.place.rep)
        for cue in timeline.cues
    ]
    assert [(chapter["start_ms"], chapter["title"]) for chapter in answer["chapters"]] == [
        (chapter.start_ms, chapter.title) for chapter in timeline.chapters
    ]


def test_voices_lists_what_can_speak(run: Run) -> None:
    """Each voice with its state and its terms, as text and as JSON."""
    outcome = run("voices")
    assert outcome.code == 0
    voices = {voice["name"]: voice for voice in json.loads(run("voices", "--json").out)}
    assert voices.keys() == {"heart", "gtts"}
    assert voices["heart"]["ready"] is True
    for voice in voices.values():
        assert voice["licence"]
        assert voice["name"] in outcome.out
        assert voice["attribution"] in outcome.out


@pytest.mark.usefixtures("humming")
def test_say_writes_an_mp3(run: Run) -> None:
    """One phrase as an MP3 that other programs read without a word against it."""
    outcome = run("say", "Stand tall.", "--voice", "hum", "--out", "tall.mp3")
    assert outcome == (0, "wrote tall.mp3\n", "")
    path = Path("tall.mp3")
    assert judges.mp3val_complaints(path) == []
    assert judges.run_ffmpeg_warnings(path) == ""
    seconds = judges.decode_pcm(path).size / 48_000
    # The words, and the third of a second of silence with which every track ends.
    assert 11 * 0.06 <= seconds - PHRASE_GAP_MS / 1000 <= 11 * 0.06 + 0.1


@pytest.mark.usefixtures("humming")
def test_say_pronounces_as_a_routine_does(run: Run, write: Callable[[str], Path]) -> None:
    """With --routine its lexicon counts: the same words are said as they are in its tracks."""
    text = SMALL_YAML.replace("intro:", 'pronunciations: [{word: psoas, say: "so us"}]\nintro:')
    run("say", "psoas", "--voice", "hum", "--out", "plain.mp3")
    run("say", "psoas", "--voice", "hum", "--out", "said.mp3", "--routine", write(text))
    run("say", "so us", "--voice", "hum", "--out", "respelled.mp3")
    plain, said, respelled = (
        judges.decode_pcm(Path(f"{name}.mp3")).tobytes() for name in ("plain", "said", "respelled")
    )
    assert said == respelled != plain


def test_say_refuses_what_cannot_be_said(run: Run) -> None:
    """Nothing is written for a phrase in which there is nothing to speak."""
    outcome = run("say", "…", "--out", "x.mp3")
    assert outcome.code == 1
    assert not Path("x.mp3").exists()


@pytest.mark.usefixtures("humming")
def test_say_plays_what_it_said(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without --out the first player that is installed gets an MP3; its failure is a named one."""
    code = "import sys, pathlib; sys.exit(pathlib.Path(sys.argv[1]).read_bytes()[:3] != b'ID3')"
    player = (sys.executable, "-c", code)
    monkeypatch.setattr("audio_builder.cli.say_command.PLAYERS", (("no-such-player",), player))
    assert run("say", "Hello.", "--voice", "hum") == (0, "", "")
    failing = (sys.executable, "-c", "import sys; sys.exit(1)")
    monkeypatch.setattr("audio_builder.cli.say_command.PLAYERS", (failing,))
    outcome = run("say", "Hello.", "--voice", "hum")
    assert outcome.code == 1
    assert "--out" in outcome.err
    monkeypatch.setattr("audio_builder.cli.say_command.PLAYERS", (("no-such-player",),))
    outcome = run("say", "Hello.", "--voice", "hum")
    assert outcome.code == 0
    assert "found no player (no-such-player); wrote say.mp3" in outcome.out
    assert Path("say.mp3").exists()


@pytest.mark.usefixtures("heart_cache")
@pytest.mark.voice
def test_new_writes_a_routine_that_is_sound(run: Run) -> None:
    """A file to write on from: it passes the check as it is, and its schema lies beside it."""
    outcome = run("new", "Knee care")
    assert outcome.code == 0
    assert "knee-care.yaml" in outcome.out
    assert run("check", "knee-care.yaml").code == 0
    text = Path("knee-care.yaml").read_text(encoding="utf-8")
    assert 'id: "knee-care"' in text
    assert 'title: "Knee care"' in text
    assert "<" not in text.replace("<-", "")
    (schema,) = re.findall(r"\$schema=(\S+)", text)
    assert json.loads(Path(schema).read_bytes())["properties"]


def test_new_never_overwrites(run: Run) -> None:
    """Somebody's routine is not replaced by an empty one."""
    Path("knee-care.yaml").write_text("mine", encoding="utf-8")
    outcome = run("new", "knee-care.yaml")
    assert outcome.code == 1
    assert "knee-care.yaml is there already" in outcome.err
    assert Path("knee-care.yaml").read_text(encoding="utf-8") == "mine"
    assert run("new", "!!!").code == 2


@pytest.mark.parametrize(
    "name", ["On", "yes", "2024", "1e3", "null", "True", "0x1F", "a" * 200, "Über Knie"]
)
@pytest.mark.usefixtures("heart_cache")
@pytest.mark.voice
def test_new_takes_names_that_yaml_would_misread(run: Run, name: str) -> None:
    """Whatever the name, the file that is written passes the check."""
    outcome = run("new", name)
    assert outcome.code == 0
    (path,) = Path().glob("*.yaml")
    outcome = run("check", path)
    assert (outcome.code, outcome.err) == (0, "")
    assert re.search(r": no problems; 2 exercises, 5:\d\d\n$", outcome.out)


@pytest.mark.usefixtures("humming")
def test_what_new_wrote_can_be_built(run: Run, tmp_path: Path) -> None:
    """The three steps that `new` names work one after the other."""
    run("new", "knee-care")
    outcome = run("build", "knee-care.yaml", "--out", tmp_path / "out", "--voice", "hum")
    assert (outcome.code, outcome.err) == (0, "")
    assert open_library(tmp_path / "out").track("knee-care", "knee-care").size > 0


@pytest.mark.usefixtures("humming")
def test_clean_empties_the_cache(
    run: Run, write: Callable[[str], Path], own_cache: Path, tmp_path: Path
) -> None:
    """With --cache it is the machine's cache that goes, and where and how much is said."""
    out = tmp_path / "out"
    run("build", write(MINIMAL_YAML), "--out", out, "--voice", "hum")
    before = builds.files_in(out)
    kept = len(builds.files_in(own_cache))
    assert kept
    outcome = run("clean", "--cache", "--out", out)
    assert (outcome.code, outcome.err) == (0, "")
    pattern = rf"emptied {re.escape(str(own_cache / 'clips'))}: {kept} files, 0\.\d MB\n"
    assert re.fullmatch(pattern, outcome.out)
    assert builds.files_in(own_cache) == {}
    assert builds.files_in(out) == before
    assert "0 files, 0.0 MB" in run("clean", "--cache").out


@pytest.mark.usefixtures("humming")
def test_clean_says_what_it_removed(run: Run, write: Callable[[str], Path], tmp_path: Path) -> None:
    """The number of files and their size."""
    out = tmp_path / "out"
    run("build", write(MINIMAL_YAML), "--out", out, "--voice", "hum")
    assert run("clean", "--out", out) == (0, "removed 0 files, 0.0 MB\n", "")
    run("build", write(MINIMAL_YAML.replace("Knee bend", "A bend")), "--out", out, "--voice", "hum")
    outcome = run("clean", "--out", out)
    assert outcome.code == 0
    assert re.fullmatch(r"removed [1-9]\d* files, 0\.\d MB\n", outcome.out)


def test_no_bar_and_no_colour_where_there_is_no_terminal(
    write: Callable[[str], Path], tmp_path: Path
) -> None:
    """In a pipe, a slow build prints its result and nothing else."""
    path = write(MINIMAL_YAML.replace("{default: 3}", "{default: 6}"))
    arguments = ["build", str(path), "--out", str(tmp_path / "out"), "--voice", "slow"]
    command = [sys.executable, builds.__file__, *arguments, "--jobs", "1"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    assert "\x1b" not in done.stdout
    assert "\r" not in done.stdout


@pytest.mark.usefixtures("humming")
@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ((), "no podcast feed: it needs --base-url, where the folder will be served"),
        (("--base-url", "https://x.org/a/"), "podcast feed: https://x.org/a/feed.xml"),
    ],
)
def test_build_says_whether_there_is_a_feed(
    run: Run, write: Callable[[str], Path], tmp_path: Path, asked: tuple[str, ...], said: str
) -> None:
    """A feed names addresses: without a base URL there is none, and the way to one is told."""
    out = tmp_path / "out"
    outcome = run("build", write(MINIMAL_YAML), "--out", out, "--voice", "hum", *asked)

    assert outcome.out.splitlines()[-1] == said
    assert (out / "feed.xml").is_file() == bool(asked)


@pytest.mark.usefixtures("humming")
def test_a_rebuild_keeps_the_day_of_publication(
    run: Run, write: Callable[[str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Subscribers meet no episode a second time; the first build's day is SOURCE_DATE_EPOCH's."""
    command = ("build", write(MINIMAL_YAML), "--out", tmp_path / "out", "--voice", "hum")
    for epoch in ("1700000000", "1800000000"):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
        assert run(*command).code == 0

    (routine,) = open_library(tmp_path / "out").catalog.routines
    assert routine.published.timestamp() == 1_700_000_000


@pytest.mark.usefixtures("humming")
@pytest.mark.parametrize(
    ("epoch", "told"),
    [("0", (1980, 1, 1, 0, 0, 0)), ("4999999999", (2107, 12, 31, 23, 59, 58))],
)
def test_a_day_that_a_zip_cannot_tell(
    run: Run,
    write: Callable[[str], Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    epoch: str,
    told: tuple[int, ...],
) -> None:
    """SOURCE_DATE_EPOCH=0 is usual; the ZIP then has the nearest time that it can have."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)

    assert run("build", write(MINIMAL_YAML), "--out", tmp_path / "out", "--voice", "hum").code == 0

    (path,) = (tmp_path / "out").glob("*/*.zip")
    with ZipFile(path) as archive:
        assert {info.date_time for info in archive.infolist()} == {told}


@pytest.mark.parametrize("epoch", ["", "yesterday", "1e99", "9" * 30])
def test_a_date_that_is_none_is_refused(
    run: Run, write: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch, epoch: str
) -> None:
    """With the variable's name, and before anything is voiced."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)

    outcome = run("build", write(MINIMAL_YAML))
    assert outcome.code == 2
    assert "SOURCE_DATE_EPOCH" in outcome.err


@pytest.mark.usefixtures("humming")
def test_without_names_what_is_there_is_laid_out_again(
    run: Run, write: Callable[[str], Path], tmp_path: Path
) -> None:
    """At the pace that is asked now; nothing is added to a library, and nothing voiced again."""
    out = tmp_path / "out"
    first = run("build", write(MINIMAL_YAML), "--out", out, "--voice", "hum")
    assert first.code == 0
    again = run("build", "--out", out, "--voice", "hum", "--breath", "slow")

    assert (again.code, again.err) == (0, "")
    assert "every clip was at hand" in again.out
    catalog = open_library(out).catalog
    assert [routine.id for routine in catalog.routines] == ["calm-knees"]
    assert catalog.pace.pace.breath == parse_breath("slow")


@pytest.mark.usefixtures("humming")
def test_a_routine_that_is_there_can_be_named(
    run: Run, write: Callable[[str], Path], tmp_path: Path
) -> None:
    """By its id, without its file; another name is refused."""
    out = tmp_path / "out"
    path = write(MINIMAL_YAML)
    assert run("build", path, "--out", out, "--voice", "hum").code == 0
    path.unlink()

    assert run("build", "calm-knees", "--out", out, "--voice", "hum", "--reps", "1").code == 0
    assert run("build", "calm-knee", "--out", out, "--voice", "hum").code == 2


@pytest.mark.usefixtures("humming")
def test_a_later_build_keeps_the_feed(
    run: Run, write: Callable[[str], Path], tmp_path: Path
) -> None:
    """Subscribers do not lose it to a build that was not told the base URL; '' takes it back."""
    out = tmp_path / "out"
    command = ("build", write(MINIMAL_YAML), "--out", out, "--voice", "hum")
    for asked, kept in (
        (("--base-url", "https://x.org"), True),
        ((), True),
        (("--base-url", ""), False),
        ((), False),
    ):
        assert run(*command, *asked).code == 0
        assert (out / "feed.xml").is_file() == kept
