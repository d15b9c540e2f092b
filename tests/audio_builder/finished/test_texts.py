"""What stands beside and inside each finished MP3: captions, chapters, transcript, tags."""

import html
import json
import re
from pathlib import Path

import mutagen.id3
import pytest

import judges
from audio_builder.library import BESIDE_TRACK, Library, Phrase, Role, picture_path
from captions import read_captions, spoken_times
from finished_tracks import Finished

LINE_LETTERS = 65


def test_every_track_has_its_files(shipped_output: Path, library: Library) -> None:
    """Sound and texts of every track; beside them what a routine has one of, and drawings."""
    endings = (".mp3", ".vtt", ".chapters.json", ".timeline.json", ".txt")
    assert set(endings) == {".mp3", *BESIDE_TRACK}
    (routine,) = library.catalog.routines
    names = {f"{track.id}{ending}" for track in routine.tracks for ending in endings}
    found = {path.name for path in (shipped_output / routine.id).iterdir()}
    exercises = [track.id for track in routine.tracks if track.exercise is not None]
    drawings = {f"{name}{ending}" for name in exercises for ending in (".svg", ".png")}
    own = {f"{routine.id}{ending}" for ending in (".m3u8", ".zip", ".html")}
    row = library.row(routine.id)
    own |= {Path(file.path).name for file in (row.entry, row.score)}
    own |= {Path(picture_path(file.path, file.sha256)).name for file in routine.files}
    own |= {"artwork.jpg", "cover.png", "routine.json", "index.html"}
    assert found == names | drawings | own
    assert len(routine.tracks) == 1 + len(routine.exercises)


def test_captions_keep_the_rules(finished: Finished) -> None:
    """WebVTT as strict players want it: header, times, order, escapes, short lines."""
    captions = list(read_captions(finished.beside(".vtt").read_text(encoding="utf-8")))
    assert all(caption.end_ms > caption.start_ms for caption in captions)
    starts = [caption.start_ms for caption in captions]
    assert starts == sorted(starts)
    assert captions[-1].end_ms <= finished.entry.duration_ms
    lines = [line for caption in captions for line in caption.lines]
    assert all(line.strip() for line in lines)
    assert [line for line in lines if len(html.unescape(line)) > LINE_LETTERS] == []
    assert [line for line in lines if re.search(r"<|-->|&(?!amp;|lt;|gt;)", line)] == []


def test_captions_say_what_is_heard_when_it_is_heard(finished: Finished) -> None:
    """Each phrase stands in the captions, word for word, from its start to its end."""
    text = finished.beside(".vtt").read_text(encoding="utf-8")
    captions = spoken_times(text)
    spoken = {
        (cue.start_ms, cue.end_ms): cue.sound.text
        for cue in finished.timeline.cues
        if isinstance(cue.sound, Phrase)
    }
    assert {times: captions.get(times) for times in spoken} == spoken


def test_the_transcript_holds_every_instruction(finished: Finished) -> None:
    """Whoever cannot hear reads all that is said, in the order in which it is said."""
    text = finished.beside(".txt").read_text(encoding="utf-8")
    counted = (Role.HOLD, Role.TEMPO)  # "In.", "Down.", "2.": one line in brackets says it
    at = 0
    for cue in finished.timeline.cues:
        if isinstance(cue.sound, Phrase) and cue.role not in counted:
            found = text.find(cue.sound.text, at)
            assert found >= at, f"'{cue.sound.text}' is not in the transcript from {at} on"
            at = found + len(cue.sound.text)


def test_all_chapters_agree_and_are_in_order(finished: Finished) -> None:
    """Timeline, JSON and what ffprobe reads from the tag: same titles, same times within 1 ms."""
    planned = [(chapter.start_ms, chapter.title) for chapter in finished.timeline.chapters]
    assert len(planned) >= 2
    assert planned == sorted(planned)
    assert planned[0][0] == 0
    document = json.loads(finished.beside(".chapters.json").read_bytes())
    assert document["version"] == "1.2.0"
    listed = [(entry["startTime"] * 1000, entry["title"]) for entry in document["chapters"]]
    seen = judges.ffprobe_chapters(finished.mp3)
    for chapters in (listed, [(chapter.start_ms, chapter.title) for chapter in seen]):
        assert [title for _, title in chapters] == [title for _, title in planned]
        for (at_ms, _), (planned_ms, _) in zip(chapters, planned, strict=True):
            assert at_ms == pytest.approx(planned_ms, abs=1)
    ends = [chapter.end_ms for chapter in seen]
    assert ends == [*(at_ms for at_ms, _ in planned[1:]), finished.entry.duration_ms]


def test_the_tag_is_read_by_others(finished: Finished, library: Library) -> None:
    """Another reader finds all it shows: names, number, language, length, lyrics and credits."""
    tag = mutagen.id3.ID3(finished.mp3)
    routine = library.routine("hip-ir")
    exercise = library.catalog.routines[0].exercises
    assert tag.version == (2, 4, 0)
    assert tag["TIT2"].text == [finished.entry.title]
    assert tag["TALB"].text == [routine.title]
    assert tag["TPE1"].text == [routine.author]
    assert tag["TLAN"].text == ["eng"]
    assert tag["TLEN"].text == [str(finished.entry.duration_ms)]
    (lyrics,) = tag.getall("USLT")
    assert lyrics.lang == "eng"
    assert lyrics.text == finished.beside(".txt").read_text(encoding="utf-8")
    (comment,) = tag.getall("COMM")
    assert "Eric Wong" in comment.text[0]
    assert "hibari" in comment.text[0]
    numbers = [entry.number for entry in exercise if entry.id == finished.entry.exercise]
    expected = [f"{number}/{len(exercise)}" for number in numbers]
    assert [frame.text[0] for frame in tag.getall("TRCK")] == expected


def test_the_tag_holds_cover_and_chapters(finished: Finished, shipped_output: Path) -> None:
    """The cover is the picture beside the tracks; one ordered contents lists every chapter."""
    tag = mutagen.id3.ID3(finished.mp3)
    (picture,) = tag.getall("APIC")
    assert picture.mime == "image/png"
    assert picture.data == (shipped_output / "hip-ir" / "cover.png").read_bytes()
    (contents,) = tag.getall("CTOC")
    assert contents.flags == mutagen.id3.CTOCFlags.TOP_LEVEL | mutagen.id3.CTOCFlags.ORDERED
    chapters = [tag[f"CHAP:{name}"] for name in contents.child_element_ids]
    assert len(chapters) == len(tag.getall("CHAP"))
    assert [(chapter.start_time, chapter.sub_frames["TIT2"].text[0]) for chapter in chapters] == [
        (chapter.start_ms, chapter.title) for chapter in finished.timeline.chapters
    ]
