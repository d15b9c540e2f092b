"""repcast cast, as a coach runs it: a process of its own, and a real loudspeaker that plays."""

import re
import signal
import subprocess
import sys
import time
import wave
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
import pytest

import gmediarender as judge
import judges
from brief import BRIEF_ID, TITLES
from children import start_interruptible
from fake_chromecast import FakeChromecast
from skill.cast.dlna import DlnaDiscovery
from skill.cast.ports import Activity

pytestmark = pytest.mark.slow
CAST: Final = (sys.executable, "-m", "audio_builder", "cast")
LONGEST_S: Final = 90
_ASK_AROUND: Final = """
import socket
with socket.socket(type=socket.SOCK_DGRAM) as end:
    end.settimeout(3)
    end.sendto(b'M-SEARCH * HTTP/1.1\\r\\nHOST: 239.255.255.250:1900\\r\\nMX: 1\\r\\n'
               b'MAN: "ssdp:discover"\\r\\nST: upnp:rootdevice\\r\\n\\r\\n',
               ("239.255.255.250", 1900))
    end.recv(2000)
"""
"""A question to everyone in the network, without our code; it fails where nobody can be asked."""


def run(*options: str | Path) -> "subprocess.CompletedProcess[str]":
    """The command, to its end."""
    command = [*CAST, *map(str, options)]
    return subprocess.run(
        command, capture_output=True, text=True, check=False, timeout=LONGEST_S, input=""
    )


@contextmanager
def running(told: Path, *options: str | Path) -> Iterator["subprocess.Popen[str]"]:
    """The command while it plays; what it says is in a file."""
    with told.open("w") as lines:
        process = start_interruptible(
            [*CAST, *map(str, options)],
            stdin=subprocess.PIPE, stdout=lines, stderr=lines, text=True,
        )  # fmt: skip
    try:
        yield process
    finally:
        process.kill()
        process.communicate(timeout=LONGEST_S)


def until(told: Path, text: str) -> None:
    """Wait for a line."""
    deadline = time.monotonic() + LONGEST_S
    while text not in told.read_text():
        assert time.monotonic() < deadline, told.read_text()
        time.sleep(0.1)


def heard(path: Path) -> npt.NDArray[np.int16]:
    """What the loudspeaker played."""
    with wave.open(str(path)) as played:
        assert played.getframerate() == judge.RATE
        return np.frombuffer(played.readframes(10**9), dtype="<i2")


def likeness(one: npt.NDArray[np.int16], other: npt.NDArray[np.int16]) -> float:
    """How alike two sounds are at the shift at which they are most alike: 1 is the same."""
    size = 1 << (len(one) + len(other)).bit_length()
    both = np.fft.irfft(np.fft.rfft(one, size) * np.conj(np.fft.rfft(other, size)), size)
    norm = np.linalg.norm(one.astype(float)) * np.linalg.norm(other.astype(float))
    return float(both.max() / norm)


def test_the_whole_session_is_heard(
    gmediarender: judge.Loudspeaker, brief_output: Path, tmp_path: Path
) -> None:
    """Every exercise sounds, in order and without a gap, at the pace that was asked for."""
    done = run(
        *(BRIEF_ID, "--out", brief_output, "--to", gmediarender.address, "--guide", "tones"),
    )

    assert done.returncode == 0, done.stderr
    assert [line for line in done.stdout.splitlines() if "/2 " in line] == [
        f"  {number}/2 {title} (0:14)" for number, title in enumerate(TITLES, 1)
    ]
    wanted = [_decoded(brief_output, name, tmp_path) for name in ("e1.part", "e2.part")]
    session = np.concatenate(wanted)
    played = heard(gmediarender.played)
    assert abs(len(played) - len(session)) < judge.RATE / 5
    assert likeness(played, session) > 0.98


def _decoded(output: Path, part: str, folder: Path) -> npt.NDArray[np.int16]:
    from audio_builder.library import Guide, Pace, open_files, open_library  # noqa: PLC0415

    path = folder / f"{part}.mp3"
    track = open_library(open_files(output)).track(BRIEF_ID, part, Pace(guide=Guide.TONES))
    path.write_bytes(track.read(0, track.size))
    return judges.decode_pcm(path)


def test_keys_move_and_an_interruption_makes_it_silent(
    gmediarender: judge.Loudspeaker, brief_output: Path, tmp_path: Path
) -> None:
    """A letter moves; Ctrl-C leaves no loudspeaker talking in an empty room."""
    told = tmp_path / "told"
    options = (BRIEF_ID, "--out", brief_output, "--to", gmediarender.address)
    with running(told, *options) as process:
        until(told, "1/2 Reach")
        assert process.stdin is not None
        process.stdin.write("n\n")
        process.stdin.flush()
        until(told, "2/2 Turn & <bow>")
        process.send_signal(signal.SIGINT)

        assert process.wait(20) == 0
    assert told.read_text().endswith("stopped\n")
    renderer = DlnaDiscovery().open(gmediarender.address, "")
    assert renderer.standing().activity is Activity.SILENT
    renderer.close()


def test_a_chromecast_is_told_to_fetch(
    chromecast: FakeChromecast, brief_output: Path, tmp_path: Path
) -> None:
    """It fetches our addresses as they are, and shows titles and a picture."""
    told = tmp_path / "told"
    options = (BRIEF_ID, "--out", brief_output, "--to", chromecast.address, "--level", "standard")
    with running(told, *options) as process:
        until(told, "1/2 Reach")
        assert process.stdin is not None
        process.stdin.write("n\n")
        process.stdin.flush()
        until(told, "2/2 Turn & <bow>")
        process.send_signal(signal.SIGTERM)

        assert process.wait(20) == 0
    assert chromecast.apps == []
    first, second = chromecast.fetched
    assert re.fullmatch(
        r"http://127\.0\.0\.1:\d+/brief/4-6_default_full/e2\.part\.mp3", second["contentId"]
    )
    assert first["contentType"] == first["served"] == "audio/mpeg"
    assert first["metadata"]["title"] == "Reach"
    assert first["metadata"]["albumName"] == "Brief & brisk"
    assert first["metadata"]["images"][0]["url"].endswith("/brief/cover.png")


def test_what_answers_is_listed_and_can_be_named(
    gmediarender: judge.Loudspeaker, brief_output: Path
) -> None:
    """Whoever is in the network stands in the list, by name, within seconds."""
    asked = subprocess.run([sys.executable, "-c", _ASK_AROUND], capture_output=True, check=False)
    if asked.returncode:
        pytest.skip("nobody can be asked around here: there is no multicast")

    listed = run("--list", "--seconds", "2")
    unclear = run(BRIEF_ID, "--out", brief_output, "--to", "garage", "--seconds", "2")

    rows = [line.split("  ") for line in listed.stdout.splitlines()]
    assert [gmediarender.name, "DLNA", gmediarender.address] in [
        [cell.strip() for cell in row if cell] for row in rows
    ]
    assert unclear.returncode == 2
    assert "no loudspeaker is called 'garage'" in unclear.stderr
    assert gmediarender.name in unclear.stderr


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        ((), 2, "name a ROUTINE of the library; or see with --list"),
        (("none",), 2, "there is no routine 'none' in .*; there are: brief"),
        ((BRIEF_ID, "--breath", "99"), 2, "'99' is not a breath"),
        ((BRIEF_ID, "--to", "http://127.0.0.1:9/x.xml"), 1, "nothing at http://127.0.0.1:9/x.xml"),
        ((BRIEF_ID, "--to", "chromecast://127.0.0.1:9"), 1, "no Chromecast answers at 127.0.0.1"),
        ((BRIEF_ID, "--to", "chromecast://127.0.0.1:x"), 1, "is no address: give one as in"),
    ],
)
def test_what_cannot_be_played_is_told_in_a_sentence(
    brief_output: Path, options: tuple[str, ...], code: int, said: str
) -> None:
    """Where, what, and how to mend it; nothing is served for it, and no traceback is shown."""
    done = run(*options, "--out", brief_output)

    assert done.returncode == code, done.stderr
    assert re.search(said, done.stderr)
    assert len(done.stderr.splitlines()) <= 4
