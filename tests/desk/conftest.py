"""What the desk's tests share."""

from pathlib import Path

import pytest

import builds
import desks


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> desks.DeskPage:
    """The page of a desk in a folder of its own, with a voice that hums."""
    builds.hum(monkeypatch)
    return desks.open_desk(tmp_path / "routines")
