"""Routines for tests: written ones, built ones and random ones."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, Final, get_args

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from audio_builder.loading.problems import RoutineError
from audio_builder.loading.routine_file import parse_routine
from audio_builder.model.doses import Reps
from audio_builder.model.exercise import Exercise
from audio_builder.model.routine import Pronunciation, Routine, Source
from audio_builder.model.steps import Hold, Step
from audio_builder.model.values import Drawing, Posture, Side

PATIENT: Final = settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow]
)
"""For properties over routines: a busy machine is no failure."""

MINIMAL_YAML: Final = """\
format: 1
id: calm-knees
title: Calm knees
summary: Two minutes for the knees.
safety:
  - Work without pain.
exercises:
  - id: bend
    title: Knee bend
    posture: standing
    purpose: It wakes the thighs.
    setup:
      - Stand with your feet apart.
    reps: {default: 3}
    steps:
      - say: Bend your knees and rise.
        short: Bend and rise.
"""
"""Only what a routine must have."""

FULL_YAML: Final = """\
# Every key of the language, once.
format: 1
id: hips-and-back
title: Hips and back
spoken_names: [hips, the long one]
language: en-GB
summary: |
  For hips that turn
  and backs that bend.
author: Mo Dell
contact: mo@example.org
source:
  author: Ada Coach
  title: Moving well
  publisher: Example House
  url: https://example.org/moving-well
intro:
  - Welcome.
safety:
  - Work without pain, and keep breathing.
close:
  - That is all for today.
lead_in: 5
change_of_side: 8.5
rest: 15
posture_change: 25
overrun: extend
pronunciations:
  - word: psoas
    say: so-us
    ipa: ˈsoʊæs
  - {word: ilium, ipa: ˈiliəm}
exercises:
  - id: turn
    title: Standing turn
    spoken_names: ["turn", 'the turn']
    posture: standing
    purpose: >-
      It teaches the hip to turn
      without the pelvis.
    setup:
      - Stand on your {side} leg.
      - "{other_side} foot: let it float."
    cautions:
      - Keep your {side} knee soft.
    sides: [left, right]
    change_of_side: Switch sides. Stand on your {side} leg.
    sets: 2
    rest_between_sets: 20.5
    reps: {default: 3, min: 1, max: 5}
    prepare:
      - say: One plain bow first.
        short: One bow.
        tempo: 3-0-2-0
        tempo_words: [Down, Wait, Up, Wait]
    steps:
      - say: Turn to the {side}, and hold for one deep breath.
        short: Torso to the {side}.
        move: 1.5
        hold: {breaths: 1}
      - say: Turn back.
        short: Back.
        hold:
          seconds: 20
  - id: bridge
    title: Bridge
    posture: lying
    change_of_posture: Come down to the floor and lie on your back.
    drawing: supine-ere
    purpose: It strengthens the back of the hips.
    setup: [Bend your knees.]
    reps:
      default: 4
    steps:
      - {say: Lift your hips., short: Lift.}
"""
"""Every key of the language, in several of YAML's styles."""

GOOD_YAML: Final = (MINIMAL_YAML, FULL_YAML)


def problems_of(text: str) -> list[str]:
    """The problems of a file, as the author reads them."""
    with pytest.raises(RoutineError) as caught:
        parse_routine(text.encode(), "r")
    return str(caught.value).splitlines()


def build_step(**overrides: object) -> Step:
    """A step of plain words, but for what is given."""
    return Step.model_validate({"say": "Bend your knees.", "short": "Bend."} | overrides)


def build_exercise(**overrides: object) -> Exercise:
    """An exercise of three reps of one step, without sides, but for what is given."""
    plain = {
        "id": "bend",
        "title": "Knee bend",
        "posture": "standing",
        "purpose": "It wakes the thighs.",
        "setup": ("Stand with your feet apart.",),
        "reps": Reps(default=3),
        "steps": (build_step(),),
    }
    return Exercise.model_validate(plain | overrides)


def build_routine(**overrides: object) -> Routine:
    """A routine of one exercise, but for what is given."""
    plain = {
        "format": 1,
        "id": "calm-knees",
        "title": "Calm knees",
        "summary": "Two minutes for the knees.",
        "safety": ("Work without pain.",),
        "exercises": (build_exercise(),),
    }
    return Routine.model_validate(plain | overrides)


def render_yaml(value: object, indent: str = "") -> str:
    """Plain data as YAML in block style, every text in double quotes."""
    match value:
        case Mapping() if value:
            return "".join(
                f"\n{indent}{key}:{render_yaml(item, indent + '  ')}" for key, item in value.items()
            )
        case Sequence() if value and not isinstance(value, str):
            return "".join(f"\n{indent}-{render_yaml(item, indent + '  ')}" for item in value)
        case _:
            return f" {json.dumps(value, ensure_ascii=False)}"


def written(routine: Routine, *, with_defaults: bool = False) -> dict[str, Any]:
    """A routine as plain data of a file: its blocks under their key.

    With its defaults, those of format 2 too, a routine is written in format 2.
    """
    data = routine.model_dump(mode="json", exclude_defaults=not with_defaults)
    number = 2 if with_defaults else routine.format
    return data | {"format": number, "exercises": [_item(each) for each in data["exercises"]]}


def _item(item: dict[str, Any]) -> dict[str, Any]:
    if "exercises" not in item:
        for step in (*item.get("prepare", ()), *item.get("steps", ())):
            seconds = (step.get("hold") or {}).get("seconds") or ()
            if len(seconds) == 1:  # one length is written as a number, a list is one for each turn
                step["hold"] |= {"seconds": seconds[0]}
        return item
    return {"block": item | {"exercises": [_item(each) for each in item["exercises"]]}}


def format_routine(routine: Routine, *, with_defaults: bool = False) -> bytes:
    """A routine as a file: the other way round of loading one."""
    return f"{render_yaml(written(routine, with_defaults=with_defaults))}\n".encode()


_WORDS: Final = [  # none that together may tell a listener to hold the breath
    "turn",
    "lift",
    "keep",
    "foot",
    "knee",
    "hip",
    "slowly",
    "the",
    "your",
    "and",
    "café",
    "360°",
    "12",
    "0x1F",
    "1e3",
    "yes",
    "on",
    "no",
    "null",
    "true",
    "1:30",
    "-",
    "--",
    "#",
    ":",
    "a:b",
    "key:",
    "'",
    '"',
    "\\",
    "\\n",
    "&",
    "*",
    "!",
    "|",
    ">",
    "%",
    "@",
    "`",
    "?",
    ",",
    "it's",
    "“so”",
    "–",
    "…",
    "[x]",
    "2024-01-05",
]
_RANDOM_WORDS: Final = st.text("abcdefghijklmnopqrstuvwxyzäöé", min_size=1, max_size=8)
_HALF_SECONDS: Final = st.integers(0, 60).map(lambda halves: halves / 2)


def lines(*, placeholders: bool = False, most: int = 6) -> st.SearchStrategy[str]:
    """Texts on one line that a voice can speak, with words that YAML finds hard to read."""
    words = [st.sampled_from(_WORDS), _RANDOM_WORDS]
    if placeholders:
        words.append(st.sampled_from(["{side}", "{other_side}"]))
    text = st.lists(st.one_of(words), min_size=1, max_size=most).map(" ".join)
    return text.filter(lambda found: re.search(r"[a-z0-9]", found) is not None)


def _tuples(items: st.SearchStrategy[str], least: int, most: int) -> st.SearchStrategy[object]:
    return st.lists(items, min_size=least, max_size=most).map(tuple)


@st.composite
def _reps(draw: st.DrawFn) -> Reps:
    fewest, default, most = sorted(draw(st.tuples(*[st.integers(1, 6)] * 3)))
    return Reps(default=default, min=fewest, max=draw(st.sampled_from([most, None])))


def _holds() -> st.SearchStrategy[Hold]:
    seconds = st.integers(2, 80).map(lambda halves: halves / 2)
    return st.builds(Hold, breaths=st.integers(1, 4)) | st.builds(Hold, seconds=seconds)


def _tempi() -> st.SearchStrategy[str]:
    beats = st.tuples(*[st.integers(0, 4)] * 4).filter(lambda four: four[0] or four[2])
    return beats.map(lambda four: "-".join(map(str, four)))


@st.composite
def _steps(draw: st.DrawFn, *, sided: bool) -> Step:
    timing = draw(st.sampled_from(["hold", "tempo", "neither"]))
    words = {"tempo_words": draw(st.tuples(*[_RANDOM_WORDS] * 4))} if draw(st.booleans()) else {}
    return build_step(
        say=draw(lines(placeholders=sided)),
        short=draw(lines(placeholders=sided, most=3)),
        hold=draw(_holds()) if timing == "hold" else None,
        tempo=draw(_tempi()) if timing == "tempo" else None,
        move=draw(st.none() | _HALF_SECONDS),
        **words,
    )


@st.composite
def _exercises(draw: st.DrawFn, *, number: int, before: Posture | None) -> Exercise:
    sides: tuple[Side, ...] = draw(
        st.sampled_from([(), ("left",), ("right",), ("left", "right"), ("right", "left")])
    )
    sided = bool(sides)
    posture: Posture = draw(st.sampled_from(["standing", "sitting", "kneeling", "lying"]))
    return build_exercise(
        id=f"exercise-{number}",
        title=f"{draw(_RANDOM_WORDS)} {number}",
        spoken_names=tuple(f"{name} {number}" for name in draw(st.lists(lines(), max_size=2))),
        posture=posture,
        change_of_posture=draw(lines()) if before not in (None, posture) else None,
        drawing=draw(st.sampled_from([None, *get_args(Drawing)])),
        purpose=draw(lines()),
        setup=draw(_tuples(lines(placeholders=sided), 1, 2)),
        cautions=draw(_tuples(lines(placeholders=sided), 0, 2)),
        sides=sides,
        change_of_side=draw(lines(placeholders=True)) if len(sides) == 2 else None,
        sets=draw(st.integers(1, 2)),
        rest_between_sets=draw(_HALF_SECONDS),
        reps=draw(_reps()),
        prepare=draw(st.lists(_steps(sided=sided), max_size=1).map(tuple)),
        steps=draw(st.lists(_steps(sided=sided), min_size=1, max_size=3).map(tuple)),
    )


@st.composite
def routines(draw: st.DrawFn, *, overrun: str | None = None, most_exercises: int = 3) -> Routine:
    """Small routines that loading accepts, with every part that a routine may have.

    Args:
        draw: hypothesis's own.
        overrun: what the routine says of words that are too long; either, unless given.
        most_exercises: how many exercises it may have.
    """
    exercises: list[Exercise] = []
    for number in range(1, draw(st.integers(1, most_exercises)) + 1):
        before = exercises[-1].posture if exercises else None
        exercises.append(draw(_exercises(number=number, before=before)))
    words = draw(st.lists(_RANDOM_WORDS, unique_by=str.casefold, max_size=2))
    return build_routine(
        title=draw(_RANDOM_WORDS),
        spoken_names=draw(_tuples(lines(), 0, 2)),
        language=draw(st.sampled_from(["en-US", "en-GB", "en"])),
        summary=draw(st.lists(lines(), min_size=1, max_size=3).map("\n".join)),
        source=draw(
            st.none() | st.builds(Source, author=lines(), title=lines(), publisher=lines())
        ),
        intro=draw(_tuples(lines(), 0, 2)),
        safety=draw(_tuples(lines(), 1, 2)),
        close=draw(_tuples(lines(), 0, 2)),
        lead_in=draw(_HALF_SECONDS),
        change_of_side=draw(_HALF_SECONDS),
        rest=draw(_HALF_SECONDS),
        posture_change=draw(_HALF_SECONDS),
        overrun=overrun or draw(st.sampled_from(["error", "extend"])),
        pronunciations=tuple(Pronunciation(word=word, say=f"{word}-so") for word in words),
        exercises=tuple(exercises),
    )
