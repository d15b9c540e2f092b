"""Small builds for tests: a routine with a bit of everything, spoken by a voice that hums.

Run as a program it is `repcast` with these voices, for tests that need a process of its own.
"""

import re
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from audio_builder.building.build import Job, build
from audio_builder.building.settings import Asked
from audio_builder.building.sources import GivenRoutine
from audio_builder.clips import making
from audio_builder.clips.order import Order
from audio_builder.library import open_library
from audio_builder.loading.routine_file import parse_routine
from audio_builder.model.pace import Pace
from audio_builder.model.routine import Routine
from audio_builder.model.sounds import Phrase
from audio_builder.mp3.format import Mp3Format
from audio_builder.records import Catalog
from audio_builder.voices import registry
from audio_builder.voices.lexicon import Lexicon, respelled
from audio_builder.voices.port import Samples, Voice
from fake_voice import FakeSpeaker, FakeVoice

if TYPE_CHECKING:
    import pytest

SMALL_YAML: Final = """\
format: 1
id: calm-hips
title: Calm hips
spoken_names: [hips]
summary: Two exercises & a rest, for hips that turn.
source:
  author: Ada Coach
  title: Moving well
  publisher: Example House
intro:
  - Welcome.
safety:
  - Work without pain, and keep breathing.
close:
  - Well done.
rest: 20
exercises:
  - id: turn
    title: Standing turn
    spoken_names: [the turn]
    posture: standing
    purpose: It frees the hip.
    setup:
      - Stand on your {side} leg.
    cautions:
      - Keep the pelvis still.
    sides: [left, right]
    change_of_side: Switch sides. Stand on your {side} leg.
    sets: 2
    rest_between_sets: 20
    reps: {default: 2, min: 1, max: 3}
    prepare:
      - say: Bow once.
        short: One bow.
        tempo: 2-0-1-0
    steps:
      - say: Turn to the {side}, for two deep breaths.
        short: Turn.
        hold: {breaths: 2}
      - say: Turn back.
        short: Back.
  - id: bridge
    title: Bridge
    posture: standing
    purpose: It wakes the psoas.
    setup: [Bend your knees.]
    reps: {default: 1}
    steps:
      - say: Rise, and stay up.
        short: Rise.
        hold: {seconds: 20}
"""
NOW: Final = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
"""When small builds are made."""
SMALL_ID: Final = "calm-hips"
SMALL_TRACKS: Final = ("calm-hips", "1-turn", "2-bridge")
_SLOW_S: Final = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class HummingVoice(FakeVoice):
    """The fake voice, with a lexicon like every real one; a slow one takes 50 ms a phrase."""

    lexicon: Lexicon = field(default_factory=Lexicon)
    slow: bool = False

    def pronounce(self, text: str) -> str:
        """The text with its known words respelled.

        Raises:
            VoiceError: if there is no letter or digit in it.
        """
        said = self.lexicon.apply(text, render=respelled, around=lambda rest: rest)
        return FakeVoice.pronounce(self, said)

    def open(self) -> FakeSpeaker:
        """A speaker, at once."""
        return _SlowSpeaker() if self.slow else FakeSpeaker()


class _SlowSpeaker(FakeSpeaker):
    def speak(self, spoken: str) -> Samples:
        time.sleep(_SLOW_S)
        return super().speak(spoken)


def _hum(gain: str, lexicon: Lexicon, _language: str) -> Voice:
    return HummingVoice(lexicon=lexicon, gain_db=float(gain or 8.5))


def _other(_variant: str, lexicon: Lexicon, _language: str) -> Voice:
    return HummingVoice(name="other", lexicon=lexicon)


def _slow(_variant: str, lexicon: Lexicon, _language: str) -> Voice:
    return HummingVoice(lexicon=lexicon, slow=True)


VOICES: Final = MappingProxyType(
    {
        name: registry._Entry(make=make, what="hums", needs=())
        for name, make in (("hum", _hum), ("other", _other), ("slow", _slow))
    }
)
"""Voices for tests, beside the real ones: `hum` (at a gain, as in `hum:9.5`), `other`, `slow`."""


def all_voices() -> MappingProxyType[str, object]:
    """What to put in the place of `registry.VOICES`."""
    return MappingProxyType({**registry.VOICES, **VOICES})


class RememberingBench(making.Bench):
    """A bench that makes a clip once in all of this process.

    Equal orders give equal frames, as the bench's own tests prove. A voice that is slow, or fails,
    does so each time.
    """

    _made: Final[dict[str, bytes]] = {}

    def frames(self, order: Order) -> bytes:
        """See `Bench.frames`."""
        if isinstance(order.sound, Phrase) and type(self._speaker()) is not FakeSpeaker:
            return super().frames(order)
        if order.clip_id not in self._made:
            self._made[order.clip_id] = super().frames(order)
        return self._made[order.clip_id]


def hum(patch: "pytest.MonkeyPatch") -> None:
    """Have the voices of this module asked for by name; what they hum is made once."""
    patch.setattr(registry, "VOICES", all_voices())
    patch.setattr(making, "Bench", RememberingBench)


class Counted:
    """A build's report that remembers."""

    def __init__(self) -> None:
        self.orders: list[Order] = []
        self.kept: list[Order] = []
        self.waited = False

    def waiting(self) -> None:
        """Another build is at work."""
        self.waited = True

    def making(self, orders: Sequence[Order]) -> None:
        """These are about to be made."""
        self.orders += orders

    def made(self, order: Order, length_ms: int) -> None:
        """One of them is kept."""
        assert length_ms > 0
        self.kept.append(order)

    @property
    def reasons(self) -> dict[str, str]:
        """Why each sound was made, under its key."""
        return {order.sound.key: order.why for order in self.orders}


def small_routine(**replaced: str) -> Routine:
    """The small routine; each keyword's `_` stands for a blank, as in `psoas="so as"`."""
    text = SMALL_YAML
    for old, new in replaced.items():
        assert old.replace("_", " ") in text
        text = text.replace(old.replace("_", " "), new)
    return parse_routine(text.encode(), "small.yaml").routine


def renamed(routine: Routine, routine_id: str) -> Routine:
    """The same routine under another id."""
    return routine.model_copy(update={"id": routine_id})


def sharing_routines() -> tuple[Routine, ...]:
    """Five routines of few exercises: a bridge in four of them, by two ids; a turn in two."""
    turn, bridge = small_routine().exercises
    long_bridge = bridge.model_copy(update={"id": "long-bridge", "spoken_names": ("long one",)})
    lift = bridge.model_copy(update={"id": "lift", "title": "Leg lift"})
    exercises = {
        "morning": (turn, bridge),
        "noon": (lift, bridge, turn),
        "evening": (lift.model_copy(update={"id": "raise", "title": "Raise"}), long_bridge),
        "night": (bridge,),
        "free": (lift.model_copy(update={"id": "swing", "title": "Leg swing"}),),
    }
    return tuple(
        small_routine().model_copy(
            update={
                "id": routine_id,
                "title": f"{routine_id.capitalize()} hips",
                "spoken_names": (),
                "exercises": of_it,
            }
        )
        for routine_id, of_it in exercises.items()
    )


def build_small(
    folder: Path, *routines: Routine, report: Counted | None = None, **asked: object
) -> Catalog:
    """Build routines, the small one unless given, as they are asked for."""
    settings = {"voice": "hum", "pace": Pace(), "fmt": Mp3Format()}
    wanted = {
        "sources": tuple(GivenRoutine(routine=each) for each in routines or (small_routine(),)),
        "folder": folder,
        "asked": Asked(**{name: asked.pop(name, usual) for name, usual in settings.items()}),  # type: ignore[arg-type]
        "base_url": None,
        "static": None,
        "jobs": 1,
        "now": NOW,
        "cache": None,
    }
    build(Job(**(wanted | asked)), report or Counted())  # type: ignore[arg-type]
    return open_library(folder).catalog


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file of an output folder, but for the lock: what two builds are compared by.

    What a routine was read from is left out: a file, or the routine at hand.
    """
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".build.lock"
    }
    if "index.json" in files:
        files["index.json"] = re.sub(rb'"source": "[0-9a-f]*"', b"", files["index.json"])
    return files


def same_files(one: Path, other: Path) -> bool:
    """Whether two output folders hold the same files, byte for byte."""
    return files_in(one) == files_in(other)


def partial_files(folder: Path) -> list[Path]:
    """Files that were begun and not finished."""
    return [path for path in folder.rglob("*") if re.search(r"\.partial$", path.name)]


if __name__ == "__main__":
    from audio_builder.cli.main import main

    registry.VOICES = all_voices()  # type: ignore[misc, assignment]
    sys.exit(main())
