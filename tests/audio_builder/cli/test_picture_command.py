"""repcast picture: poses by name, as a coach tries them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from audio_builder.model.poses import NAMES

Run = Callable[..., Any]


def test_it_lists_the_poses(run: Run) -> None:
    """Without a name."""
    assert run("picture").out.splitlines() == list(NAMES)


@pytest.mark.parametrize("name", ["half kneeling", "Half-Kneeling"])
def test_it_draws_a_pose(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Into a file that is named after it, however the name is written."""
    monkeypatch.chdir(tmp_path)
    assert run("picture", name).out == "wrote half-kneeling.svg\n"
    assert "<title>half kneeling</title>" in Path("half-kneeling.svg").read_text(encoding="utf-8")


def test_the_other_side_is_another_picture(run: Run, tmp_path: Path) -> None:
    """Left and right are told apart, and the words say which it is."""
    pictures = []
    for side in ("left", "right"):
        path = tmp_path / f"{side}.svg"
        run("picture", "clamshell", "--side", side, "--view", "front", "--out", path)
        pictures.append(path.read_text(encoding="utf-8"))
        assert f"<title>clamshell, {side}, seen from the front</title>" in pictures[-1]
    assert pictures[0] != pictures[1]


def test_what_is_no_pose_is_told(run: Run, tmp_path: Path) -> None:
    """With the nearest one, and how to see all of them; so is a folder that is missing."""
    done = run("picture", "half kneling")
    assert done.code == 2
    assert "did you mean 'half kneeling'? 'repcast picture' lists them" in done.err
    assert run("picture", "plank", "--out", tmp_path / "no" / "x.svg").code == 2


@pytest.mark.parametrize(("ending", "begins"), [(".svg", b"<svg"), (".gif", b"GIF89a")])
def test_an_exercise_is_drawn_or_filmed(
    run: Run, tmp_path: Path, ending: str, begins: bytes
) -> None:
    """By its id, of a routine that is named: a picture of its poses, or a film of a rep."""
    path = tmp_path / f"hinge{ending}"
    assert run("picture", "ir-hinge", "--routine", "hip-ir", "--out", path).out == f"wrote {path}\n"
    assert path.read_bytes().startswith(begins)


def test_an_exercise_is_seen_from_where_it_says(run: Run, tmp_path: Path) -> None:
    """Its own view unless another one is asked for; of both sides, one after the other."""
    told = []
    for words in ((), ("--view", "front"), ("--side", "both")):
        path = tmp_path / "row.svg"
        run("picture", "standing-row", "--routine", "rotator-cuff", *words, "--out", path)
        told.append(path.read_text(encoding="utf-8"))
    assert "<title>Standing row, left, seen from the left</title>" in told[0]
    assert "<title>Standing row, left, seen from the front</title>" in told[1]
    assert 'class="arrow"' in told[0]
    assert told[2].count('class="nose"') == 2  # done with both arms: the other side is the same


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("ir-hing", "--routine", "hip-ir"), "hip-ir has no exercise 'ir-hing'; it has standing-"),
        (
            ("plank", "--out", "x.jpg"),
            "a picture ends in .svg, a film in .webp or .gif, not in '.jpg'",
        ),
    ],
)
def test_what_cannot_be_drawn_is_told(run: Run, words: tuple[str, ...], said: str) -> None:
    """With what there is instead."""
    done = run("picture", *words)
    assert done.code == 2
    assert said in done.err
