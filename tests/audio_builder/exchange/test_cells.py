"""What people write into cells is understood, or told apart from what is understood."""

import pytest

from audio_builder.exchange import cells


@pytest.mark.parametrize(
    ("text", "length_ms"),
    [
        ("30", 30_000),
        ("30 s", 30_000),
        ("45sec", 45_000),
        ("1.5 min", 90_000),
        ("1,5 min", 90_000),
        ("2 minutes", 120_000),
        ("1:30", 90_000),
        ("1:00:00", 3_600_000),
        ("20″", 20_000),
        ("0", 0),
        ("soon", None),
        ("-5", None),
        ("30-45", None),
        ("1:75", None),
        ("", None),
    ],
)
def test_lengths(text: str, length_ms: int | None) -> None:
    """Seconds unless a unit or a colon says otherwise."""
    assert cells.length_ms(text) == length_ms


@pytest.mark.parametrize(
    ("text", "reps"),
    [
        ("10", ((10,), None)),
        ("10 reps", ((10,), None)),
        ("8-12", ((8,), 12)),
        ("12 to 8", ((8,), 12)),
        ("8/6/4", ((8, 6, 4), None)),
        ("8, 6, 4", ((8, 6, 4), None)),
        ("AMRAP", None),
        ("0", None),
        ("8/0", None),
        ("", None),
    ],
)
def test_reps(text: str, reps: object) -> None:
    """One number, a range, or a number for each set."""
    assert cells.reps(text) == reps


@pytest.mark.parametrize(
    ("text", "found"),
    [("3x10", (3, "10")), ("3 × 30 s", (3, "30 s")), ("10", (None, "10")), ("x10", (None, "x10"))],
)
def test_sets_by_something(text: str, found: object) -> None:
    """`3 x 10` is three sets of ten."""
    assert cells.sets_by(text) == found


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("left, right", ("left", "right")),
        ("R/L", ("right", "left")),
        ("both", ("left", "right")),
        ("Left", ("left",)),
        ("none", None),
        ("", None),
    ],
)
def test_sides(text: str, sides: object) -> None:
    """Sides in their order, however they are shortened."""
    assert cells.sides(text) == sides


def test_a_dose_for_each_side() -> None:
    """`10 each side` is a dose, and says that there are sides."""
    assert cells.each_side("10 each side") == (True, "10")
    assert cells.each_side("10/leg") == (True, "10")
    assert cells.each_side("10") == (False, "10")
