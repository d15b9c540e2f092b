"""Which picture shows an exercise: its own, where one was drawn; else its routine's cover."""

from pathlib import Path

from audio_builder.library import open_library
from builds import SMALL_ID


def test_an_exercise_with_poses_has_a_picture_of_its_own(hip_output: Path) -> None:
    """It is there, under the name that the entry gives, and is one for the eye: 600 pixels."""
    entry = open_library(hip_output).entry("hip-ir")
    for number, exercise in enumerate(entry.exercises, start=1):
        path = entry.picture_of(number)
        assert path == f"hip-ir/{number}-{exercise.id}.png"
        head = (hip_output / path).read_bytes()[:24]
        assert head[:8] == b"\x89PNG\r\n\x1a\n"
        assert (int.from_bytes(head[16:20]), int.from_bytes(head[20:24])) == (600, 600)


def test_any_other_has_its_routines(small_output: Path) -> None:
    """A speaker with a screen is never sent to what is not there."""
    entry = open_library(small_output).entry(SMALL_ID)
    assert {entry.picture_of(number) for number in (1, 2)} == {f"{SMALL_ID}/cover.png"}
