"""The judges from npm, as tests/npm/package-lock.json pins them."""

import hashlib
import os
import shutil
import subprocess
from pathlib import Path
from typing import Final

import pytest

from judges import need

NPM: Final = Path(__file__).parent / "npm"
_WAIT_S: Final = 120


def npm_modules(cache: pytest.Cache, home: Path) -> Path:
    """The folder of the packages, fetched once and kept between runs.

    The test is skipped if they neither were fetched before nor can be, for want of npm or of a
    network; with CI=true it fails instead.

    Args:
        cache: where pytest keeps things.
        home: the user's own, for the registry that is set there.
    """
    lock = (NPM / "package-lock.json").read_bytes()
    folder = cache.mkdir(f"npm-{hashlib.sha256(lock).hexdigest()[:16]}") / "node_modules"
    if not folder.exists():
        _fetch(folder, home)
    return folder


def _fetch(folder: Path, home: Path) -> None:
    work = folder.with_name(f"fetching-{os.getpid()}")
    work.mkdir()
    for name in ("package.json", "package-lock.json"):
        shutil.copyfile(NPM / name, work / name)
    command = [need("npm"), "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    command += ["--fetch-retries=0", "--fetch-timeout=20000"]
    # The registry that the user set, though the tests have a home of their own.
    environment = {"NPM_CONFIG_USERCONFIG": str(home / ".npmrc"), **os.environ}
    try:
        subprocess.run(
            command, cwd=work, env=environment, capture_output=True, text=True, check=True,
            timeout=_WAIT_S,
        )  # fmt: skip
        if not folder.exists():
            (work / "node_modules").replace(folder)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        reason = f"the judges could not be fetched from npm: {error.stderr or error}"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    finally:
        shutil.rmtree(work)
