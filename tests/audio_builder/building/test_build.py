"""What a build makes, keeps, refuses and leaves behind; the voice hums."""

import json
import re
import shutil
import threading
from datetime import timedelta
from pathlib import Path

import pytest
from filelock import FileLock

import audio_builder.building.build as build_module
import fake_voice
from audio_builder.building.cleaning import clean
from audio_builder.building.cover import render_cover
from audio_builder.building.findings import UnfitError
from audio_builder.building.locking import LOCK_NAME
from audio_builder.clips.store import ClipStore
from audio_builder.errors import InputError, VoiceError
from audio_builder.library import Breath, Guide, Pace, open_library
from audio_builder.model.routine import Routine
from audio_builder.model.steps import Hold
from audio_builder.mp3.format import Mp3Format
from audio_builder.records import SoundEntry, picture_path
from audio_builder.units import Ms
from audio_builder.voices.port import Samples
from builds import (
    NOW,
    SMALL_ID,
    Counted,
    build_small,
    files_in,
    partial_files,
    renamed,
    same_files,
    small_routine,
)
from routines import build_exercise, build_routine, build_step

pytestmark = pytest.mark.usefixtures("humming")

UNSPEAKABLE = "It wakes the thighs."
"""A phrase of the routine without breaths, and of no other."""
SLOW = Pace(breath=Breath(in_ms=Ms(5000), out_ms=Ms(7500)), reps=3, guide=Guide.SHORT)


@pytest.fixture
def output(small_output: Path, tmp_path: Path) -> Path:
    """A copy of the small routine's output folder, free to be changed."""
    return Path(shutil.copytree(small_output, tmp_path / "output"))


@pytest.fixture
def plain() -> Routine:
    """A routine without breaths: it has few sounds, and is built from nothing in no time."""
    return build_routine()


def _sounds(folder: Path, routine_id: str = SMALL_ID) -> dict[str, SoundEntry]:
    return open_library(folder).tracks(routine_id)._score.sounds


def _clip_of(folder: Path, key: str) -> Path:
    return ClipStore(folder / "clips").path(_sounds(folder)[key].clip)


def test_a_first_build_makes_every_sound_as_new(tmp_path: Path, plain: Routine) -> None:
    """From nothing, each sound is made once, for the reason that it is new; then it is kept."""
    report = Counted()
    build_small(tmp_path / "output", plain, report=report)
    assert set(report.reasons.values()) == {"new"}
    assert len({order.clip_id for order in report.orders}) == len(report.orders)
    assert {order.clip_id for order in report.kept} == {order.clip_id for order in report.orders}
    clips = set(ClipStore(tmp_path / "output" / "clips").ids())
    assert clips == {order.clip_id for order in report.orders}


def test_a_second_build_makes_nothing_and_changes_nothing(output: Path, small_output: Path) -> None:
    """Nothing is voiced or encoded twice, and the files stay as they were, byte for byte."""
    report = Counted()
    build_small(output, report=report)
    assert report.orders == []
    assert same_files(output, small_output)


def test_the_same_input_gives_the_same_bytes(tmp_path: Path, small_output: Path) -> None:
    """Two folders, and another number of threads: every file is equal, the catalog too."""
    build_small(tmp_path / "output", jobs=1)
    assert same_files(tmp_path / "output", small_output)


def test_a_new_pace_makes_nothing(output: Path, small_output: Path) -> None:
    """At any allowed pace the tracks are laid out from the clips there are."""
    report = Counted()
    catalog = build_small(output, report=report, pace=SLOW)
    assert report.orders == []
    assert open_library(output).pace(SMALL_ID) == SLOW
    before = open_library(small_output)
    for track in catalog.routines[0].tracks:
        content = (output / SMALL_ID / f"{track.id}.mp3").read_bytes()
        assert content != (small_output / SMALL_ID / f"{track.id}.mp3").read_bytes()
        asked = before.track(SMALL_ID, track.id, SLOW)
        assert content == asked.read(0, asked.size)


def test_a_damaged_clip_is_noticed_and_made_again(output: Path, small_output: Path) -> None:
    """One flipped bit in a kept clip never reaches a track: that clip is made again, and no other.

    It must be noticed in a build that has nothing else to do.
    """
    clip = _clip_of(output, "say:Welcome.")
    content = bytearray(clip.read_bytes())
    content[-100] ^= 1
    clip.write_bytes(content)
    report = Counted()
    build_small(output, report=report)
    assert report.reasons == {"say:Welcome.": "its clip was damaged"}
    assert same_files(output, small_output)


@pytest.mark.parametrize("length", [0, 7, 41, 300])
def test_a_clip_cut_short_is_noticed(output: Path, small_output: Path, length: int) -> None:
    """Half a file, as a full disk leaves it, is damage too, wherever it ends."""
    clip = _clip_of(output, "tone:begin")
    clip.write_bytes(clip.read_bytes()[:length])
    report = Counted()
    build_small(output, report=report)
    assert report.reasons == {"tone:begin": "its clip was damaged"}
    assert same_files(output, small_output)


def test_a_clip_that_is_gone_is_made_again(output: Path, small_output: Path) -> None:
    """A clip that somebody removed is made again, and the build says that it was gone."""
    key = next(key for key in _sounds(output) if key.startswith("air:in:"))
    _clip_of(output, key).unlink()
    report = Counted()
    build_small(output, report=report)
    assert report.reasons == {key: "its clip was gone"}
    assert same_files(output, small_output)


def test_changed_words_are_new_and_all_else_is_kept(output: Path) -> None:
    """A changed line is voiced; of the rest nothing is."""
    report = Counted()
    build_small(output, small_routine(**{"Welcome.": "Hello there."}), report=report)
    assert report.reasons == {"say:Hello there.": "new"}


def test_another_gain_makes_every_phrase_again_and_no_air(output: Path) -> None:
    """The reason names what changed; airs and tones, made without a voice, are kept."""
    report = Counted()
    build_small(output, report=report, voice="hum:9.5")
    assert {key.partition(":")[0] for key in report.reasons} == {"say"}
    assert set(report.reasons.values()) == {"changed: level"}


def test_another_pronunciation_makes_its_phrases_again(output: Path) -> None:
    """A word that is said differently costs the phrases that hold it, and says so."""
    said = small_routine(**{"intro:": 'pronunciations: [{word: psoas, say: "so us"}]\nintro:'})
    report = Counted()
    build_small(output, said, report=report)
    assert report.reasons == {"say:It wakes the psoas.": "its pronunciation changed"}


def test_another_bit_rate_makes_everything_again(tmp_path: Path, plain: Routine) -> None:
    """A routine has one bit rate: no clip of another one is left in its score."""
    folder = tmp_path / "output"
    build_small(folder, plain)
    report = Counted()
    build_small(folder, plain, report=report, fmt=Mp3Format(bitrate_kbps=96))
    assert open_library(folder).entry(plain.id).bitrate_kbps == 96
    assert set(report.reasons.values()) == {"changed: bitrate_kbps"}
    assert len(report.orders) == len(_sounds(folder, plain.id))


def test_a_routine_from_an_earlier_build_stays_as_it_is(output: Path, plain: Routine) -> None:
    """Another routine joins the library at a pace of its own; of the first no file is touched."""
    before = {path: path.stat().st_mtime_ns for path in (output / SMALL_ID).iterdir()}
    catalog = build_small(output, plain, pace=SLOW)
    assert [routine.id for routine in catalog.routines] == [SMALL_ID, plain.id]
    assert {path: path.stat().st_mtime_ns for path in (output / SMALL_ID).iterdir()} == before
    library = open_library(output)
    assert (library.pace(SMALL_ID), library.pace(plain.id)) == (Pace(), SLOW)


def test_clips_are_shared_between_routines(output: Path) -> None:
    """The same words in another routine are not voiced again."""
    report = Counted()
    build_small(output, renamed(small_routine(), "calm-hips-2"), report=report)
    assert report.orders == []


def test_a_library_holds_voices_formats_and_paces(output: Path, plain: Routine) -> None:
    """They belong to a routine: one beside another is spoken by another voice, at another rate."""
    build_small(output, plain, voice="other", fmt=Mp3Format(bitrate_kbps=96), pace=SLOW)
    library = open_library(output)
    rows = [library.row(each) for each in (SMALL_ID, plain.id)]
    assert [row.voice for row in rows] == ["fake", "other"]
    assert [row.bitrate_kbps for row in rows] == [64, 96]
    for routine_id in library.ids:
        track = library.track(routine_id, routine_id)
        content = (output / routine_id / f"{routine_id}.mp3").read_bytes()
        assert content == track.read(0, track.size)


def test_two_routines_with_one_id_are_refused(tmp_path: Path, plain: Routine) -> None:
    """One would overwrite the other, and be spoken with its pronunciations."""
    with pytest.raises(InputError, match="calm-knees"):
        build_small(tmp_path / "output", plain, plain.model_copy(update={"title": "Another"}))


def _too_long(overrun: str) -> Routine:
    step = build_step(
        say="Rise.",
        short="Rise.",
        tempo="2-0-1-0",
        tempo_words=("Go down so slowly", "S", "U", "S"),
    )
    return build_routine(exercises=(build_exercise(steps=(step,)),), overrun=overrun)


def test_an_overrun_names_everything(tmp_path: Path) -> None:
    """Exercise, words, needed and available ms; nothing that plays is written."""
    # 18 characters of 60 ms, the workbench's margins, in whole frames; a beat has one second.
    with pytest.raises(UnfitError) as caught:
        build_small(tmp_path / "output", _too_long("error"))
    said = re.fullmatch(
        r"bend, tempo: 'Go down so slowly\.' needs (\d+) ms, its slot has 1000 ms; shorten .*",
        str(caught.value),
    )
    assert said is not None
    shortest_ms = 18 * fake_voice.CHARACTER_MS
    assert shortest_ms <= int(said[1]) <= shortest_ms + 96
    assert set(files_in(tmp_path / "output")) == {
        path for path in files_in(tmp_path / "output") if path.startswith("clips/")
    }


def test_an_overrun_may_extend_its_slot(tmp_path: Path) -> None:
    """With `overrun: extend` the same routine is built, and its words are whole."""
    build_small(tmp_path / "output", _too_long("extend"))
    timeline = open_library(tmp_path / "output").timeline("calm-knees", "calm-knees")
    cues = [cue for cue in timeline.cues if cue.sound.key == "say:Go down so slowly."]
    assert cues
    assert all(cue.length_ms > 1000 for cue in cues)


class _Mute(fake_voice.FakeSpeaker):
    """Speaks, up to the phrase that it cannot speak."""

    def speak(self, spoken: str) -> Samples:
        if spoken == UNSPEAKABLE:
            message = f"no sound came out for the phrase: {UNSPEAKABLE}"
            raise VoiceError(message)
        return super().speak(spoken)


def test_a_voice_that_fails_leaves_no_half_library(
    tmp_path: Path, plain: Routine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No catalog, no track; what was voiced is kept, so the next build voices only the rest."""
    folder = tmp_path / "output"
    with monkeypatch.context() as patch:
        patch.setattr("builds.HummingVoice.open", lambda _: _Mute())
        failed = Counted()
        with pytest.raises(UnfitError, match=UNSPEAKABLE):
            build_small(folder, plain, report=failed, jobs=1)
    assert all(name.startswith("clips/") for name in files_in(folder))
    assert 0 < len(failed.kept) < len(failed.orders)
    report = Counted()
    build_small(folder, plain, report=report)
    phrases = {order.clip_id for order in failed.orders} - {order.clip_id for order in failed.kept}
    made = {order.clip_id for order in report.orders if order.spoken is not None}
    assert made == phrases
    build_small(tmp_path / "undisturbed", plain)
    assert same_files(folder, tmp_path / "undisturbed")


def test_a_voice_that_fails_leaves_the_library_as_it_was(
    output: Path, small_output: Path, plain: Routine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of two routines the second cannot be spoken: the first must not be half changed.

    A score of the new build beside a catalog of the old one would disagree on every length.
    """
    monkeypatch.setattr("builds.HummingVoice.open", lambda _: _Mute())
    longer = small_routine(**{"Welcome.": "Welcome to a longer routine."})
    with pytest.raises(UnfitError, match=UNSPEAKABLE):
        build_small(output, longer, plain)
    before, after = files_in(small_output), files_in(output)
    assert {name: after[name] for name in before} == before
    assert all(name.startswith("clips/") for name in after.keys() - before.keys())


def test_no_half_file_is_left_when_the_disk_is_full(
    output: Path, small_output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A write that fails leaves no partial file, and the old file under its name."""

    def full(_partial: Path, _target: Path) -> object:
        message = "No space left on device"
        raise OSError(28, message)

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space left"):
        build_small(output, pace=SLOW)
    monkeypatch.undo()
    assert partial_files(output) == []
    assert same_files(output, small_output)


def test_a_build_waits_for_another_one(output: Path) -> None:
    """While another process holds the folder, a build says so once, waits, and then builds."""
    report = Counted()
    lock = FileLock(output / LOCK_NAME)
    with lock:
        waiting = threading.Thread(target=build_small, args=(output,), kwargs={"report": report})
        waiting.start()
        waiting.join(timeout=0.3)
        assert waiting.is_alive()
        assert report.waited
    waiting.join(timeout=10)
    assert not waiting.is_alive()


def test_a_build_that_waited_not_says_nothing(output: Path) -> None:
    """Nobody is told of waiting when there was nobody to wait for."""
    report = Counted()
    build_small(output, report=report)
    assert not report.waited


@pytest.mark.parametrize(
    "name", ["catalog.json", "index.json", "score", "entry", "index.html", f"{SMALL_ID}/cover.png"]
)
@pytest.mark.parametrize("damage", ["gone", "torn"])
def test_a_lost_record_is_written_anew(
    output: Path, small_output: Path, name: str, damage: str
) -> None:
    """All but clips follows from the input: a build mends it, and voices nothing."""
    row = open_library(output).row(SMALL_ID)
    path = output / {"score": row.score.path, "entry": row.entry.path}.get(name, name)
    if damage == "gone":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[:50])
    report = Counted()
    build_small(output, report=report)
    assert report.orders == []
    assert same_files(output, small_output)


def test_a_routine_that_lost_a_clip_is_mended_when_it_is_built(
    output: Path, plain: Routine
) -> None:
    """A build of another routine leaves it alone; one that is about it makes the clip again."""
    build_small(output, plain)
    phrase = "It wakes the thighs."
    ClipStore(output / "clips").path(_sounds(output, plain.id)[f"say:{phrase}"].clip).unlink()
    third = build_routine(id="third", exercises=(build_exercise(purpose="It is another."),))
    build_small(output, third)
    report = Counted()
    build_small(output, plain, report=report)
    assert report.reasons == {f"say:{phrase}": "its clip was gone"}


def test_a_routine_with_a_timed_hold_has_all_its_words(tmp_path: Path) -> None:
    """Half way and the count-down are voiced beforehand, like everything that is ever said."""
    step = build_step(hold=Hold(seconds=20))
    routine = build_routine(exercises=(build_exercise(steps=(step,)),))
    report = Counted()
    build_small(tmp_path / "output", routine, report=report)
    assert {"say:Half way.", "say:3.", "say:2.", "say:1.", "say:Stay there."} <= set(report.reasons)


def test_a_routine_is_not_forgotten_with_the_index(output: Path, plain: Routine) -> None:
    """A damaged index costs nothing: the entries in the folder say what it holds."""
    (output / "index.json").write_bytes(b"{")
    catalog = build_small(output, plain)
    assert [routine.id for routine in catalog.routines] == [SMALL_ID, plain.id]
    library = open_library(output)
    assert library.track(SMALL_ID, SMALL_ID).size > 0


def test_what_is_built_again_keeps_the_files_of_the_last_edition(output: Path) -> None:
    """A reader who has not looked since may still ask for them; the ones before that are gone."""
    rows = [open_library(output).row(SMALL_ID)]
    for words in ("Hello.", "Good day.", "Good evening."):
        build_small(output, small_routine(**{"Welcome.": words}))
        rows.append(open_library(output).row(SMALL_ID))
    kept = [{(output / file.path).exists() for file in (row.entry, row.score)} for row in rows]
    assert kept == [{False}, {False}, {True}, {True}]


def test_the_last_edition_keeps_its_cover(output: Path) -> None:
    """The cover is in every track: a reader who has not looked since gets the bytes of before."""
    before = open_library(output)
    whole = open_library(output).track(SMALL_ID, SMALL_ID)
    data = whole.read(0, whole.size)
    retitled = small_routine().model_copy(update={"title": "Calmer hips"})
    build_small(output, retitled)
    late = before.track(SMALL_ID, SMALL_ID)
    assert late.read(0, late.size) == data
    assert open_library(output).track(SMALL_ID, SMALL_ID).etag != whole.etag


def test_the_last_edition_keeps_its_drawings(output: Path) -> None:
    """A sheet that is asked of it shows what its exercises were drawn as, not what they are now."""
    before = open_library(output)
    drawn = dict(before.tracks(SMALL_ID).art.drawings)
    assert len(drawn) == 2
    again = open_library(output)
    lying = small_routine(**{"posture:_standing": "posture: lying"})
    build_small(output, lying)
    assert dict(again.tracks(SMALL_ID).art.drawings) == drawn
    assert dict(open_library(output).tracks(SMALL_ID).art.drawings) != drawn


def test_pictures_of_two_editions_stay(output: Path) -> None:
    """Like entries and scores; what no exercise is drawn as any more goes with its edition."""
    kept = []
    for title in ("Calmer hips", "Calmest hips", "Hips"):
        kept.append(_kept_pictures(output))
        build_small(output, small_routine().model_copy(update={"title": title}))
    kept.append(_kept_pictures(output))
    there = [{path.exists() for path in paths} for paths in kept]
    assert there == [{True, False}, {True, False}, {True}, {True}]  # drawings are the same
    clean(output, lambda: None)
    assert {path.exists() for path in kept[3]} == {True}
    assert {path.exists() for path in kept[2]} == {True, False}
    assert open_library(output).tracks(SMALL_ID).art.cover is not None


def test_pictures_of_a_folder_of_before_are_read(output: Path) -> None:
    """They lie there under their plain names alone; the next build adds the others."""
    art = open_library(output).tracks(SMALL_ID).art
    for path in _kept_pictures(output):
        path.unlink()
    assert open_library(output).tracks(SMALL_ID).art == art
    build_small(output)
    assert all(path.exists() for path in _kept_pictures(output))


def test_pictures_are_drawn_anew_when_they_would_look_otherwise(output: Path) -> None:
    """A Repcast that draws otherwise draws again, though the routine shows the same as before."""
    cover = output / SMALL_ID / "cover.png"
    other = render_cover("Another title")
    for art, stays in (
        ("of another Repcast", False),
        (open_library(output).row(SMALL_ID).art, True),
    ):
        index = json.loads((output / "index.json").read_text())
        index["routines"][0] |= {"art": art, "conditions": "of before"}
        (output / "index.json").write_text(json.dumps(index))
        cover.write_bytes(other)
        build_small(output)
        assert (cover.read_bytes() == other) is stays


def _kept_pictures(folder: Path) -> list[Path]:
    files = open_library(folder).entry(SMALL_ID).files
    return [folder / picture_path(file.path, file.sha256) for file in files]


def test_the_time_of_change_is_that_of_a_change(output: Path) -> None:
    """A build that makes the same again moves no time; one that changes a word does."""
    before = open_library(output).row(SMALL_ID)
    later = NOW + timedelta(days=1)
    (output / SMALL_ID / "cover.png").touch()
    build_small(output, now=later)
    assert open_library(output).row(SMALL_ID) == before
    build_small(output, small_routine(**{"Welcome.": "Hello."}), now=later)
    assert open_library(output).row(SMALL_ID).changed == later
    assert open_library(output).row(SMALL_ID).published == NOW


def test_without_static_files_no_track_is_written(tmp_path: Path, small_output: Path) -> None:
    """The server lays tracks out; a later build keeps to it, until it is told otherwise."""
    folder = tmp_path / "output"
    build_small(folder, static=False)
    build_small(folder)
    names = set(files_in(folder))
    assert not any(name.endswith((".mp3", ".zip", ".vtt", "catalog.json")) for name in names)
    static, served = open_library(small_output), open_library(folder)
    assert served.track(SMALL_ID, SMALL_ID).etag == static.track(SMALL_ID, SMALL_ID).etag
    build_small(folder, static=True)
    assert same_files(folder, small_output)
    build_small(folder, static=False)
    assert set(files_in(folder)) == names


def test_a_new_folder_of_many_routines_is_not_static(
    tmp_path: Path, plain: Routine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A thousand routines would fill a disk with tracks that a server lays out in no time."""
    monkeypatch.setattr(build_module, "STATIC_MAX", 1)
    build_small(tmp_path / "output", plain, renamed(plain, "second"))
    assert not open_library(tmp_path / "output").index.static
