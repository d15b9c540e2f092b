"""What is packed, installed and run far from this checkout."""

import os
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

import click
import pytest

import builds
import fake_voice

ROOT: Final = Path(__file__).parents[1]
PACKAGES: Final = ("audio_builder", "desk", "skill")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name != "posix", reason="links the environment's packages into another"),
]


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, made of the source archive as a packager would."""
    folder = tmp_path_factory.mktemp("packed")
    pack = [sys.executable, "-m", "hatchling", "build", "-d", folder]
    _run(*pack, "-t", "sdist", cwd=ROOT, env={**os.environ})
    (archive,) = folder.glob("*.tar.gz")
    with tarfile.open(archive) as packed:
        # Debian's Python 3.11.2 has no filters yet; from 3.14 on this one is the default.
        packed.extraction_filter = getattr(tarfile, "data_filter", None)
        packed.extractall(folder)  # noqa: S202 - our own archive
    source = archive.with_name(archive.name.removesuffix(".tar.gz"))
    _run(*pack, "-t", "wheel", cwd=source, env={**os.environ})
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a fresh environment with the wheel in it.

    What the wheel needs is linked from the environment of the tests, which the lock has pinned:
    nothing is fetched.
    """
    folder = tmp_path_factory.mktemp("installed") / "environment"
    venv.create(folder, with_pip=False, symlinks=True)
    programs = folder / "bin"
    find = "import sysconfig; print(sysconfig.get_path('purelib'))"
    site = Path(_run(programs / "python", "-c", find).strip())
    for path in Path(click.__file__).parents[1].iterdir():
        if "repcast" not in path.name and path.suffix != ".pth":
            (site / path.name).symlink_to(path)
    pip = [sys.executable, "-m", "pip", "--python", programs / "python", "install", "--quiet"]
    _run(*pip, "--disable-pip-version-check", "--no-index", "--no-deps", wheel)
    return programs


@pytest.fixture
def repcast(installed: Path, tmp_path: Path) -> Callable[..., str]:
    """Runs the installed command far from the checkout; gives what it said."""
    return lambda *words: _run(installed / "repcast", *words, cwd=tmp_path)


def _run(*command: str | Path, cwd: Path | None = None, env: dict[str, str] | None = None) -> str:
    """Run a program to which nothing tells where this checkout is, unless `env` does."""
    told = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    run = subprocess.run(
        [*map(str, command)], cwd=cwd, env=env or told, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout


def test_the_wheel_holds_every_package_whole(wheel: Path) -> None:
    """Every file is in it, whatever its kind: routines, player, drawings, schemas, migrations."""
    with zipfile.ZipFile(wheel) as archive:
        there = {name for name in archive.namelist() if ".dist-info/" not in name}
    expected = {
        path.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert there == expected


def test_the_installed_command_does_its_work(
    installed: Path, repcast: Callable[..., str], tmp_path: Path
) -> None:
    """Far from the checkout it knows its version, its routines, and the skill's commands."""
    where = "import audio_builder, skill; print(audio_builder.__file__, skill.__file__)"
    assert str(ROOT) not in _run(installed / "python", "-c", where, cwd=tmp_path)
    assert repcast("--version").startswith("repcast, version ")
    assert "hip-ir" in repcast("routines")
    assert "skill-package" in repcast("--help")


@pytest.mark.voice
@pytest.mark.usefixtures("heart_cache")
def test_the_installed_command_plans_what_ships(repcast: Callable[..., str]) -> None:
    """A shipped routine is read, voiced and laid out from what was installed."""
    assert "hip" in repcast("plan", "hip-ir").lower()


def test_the_installed_package_builds_a_library(installed: Path, tmp_path: Path) -> None:
    """Tracks, art and page are made as from the checkout; the voice hums."""
    routine = tmp_path / "small.yaml"
    routine.write_text(builds.SMALL_YAML, encoding="utf-8")
    for module in (builds.__file__, fake_voice.__file__):
        shutil.copy(module, tmp_path)
    command = [installed / "python", tmp_path / "builds.py", "build", routine, "--voice", "hum"]
    output = tmp_path / "output"
    _run(*command, "--out", output, cwd=tmp_path)
    session = output / builds.SMALL_ID / builds.SMALL_ID
    for made in (output / "catalog.json", output / "index.html", session.with_suffix(".mp3")):
        assert made.stat().st_size > 0
