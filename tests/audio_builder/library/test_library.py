"""The one door to a built library: what it gives, what it refuses, and how little it loads."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from audio_builder.clips.store import ClipStore
from audio_builder.errors import LibraryError, PaceError
from audio_builder.library import (
    BESIDE_TRACK,
    Breath,
    Guide,
    Level,
    Library,
    Pace,
    Role,
    open_library,
    parse_breath,
    parse_guide,
    spans,
)
from audio_builder.library.reading import read_record
from audio_builder.records import Catalog, Entry, Index, RoutineEntry, Score, render_record
from audio_builder.stores.folder import Folder
from audio_builder.units import Ms
from builds import SMALL_ID, SMALL_TRACKS, build_small, renamed, small_routine

FRAME_BYTES = 192
FRAME_MS = 24
OTHER_PACE = Pace(breath=Breath(in_ms=Ms(2500), out_ms=Ms(9500)), reps=3, guide=Guide.TONES)
HEAVY = (
    "PIL",
    "av",
    "click",
    "filelock",
    "gtts",
    "hibari",
    "lameenc",
    "numpy",
    "onnxruntime",
    "pydub",
    "requests",
    "soundfile",
    "soxr",
    "yaml",
)
"""What makes a library, and must not be loaded to play one."""


@pytest.fixture(scope="module")
def library(small_output: Path) -> Library:
    """The small routine's library."""
    return open_library(small_output)


@pytest.fixture
def output(small_output: Path, tmp_path: Path) -> Path:
    """A copy of the small routine's output folder, free to be changed."""
    return Path(shutil.copytree(small_output, tmp_path / "output"))


RECORDS = ("index.json", "entry", "score")


def record_in(output: Path, name: str) -> Path:
    """Where one of `RECORDS` lies."""
    row = open_library(output).row(SMALL_ID)
    return output / {"entry": row.entry.path, "score": row.score.path}.get(name, name)


def use(output: Path) -> None:
    """Open a library, and what it is opened for."""
    library = open_library(output)
    assert library.entry(SMALL_ID).title
    assert library.track(SMALL_ID, SMALL_ID).size


def _edit(path: Path, change: Callable[[dict[str, Any]], object]) -> None:
    document = json.loads(path.read_bytes())
    change(document)
    path.write_text(json.dumps(document), encoding="utf-8")


def test_pictures_that_are_not_the_librarys_are_not_read(output: Path) -> None:
    """A picture of the user's own, in whatever encoding, or of an exercise that is gone."""
    before = open_library(output).tracks(SMALL_ID).art
    for name in ("logo", SMALL_ID, "2-turn"):
        (output / SMALL_ID / f"{name}.svg").write_bytes("<svg>\u00fc</svg>".encode("utf-16-le"))
        (output / SMALL_ID / f"old-{name}.svg").write_bytes("<svg>\u00fc</svg>".encode("latin-1"))

    assert open_library(output).tracks(SMALL_ID).art == before
    assert set(before.drawings) == set(SMALL_TRACKS[1:])


@pytest.mark.parametrize("track_id", SMALL_TRACKS)
def test_at_its_own_pace_a_track_is_the_file(
    library: Library, small_output: Path, track_id: str
) -> None:
    """A server that reads tracks and a host that serves files give the same bytes."""
    rendition = library.rendition(SMALL_ID, track_id)
    track = rendition.track
    content = (small_output / SMALL_ID / f"{track_id}.mp3").read_bytes()
    assert track.read(0, track.size) == content
    assert b"".join(track.chunks()) == content
    assert track.read(1000, 5000) == content[1000:6000]
    for ending, render in BESIDE_TRACK.items():
        text = (small_output / SMALL_ID / f"{track_id}{ending}").read_text(encoding="utf-8")
        assert render(rendition.timeline) == text
    (entry,) = [entry for entry in library.catalog.routines[0].tracks if entry.id == track_id]
    assert (entry.duration_ms, entry.size_bytes) == (track.duration_ms, track.size)


@pytest.mark.parametrize(
    "pace",
    [Pace(), OTHER_PACE, Pace(guide=Guide.SHORT, reps=1), Pace(breath=parse_breath("slow"))],
    ids=str,
)
@pytest.mark.parametrize("track_id", SMALL_TRACKS)
def test_size_and_length_follow_from_the_timeline(
    library: Library, track_id: str, pace: Pace
) -> None:
    """At any pace the length is the timeline's; a tag, an Info frame and a frame each 24 ms."""
    rendition = library.rendition(SMALL_ID, track_id, pace)
    track, timeline = rendition.track, rendition.timeline
    assert track.duration_ms == timeline.duration_ms
    assert timeline.cues[-1].end_ms <= track.duration_ms
    content = track.read(0, track.size + 1)
    assert len(content) == track.size
    assert content.startswith(b"ID3")
    tag = 10 + sum(byte << shift for byte, shift in zip(content[6:10], (21, 14, 7, 0), strict=True))
    audio = content[tag:]
    assert len(audio) == (track.duration_ms // FRAME_MS + 2) * FRAME_BYTES
    headers = {audio[at : at + 2] for at in range(0, len(audio), FRAME_BYTES)}
    assert headers == {b"\xff\xfb"}


def test_a_longer_breath_lengthens_each_hold(library: Library) -> None:
    """Half a second more in each breath is a second more in each hold of two, to the frame."""
    short, long = (
        [
            span.length_ms
            for span in spans(
                library.timeline(SMALL_ID, "1-turn", Pace(breath=parse_breath(breath)))
            )
            if span.role is Role.HOLD
        ]
        for breath in ("4-6", "4-6.5")
    )
    assert len(short) == 2 * 2 * 2  # reps, sides, sets
    for before, after in zip(short, long, strict=True):
        assert after - before == pytest.approx(1000, abs=FRAME_MS)


def test_the_etag_names_the_bytes(library: Library, small_output: Path) -> None:
    """It is the same for the same bytes, in another process too, and differs at another pace."""
    paces = [
        Pace(breath=breath, reps=reps, guide=guide)
        for breath in (parse_breath("4-6"), parse_breath("4-6.5"))
        for reps in (1, 2)
        for guide in Guide
    ]
    tags = [library.track(SMALL_ID, SMALL_ID, pace).etag for pace in paces]
    assert len(set(tags)) == len(paces)
    again = open_library(small_output)
    assert [again.track(SMALL_ID, SMALL_ID, pace).etag for pace in paces] == tags
    # Two reps are this exercise's default: the same track by another name.
    assert (
        library.track(SMALL_ID, "1-turn", Pace(reps=2)).etag
        == library.track(SMALL_ID, "1-turn").etag
    )


def test_what_is_not_there_is_a_key_error(library: Library) -> None:
    """An unknown routine or track is for the caller to answer, as a 404."""
    for ids in (("nowhere", SMALL_ID), (SMALL_ID, "9-none"), (SMALL_ID, "../catalog")):
        with pytest.raises(KeyError):
            library.track(*ids)
    with pytest.raises(KeyError):
        library.routine("nowhere")


def test_a_pace_outside_the_language_is_refused() -> None:
    """A query cannot ask for what no clip was made for."""
    for refused in (
        lambda: parse_breath("11-6"),
        lambda: parse_breath("4-6-8"),
        lambda: parse_guide("loud"),
        lambda: Pace(reps=31),
    ):
        with pytest.raises(PaceError):
            refused()


def test_postures_are_told_at_a_level(library: Library) -> None:
    """For each exercise in its order; of a level that a routine has not, as at the standard one."""
    standard = library.tracks(SMALL_ID).postures(Level.STANDARD)

    assert len(standard) == len(library.routine(SMALL_ID).exercises)
    assert set().union(*standard) == set(library.row(SMALL_ID).postures)
    assert library.tracks(SMALL_ID).postures(Level.HARDER) == standard


def test_the_session_comes_first(library: Library) -> None:
    """Tracks stand in the order in which they are offered: the session, then the exercises."""
    assert tuple(track.id for track in library.tracks(SMALL_ID).tracks) == SMALL_TRACKS
    entries = library.catalog.routines[0].tracks
    assert tuple(entry.id for entry in entries) == SMALL_TRACKS
    assert [entry.exercise for entry in entries] == [None, "turn", "bridge"]


def test_the_catalog_says_what_a_player_needs(library: Library) -> None:
    """Names to ask for, sides, reps to choose from, sets and purpose of each exercise."""
    (routine,) = library.catalog.routines
    assert routine.spoken_names == ("hips",)
    assert routine.source is not None
    assert routine.source.author == "Ada Coach"
    turn, bridge = routine.exercises
    assert (turn.id, turn.number, turn.sides, turn.sets) == ("turn", 1, ("left", "right"), 2)
    assert (turn.reps.min, turn.reps.default, turn.reps.max) == (1, 2, 3)
    assert (bridge.sides, bridge.reps.max, bridge.purpose) == ((), 1, "It wakes the psoas.")


@pytest.mark.parametrize("kind", [Catalog, Index, RoutineEntry, Score])
def test_records_survive_writing_and_reading(small_output: Path, kind: type[Entry]) -> None:
    """Written and read again, a record is equal, and gives the same bytes."""
    names = {Catalog: "catalog.json", Index: "index.json", RoutineEntry: "entry", Score: "score"}
    content = record_in(small_output, names[kind]).read_bytes()
    record = kind.model_validate_json(content)
    assert kind.model_validate_json(record.model_dump_json()) == record
    assert render_record(record).encode() == content


def test_keys_of_later_versions_are_ignored(output: Path, library: Library) -> None:
    """Records may gain keys, at the top and inside: readers of today still read them."""

    def add(document: dict[str, Any]) -> None:
        document["later"] = {"a": 1}
        for routine in document.get("routines", ()):
            routine["later"] = []
            routine["pace"]["later"] = "x"
        for track in document.get("tracks", ()):
            track["later"] = 1
        for sound in document.get("sounds", {}).values():
            sound["later"] = None

    for path in [record_in(output, name) for name in RECORDS]:
        _edit(path, add)
    again = open_library(output)
    assert again.catalog == library.catalog
    assert again.track(SMALL_ID, SMALL_ID).etag == library.track(SMALL_ID, SMALL_ID).etag


@pytest.mark.parametrize("name", ["index.json", "score"])
def test_another_version_is_told_apart_from_damage(output: Path, name: str) -> None:
    """Its number is named, and the way out."""
    _edit(record_in(output, name), lambda document: document.update(schema_version=2, generator=7))
    with pytest.raises(LibraryError, match=r"version 2, .* reads version 1; .*repcast build"):
        use(output)


@pytest.mark.parametrize("name", RECORDS)
@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"schema_version": 1}', b"[" * 100_000]
)
def test_a_damaged_record_is_named(output: Path, name: str, content: bytes) -> None:
    """Whatever stands there instead, it is one error that names the file and the way out."""
    path = record_in(output, name)
    path.write_bytes(content)
    with pytest.raises(LibraryError, match=rf"{path.name}.*damaged.*repcast build"):
        use(output)


@pytest.mark.parametrize("name", ["entry", "score"])
def test_a_missing_record_is_named(output: Path, name: str) -> None:
    """A folder that is half a library says so, with the way out."""
    path = record_in(output, name)
    path.unlink()
    with pytest.raises(LibraryError, match=rf"{path.name}.*cannot be read.*repcast build"):
        use(output)


def test_a_folder_without_a_library_says_so(tmp_path: Path) -> None:
    """There is neither an index nor the catalog that folders of before have."""
    with pytest.raises(LibraryError, match=r"catalog\.json: cannot be read.*repcast build"):
        open_library(tmp_path)


@pytest.mark.usefixtures("humming")
def test_a_damaged_routine_is_no_others_trouble(output: Path) -> None:
    """The library opens, and what else it holds plays."""
    build_small(output, renamed(small_routine(), "second"))
    record_in(output, "score").write_bytes(b"{")
    library = open_library(output)
    assert library.track("second", "second").size > 0
    with pytest.raises(LibraryError, match="damaged"):
        library.track(SMALL_ID, SMALL_ID)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("bitrate_kbps", 17),
        ("pace", {"breath": "1-99", "reps": None, "guide": "full"}),
        ("pace", {"breath": "x", "reps": None, "guide": "full"}),
        ("pace", {"breath": "4-6", "reps": 99, "guide": "full"}),
        ("pace", {"breath": "4-6", "reps": None, "guide": "loud"}),
    ],
)
def test_values_that_mean_nothing_are_damage(output: Path, key: str, value: object) -> None:
    """JSON of the right shape with a value that cannot be is damage too, found on opening."""
    _edit(output / "index.json", lambda document: document["routines"][0].update({key: value}))
    with pytest.raises(LibraryError, match=r"index\.json.*damaged.*repcast build"):
        open_library(output)


def test_clips_of_another_format_are_named(output: Path) -> None:
    """A folder put together by hand: an error, no noise."""
    _edit(output / "index.json", lambda document: document["routines"][0].update(bitrate_kbps=96))
    with pytest.raises(LibraryError, match=r"calm-hips.*96 kbit/s.*repcast build"):
        open_library(output).track(SMALL_ID, SMALL_ID)


def test_a_missing_sound_is_named(output: Path) -> None:
    """A score without a sound that a pace needs says which, and what to do."""
    score = record_in(output, "score")
    _edit(score, lambda document: document["sounds"].pop("say:Welcome."))
    with pytest.raises(LibraryError, match=r"calm-hips.*say:Welcome\..*repcast build"):
        open_library(output).track(SMALL_ID, SMALL_ID)


@pytest.mark.parametrize("damage", ["missing", "flipped", "torn", "empty"])
def test_a_clip_that_is_not_whole_is_named(output: Path, damage: str) -> None:
    """No listener hears a damaged clip: the track is refused, with the sound and the way out."""
    score = record_in(output, "score").relative_to(output).as_posix()
    entry = read_record(Folder(output), score, Score).sounds["say:Welcome."]
    path = ClipStore(output / "clips").path(entry.clip)
    content = bytearray(path.read_bytes())
    match damage:
        case "missing":
            path.unlink()
        case "flipped":
            content[len(content) // 2] ^= 0x10
            path.write_bytes(content)
        case "torn":
            path.write_bytes(content[:-192])
        case _:
            path.write_bytes(b"")
    library = open_library(output)
    with pytest.raises(LibraryError, match=r"calm-hips.*say:Welcome\..*repcast build"):
        library.track(SMALL_ID, SMALL_ID)
    assert library.track(SMALL_ID, "2-bridge").size > 0  # it does not need that clip


def test_a_library_can_be_carried_elsewhere(output: Path, library: Library, tmp_path: Path) -> None:
    """A copy of the folder is a whole library: nothing in it points to where it was built."""
    moved = output.rename(tmp_path / "a place with blanks")
    again = open_library(moved)
    for track_id in SMALL_TRACKS:
        for pace in (None, OTHER_PACE):
            here, there = (lib.track(SMALL_ID, track_id, pace) for lib in (again, library))
            assert here.etag == there.etag
            assert here.read(0, here.size) == there.read(0, there.size)
    for name in RECORDS:
        assert str(tmp_path).encode() not in record_in(moved, name).read_bytes()


def test_an_open_library_outlives_a_new_build(output: Path, small_output: Path) -> None:
    """What was opened stays as it was, whatever is built meanwhile: clips never change."""
    library = open_library(output)
    before = library.track(SMALL_ID, SMALL_ID).etag
    _edit(output / "index.json", lambda document: document.update(routines=[]))
    assert library.track(SMALL_ID, SMALL_ID).etag == before
    assert open_library(small_output).track(SMALL_ID, SMALL_ID).etag == before


def test_spans_are_reached_through_the_door(library: Library) -> None:
    """Whoever plays a track finds its holds and rests without another import."""
    timeline = library.timeline(SMALL_ID, SMALL_ID)
    assert sum(len(span.cues) for span in spans(timeline)) == len(timeline.cues)


def test_the_door_loads_no_workshop(small_output: Path) -> None:
    """Opening a library and reading a track at a new pace loads no voice, codec, or numpy.

    In a process of its own, where no other test has loaded anything.
    """
    code = """
import sys
from pathlib import Path
from audio_builder.library import Guide, Pace, open_library, parse_breath
library = open_library(Path(sys.argv[1]))
pace = Pace(breath=parse_breath("5-7.5"), reps=1, guide=Guide.SHORT)
track = library.track("calm-hips", "calm-hips", pace)
assert len(track.read(0, track.size)) == track.size > 0
print(*sorted({name.partition(".")[0] for name in sys.modules}), sep="\\n")
"""
    command = [sys.executable, "-c", code, str(small_output)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    loaded = set(run.stdout.split())
    assert {"audio_builder", "pydantic", "json"} <= loaded
    assert loaded.isdisjoint(HEAVY), loaded.intersection(HEAVY)
