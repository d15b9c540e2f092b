"""Playlists from the server, as mpv plays them through."""

import re
import subprocess
from pathlib import Path

import pytest

from builds import SMALL_TRACKS
from judges import need
from sites import FOLDER_OF, PACES, Site

RATE = 48_000
SAMPLE_BYTES = 2
FRAME_MS = 24
_PLAYS = re.compile(r"^Playing: (.+)$", re.MULTILINE)
_LENGTH = re.compile(r"^#EXTINF:(\d+),", re.MULTILINE)

ADDRESSES = (
    *((pace, f"calm-hips.m3u8{pace}") for pace in PACES),
    *((pace, f"{FOLDER_OF[pace]}calm-hips.m3u8") for pace in PACES[1:]),
)
"""Each pace, with its playlist's addresses: by query and by folder."""


@pytest.mark.parametrize(("pace", "address"), ADDRESSES)
def test_the_playlist_plays_through(site: Site, pace: str, address: str, tmp_path: Path) -> None:
    """Each exercise of that pace is opened in its order, and heard to its end, to the frame."""
    exercises = SMALL_TRACKS[1:]
    sound = tmp_path / "heard.pcm"

    run = subprocess.run(
        [
            need("mpv"), "--no-config", "--ytdl=no", "--no-video", "--untimed", "--msg-color=no",
            "--gapless-audio=yes", "--audio-format=s16", "--ao=pcm", "--ao-pcm-waveheader=no",
            f"--ao-pcm-file={sound}", f"{site.address}/calm-hips/{address}",
        ],
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert run.returncode == 0, run.stdout
    assert "[ffmpeg" not in run.stdout + run.stderr
    assert _PLAYS.findall(run.stdout) == [
        f"{site.address}/calm-hips/{FOLDER_OF[pace]}{track}.mp3" for track in exercises
    ]
    lengths = [
        site.library.timeline("calm-hips", track, site.pace(pace)).duration_ms
        for track in exercises
    ]
    heard_ms = sound.stat().st_size / SAMPLE_BYTES / RATE * 1000
    assert abs(heard_ms - sum(lengths)) <= FRAME_MS
    told = site.get(f"/calm-hips/{address}").text
    assert [int(length) for length in _LENGTH.findall(told)] == [
        round(length / 1000) for length in lengths
    ]
    sound.unlink()


@pytest.mark.parametrize("pace", PACES)
def test_a_playlist_is_one_line_an_entry(site: Site, pace: str) -> None:
    """Titles with brackets and commas stay on their line, in UTF-8."""
    answer = site.get(f"/uebung/uebung.m3u8{pace}")

    assert answer.headers["Content-Type"] == "audio/mpegurl; charset=utf-8"
    lines = answer.text.splitlines()
    assert lines[:3] == ["#EXTM3U", "#EXTENC:UTF-8", "#PLAYLIST:<Hüfte> & 'Knie' “x”"]
    assert lines[3].endswith(",Ich & <du> - Turn <left> & right --> back")
    assert lines[4::2] == [f"{FOLDER_OF[pace]}1-turn.mp3", f"{FOLDER_OF[pace]}2-bridge.mp3"]


def test_a_pace_is_told_once(site: Site) -> None:
    """In a pace's folder a query is refused: entries beside the playlist could not follow it."""
    answer = site.get(f"/calm-hips/{FOLDER_OF[PACES[1]]}calm-hips.m3u8{PACES[2]}")

    assert answer.status == 400
    assert "leave the query out" in answer.text
