"""gPodder's command line subscribes to our feeds and downloads every episode."""

import hashlib
import os
import subprocess
from pathlib import Path

import pytest

from judges import need
from sites import PACES, Site


def gpo(home: Path, *arguments: str) -> str:
    """What gpo says to a command, with all that it keeps in a folder of its own."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS") and "proxy" not in name.lower()
    }
    run = subprocess.run(
        [need("gpo"), *arguments], env={**environment, "GPODDER_HOME": str(home)},
        stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout


@pytest.mark.parametrize(
    ("feed", "pace", "routines"),
    [
        ("/feed.xml", PACES[0], ("calm-hips", "uebung")),
        ("/feed.xml", PACES[1], ("calm-hips", "uebung")),
        ("/uebung/feed.xml", PACES[3], ("uebung",)),
    ],
)
def test_a_podcatcher_has_every_file(
    site: Site, feed: str, pace: str, routines: tuple[str, ...], tmp_path: Path
) -> None:
    """Every episode of that pace, byte for byte as the library lays it out, and no other file."""
    tracks = [
        site.library.track(routine, track, site.pace(pace))
        for routine, track in site.tracks
        if routine in routines
    ]

    gpo(tmp_path, "subscribe", f"{site.address}{feed}{pace}")
    gpo(tmp_path, "update")
    told = gpo(tmp_path, "download")

    assert f"{len(tracks)} episodes downloaded" in told
    files = [path for path in (tmp_path / "Downloads").rglob("*") if path.is_file()]
    files = [path for path in files if path.suffix != ".jpg"]  # artwork, if it fetched that
    assert sorted(hashlib.sha256(path.read_bytes()).hexdigest() for path in files) == sorted(
        hashlib.sha256(b"".join(track.chunks())).hexdigest() for track in tracks
    )


def test_a_podcatcher_finds_nothing_new_the_second_time(site: Site, tmp_path: Path) -> None:
    """An update of a feed that has not changed downloads nothing again."""
    gpo(tmp_path, "subscribe", f"{site.address}/uebung/feed.xml")
    gpo(tmp_path, "download")

    gpo(tmp_path, "update")

    assert "0 episodes downloaded" in gpo(tmp_path, "download")
