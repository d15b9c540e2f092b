"""The app behind waitress, asked over real connections."""

import hashlib
import json
import re
import socket
import subprocess
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest
import requests
from click.testing import CliRunner
from flask import request

import judges
from audio_builder.building.cleaning import clean
from audio_builder.library import Breath, Pace, open_library
from builds import SMALL_ID, build_small, small_routine
from serving_process import COMMAND, asking, body_of, rest, started
from skill.app import create_app
from skill.serving import serve_command
from skill.settings import Settings
from standing_clock import StandingClock

SESSION = f"/{SMALL_ID}/{SMALL_ID}.mp3"
LISTENERS = 200
GROWTH_MAX_MB = 64
"""A laid-out track a listener is 25 MB in all; their bodies would be 400 MB and more."""


def test_a_track_arrives_whole_and_in_ranges(address: str, small_output: Path) -> None:
    """What is heard is what the library lays out, on one connection kept open."""
    track = open_library(small_output).track(SMALL_ID, SMALL_ID, Pace(reps=3))
    content = track.read(0, track.size)
    with requests.Session() as session:
        got = session.get(f"{address}{SESSION}?reps=3", timeout=10)
        assert got.content == content
        head = session.head(f"{address}{SESSION}?reps=3", timeout=10)
        assert (head.status_code, head.content) == (200, b"")
        ignored = ("Date",)
        assert {k: v for k, v in head.headers.items() if k not in ignored} == {
            k: v for k, v in got.headers.items() if k not in ignored
        }
        for asked, start, stop in (
            ("bytes=0-0", 0, 1),
            ("bytes=1000-400000", 1000, 400_001),
            ("bytes=-7", track.size - 7, track.size),
            ("bytes=2000000-", 2_000_000, track.size),
        ):
            part = session.get(
                f"{address}{SESSION}?reps=3",
                headers={"Range": asked, "If-Range": got.headers["ETag"]},
                timeout=10,
            )
            assert (part.status_code, part.content) == (206, content[start:stop])
        again = session.get(
            f"{address}{SESSION}?reps=3",
            headers={"If-None-Match": got.headers["ETag"]},
            timeout=10,
        )
        assert (again.status_code, again.content) == (304, b"")
        assert session.get(f"{address}/catalog.json", timeout=10).json()["schema_version"] == 1


def test_ffmpeg_plays_a_rendition_by_its_address(address: str, small_output: Path) -> None:
    """From the network as from a file: it seeks, decodes all of it, and complains of nothing."""
    program = judges.need("ffmpeg")
    url = f"{address}{SESSION}?breath=2-2.5&reps=1&guide=short"
    command = [program, "-v", "warning", "-i", url, "-f", "s16le", "-"]
    run = subprocess.run(command, capture_output=True, check=False, stdin=subprocess.DEVNULL)
    assert (run.returncode, run.stderr.decode()) == (0, "")
    pace = Pace(breath=Breath(in_ms=2000, out_ms=2500), reps=1, guide="short")
    track = open_library(small_output).track(SMALL_ID, SMALL_ID, pace)
    assert len(run.stdout) == track.duration_ms * 48 * 2
    run = subprocess.run(
        [program, "-v", "warning", "-ss", "30", "-i", url, "-t", "1", "-f", "s16le", "-"],
        capture_output=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    assert (run.returncode, run.stderr.decode(), len(run.stdout)) == (0, "", 96_000)


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.html",
        "//../secret.html",
        "/..%2fsecret.html",
        "/%2e%2e/secret.html",
        "/%252e%252e/secret.html",
        "/..\\secret.html",
        "/index.html%00",
        "/{outside}",
        "//{outside}",
        "http://x/../secret.html",
    ],
)
def test_no_path_leads_out(address: str, small_output: Path, path: str) -> None:
    """Whatever waitress makes of it on the way."""
    secret = small_output.parent / "secret.html"
    secret.write_bytes(b"not for strangers")
    with asking(address, path.format(outside=secret)) as line:
        answer = rest(line)
    assert answer.startswith(b"HTTP/1.1 404 ")
    assert b"strangers" not in answer


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (b"GET /" + b"a" * 400 + b" HTTP/1.1\r\nHost: x\r\n\r\n", 414),
        (b"GET /?" + b"a" * 5000 + b" HTTP/1.1\r\nHost: x\r\n\r\n", 414),
        (b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"a" * 20_000 + b"\r\n\r\n", 431),
        (b"GET /" + b"a" * 20_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n", 431),
        (b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 999999999\r\n\r\n", 413),
        (b"GARBAGE\r\n\r\n", 400),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\r\n\r\n", 400),
    ],
)
def test_what_a_stranger_can_send_has_limits(address: str, request_: bytes, status: int) -> None:
    """Address, headers, body: refused before anything is done with them."""
    host, port = address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=10) as line:
        line.sendall(request_)
        assert re.match(rb"HTTP/1\.[01] %d " % status, line.recv(65_536))


@pytest.mark.usefixtures("humming")
def test_a_rebuild_never_mixes_with_what_is_being_played(
    output: Path,
    serve: Callable[..., str],
    clock: StandingClock,
) -> None:
    """Who listens hears the old build to its end; who comes after gets the new one, or a 304."""
    address = serve(create_app(Settings(output=output), clock=clock))
    old = open_library(output).track(SMALL_ID, SMALL_ID)
    whole = old.read(0, old.size)
    with asking(address, SESSION) as line:
        heard = line.recv(1000)
        build_small(output, small_routine(Welcome="Good_morning"))
        clean(output, lambda: None)
        clock.move(2)
        after = requests.get(f"{address}{SESSION}", timeout=10)
        assert after.headers["ETag"] != old.etag
        assert after.content == (output / SMALL_ID / f"{SMALL_ID}.mp3").read_bytes()
        assert body_of(heard + rest(line)) == whole
    resumed = requests.get(
        f"{address}{SESSION}",
        headers={"Range": "bytes=1000-", "If-Range": old.etag},
        timeout=10,
    )
    assert (resumed.status_code, resumed.content) == (200, after.content)


@pytest.mark.parametrize(("proxies", "scheme"), [(0, "http"), (1, "https")])
def test_only_a_trusted_proxy_says_how_it_was_asked(
    small_output: Path, serve: Callable[..., str], proxies: int, scheme: str
) -> None:
    """What anyone else says of it is dropped."""
    app = create_app(Settings(output=small_output))
    app.add_url_rule("/scheme", "scheme", lambda: request.scheme)
    address = serve(app, trusted_proxies=proxies)
    headers = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "198.51.100.7"}
    assert requests.get(f"{address}/scheme", headers=headers, timeout=10).text == scheme


def _resident_mb(process: subprocess.Popen[bytes]) -> float:
    status = Path(f"/proc/{process.pid}/status").read_text(encoding="utf-8")
    return int(re.findall(r"VmRSS:\s+([0-9]+)", status)[0]) / 1024


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads memory from /proc")
def test_memory_stays_flat_under_many_listeners(small_output: Path, tmp_path: Path) -> None:
    """200 at 200 paces, none of whom reads on: little memory, no files, and others are served.

    Then some of them read on, and get the whole.
    """
    lengths = range(2000, 10_001, 500)
    breaths = [Breath(in_ms=i, out_ms=o) for i in lengths for o in lengths][:LISTENERS]
    library = open_library(small_output)
    with started(small_output, tmp_path) as (process, address), ExitStack() as stack:
        requests.get(f"{address}{SESSION}", timeout=10)
        before = _resident_mb(process)
        lines = [
            stack.enter_context(asking(address, f"{SESSION}?breath={breath}")) for breath in breaths
        ]
        begun = [line.recv(1000) for line in lines]
        assert all(answer.startswith(b"HTTP/1.1 200 ") for answer in begun)
        assert requests.get(f"{address}/healthz", timeout=5).json()["ready"]
        assert _resident_mb(process) - before < GROWTH_MAX_MB
        sizes = [int(re.findall(rb"Content-Length: (\d+)", answer)[0]) for answer in begun]
        assert sum(sizes) > 6 * GROWTH_MAX_MB * 1e6
        files = [path.resolve() for path in Path(f"/proc/{process.pid}/fd").iterdir()]
        assert [path for path in files if "tmp" in path.parts and "deleted" in path.name] == []
        for index in (0, 77, LISTENERS - 1):
            track = library.track(SMALL_ID, SMALL_ID, Pace(breath=breaths[index]))
            heard = body_of(begun[index] + rest(lines[index]))
            expected = track.read(0, track.size)
            assert hashlib.sha256(heard).digest() == hashlib.sha256(expected).digest()
        assert _resident_mb(process) - before < GROWTH_MAX_MB


def test_the_command_says_where_it_serves_and_stops_when_asked(
    small_output: Path, tmp_path: Path
) -> None:
    """Addresses and trouble on standard error, one line of JSON a request on standard output."""
    with started(small_output, tmp_path) as (process, address):
        assert requests.get(f"{address}/healthz", timeout=10).status_code == 200
        requests.get(f"{address}{SESSION}", params={"reps": 1}, timeout=10)
    assert process.returncode == 0
    told = (tmp_path / "err").read_text(encoding="utf-8")
    assert f"{address}{SESSION}" in told
    assert told.endswith("stopped\n")
    logged = [json.loads(line) for line in (tmp_path / "out").read_text().splitlines()]
    assert [line["path"] for line in logged] == ["/healthz", SESSION]
    assert logged[1]["pace"] == "breath=4-6&reps=1&guide=full"


def test_a_port_in_use_is_one_sentence(small_output: Path, address: str) -> None:
    """It names the port and the way out."""
    port = address.rpartition(":")[2]
    run = subprocess.run(
        [*COMMAND, "--out", str(small_output), "--port", port],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode != 0
    assert f"cannot listen at 127.0.0.1 port {port}: it is in use; " in run.stderr


@pytest.mark.parametrize(
    ("arguments", "environ", "sentences"),
    [
        (("--host", "0.0.0.0"), {"REPCAST_UNVERIFIED": "1"}, ["REPCAST_UNVERIFIED: refused"]),  # noqa: S104
        ((), {"REPCAST_PRT": "1", "REPCAST_THREADS": "x"}, ["REPCAST_PORT?", "REPCAST_THREADS: "]),
    ],
)
def test_settings_that_cannot_be_are_refused_at_once(
    arguments: tuple[str, ...], environ: dict[str, str], sentences: list[str]
) -> None:
    """Exit code 2, every problem said, and nothing is served."""
    run = CliRunner().invoke(serve_command, arguments, env=environ)
    assert run.exit_code == 2
    for sentence in sentences:
        assert sentence in run.output


def test_without_a_build_the_command_says_so_and_waits_for_one(tmp_path: Path) -> None:
    """Ready or not, it serves: 503 and the reason."""
    with started(tmp_path / "none", tmp_path) as (_, address):
        got = requests.get(f"{address}/healthz", timeout=10)
    assert (got.status_code, got.json()["ready"]) == (503, False)
    assert f"not ready, in {tmp_path}" in (tmp_path / "err").read_text(encoding="utf-8")
