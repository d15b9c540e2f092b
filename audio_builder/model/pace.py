"""Pace: what a listener may choose about a track without anything being voiced again."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from audio_builder.errors import PaceError
from audio_builder.units import Ms

BREATH_STEP_MS: Final = 500
BREATH_MIN_MS: Final = 2_000
BREATH_MAX_MS: Final = 10_000
REPS_MAX: Final = 30
MINUTES_MAX: Final = 360
"""No session is longer than six hours (planning.bounds)."""

BREATH_LENGTHS_MS: Final = tuple(
    Ms(length) for length in range(BREATH_MIN_MS, BREATH_MAX_MS + 1, BREATH_STEP_MS)
)
"""Every length an in-breath or an out-breath may have."""


class Guide(StrEnum):
    """How much is spoken."""

    FULL = "full"
    SHORT = "short"
    TONES = "tones"


class Level(StrEnum):
    """How hard an exercise is, where its author wrote it at several levels."""

    EASIER = "easier"
    STANDARD = "standard"
    HARDER = "harder"


@dataclass(frozen=True, slots=True, kw_only=True)
class Breath:
    """One breath: in, then out.

    Raises:
        PaceError: if a length is outside 2 to 10 s or no multiple of half a second.
    """

    in_ms: Ms
    out_ms: Ms

    def __post_init__(self) -> None:
        for name, length in (("in", self.in_ms), ("out", self.out_ms)):
            if length not in BREATH_LENGTHS_MS:
                message = (
                    f"a breath of {length / 1000:g} s {name} is not possible: "
                    "give 2 to 10 s in half-second steps, as in 4-6"
                )
                raise PaceError(message)

    def __str__(self) -> str:
        return f"{self.in_ms / 1000:g}-{self.out_ms / 1000:g}"


STANDARD_BREATH: Final = Breath(in_ms=Ms(4_000), out_ms=Ms(6_000))
BREATH_PRESETS: Final = {
    "brisk": Breath(in_ms=Ms(3_000), out_ms=Ms(3_000)),
    "standard": STANDARD_BREATH,
    "slow": Breath(in_ms=Ms(5_000), out_ms=Ms(7_000)),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Breath, reps, guide, level, and the minutes that a session may take at most.

    `reps` None means each exercise's own default, `minutes` None the whole session.

    Raises:
        PaceError: if reps is outside 1 to 30, or minutes outside 1 to 360.
    """

    breath: Breath = STANDARD_BREATH
    reps: int | None = None
    guide: Guide = Guide.FULL
    level: Level = Level.STANDARD
    minutes: int | None = None

    def __post_init__(self) -> None:
        if self.reps is not None and not 1 <= self.reps <= REPS_MAX:
            message = f"{self.reps} reps is not possible: give 1 to {REPS_MAX}"
            raise PaceError(message)
        if self.minutes is not None and not 1 <= self.minutes <= MINUTES_MAX:
            message = f"{self.minutes} minutes is not possible: give 1 to {MINUTES_MAX}"
            raise PaceError(message)


def parse_breath(text: str) -> Breath:
    """Read `4-6` (seconds in, seconds out) or a preset's name: brisk, standard, slow.

    Raises:
        PaceError: if it is neither.
    """
    preset = BREATH_PRESETS.get(text)
    if preset is not None:
        return preset
    try:
        in_s, out_s = (float(part) for part in text.split("-"))
        lengths = [round(in_s * 1000), round(out_s * 1000)]
    except (ValueError, OverflowError):
        message = (
            f"'{text}' is not a breath: give seconds in and out, as in 4-6, "
            f"or one of {', '.join(BREATH_PRESETS)}"
        )
        raise PaceError(message) from None
    return Breath(in_ms=Ms(lengths[0]), out_ms=Ms(lengths[1]))


def parse_guide(text: str) -> Guide:
    """Read `full`, `short` or `tones`.

    Raises:
        PaceError: if it is none of them.
    """
    try:
        return Guide(text)
    except ValueError:
        message = f"'{text}' is not a guide: give one of {', '.join(Guide)}"
        raise PaceError(message) from None


def parse_level(text: str) -> Level:
    """Read `easier`, `standard` or `harder`.

    Raises:
        PaceError: if it is none of them.
    """
    try:
        return Level(text)
    except ValueError:
        message = f"'{text}' is not a level: give one of {', '.join(Level)}"
        raise PaceError(message) from None
