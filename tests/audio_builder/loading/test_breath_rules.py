"""A routine's texts are judged in the order in which they will be heard."""

from importlib import resources
from typing import Final

import pytest
import yaml

from audio_builder.loading.breath_rules import breath_findings
from audio_builder.loading.heard import heard_orders
from audio_builder.loading.plain import Json, KeyPath

IN: Final = {"say": "Breathe in.", "short": "Breathe in."}
HOLD: Final = {"say": "Hold for seven.", "short": "Hold."}
LIFT: Final = {"say": "Lift the leg.", "short": "Lift."}
TEN: Final = {"say": "Hold for ten.", "short": "Hold."}


def told_at(data: dict[str, Json]) -> list[KeyPath]:
    """Where a breath is held."""
    return [finding.path for finding in breath_findings(data)]


def exercise(**keys: Json) -> dict[str, Json]:
    """A routine of one exercise."""
    return {"exercises": [keys]}


STEPS: Final[KeyPath] = ("exercises", 0, "steps")


@pytest.mark.parametrize(
    ("data", "paths"),
    [
        ({"intro": ["Breathe in.", "Hold for ten."]}, [("intro", 1)]),
        ({"intro": ["Breathe in."], "safety": ["And hold."]}, [("safety", 0)]),
        ({"summary": "Breathe in and hold."}, [("summary",)]),
        (exercise(setup=["Inhale.", "Wait."]), [("exercises", 0, "setup", 1)]),
        (
            exercise(cautions=["Breathe in."], steps=[HOLD]),
            [(*STEPS, 0, "say")],
        ),
        (exercise(steps=[IN, HOLD]), [(*STEPS, 1, "say"), (*STEPS, 1, "short")]),
        (exercise(prepare=[IN], steps=[TEN]), [(*STEPS, 0, "say"), (*STEPS, 0, "short")]),
        (
            exercise(steps=[{"say": "Breathe in.", "short": "Go."}, LIFT | {"short": "Hold."}]),
            [],
        ),
        # The last step leads to the first again
        (exercise(steps=[TEN, LIFT, IN]), [(*STEPS, 0, "say"), (*STEPS, 0, "short")]),
        (exercise(steps=[TEN, IN, LIFT]), []),
        # Holds and tempi speak too
        (exercise(steps=[IN | {"hold": {"seconds": 10}}]), [(*STEPS, 0, "hold")]),
        (exercise(steps=[IN | {"hold": {"breaths": 1}}, TEN]), []),
        (exercise(steps=[LIFT | {"hold": {"seconds": 10}}]), []),
        (
            exercise(
                steps=[{"tempo_words": ["Inhale", "Hold", "Exhale", "Stay"], "tempo": "3-1-2-1"}]
            ),
            [(*STEPS, 0, "tempo_words", 1), (*STEPS, 0, "tempo_words", 3)],
        ),
        (
            exercise(steps=[{"tempo_words": ["Inhale", "Hold", "Exhale", "Stay"]}]),
            [(*STEPS, 0, "tempo_words", 1), (*STEPS, 0, "tempo_words", 3)],
        ),
        (
            exercise(
                steps=[{"tempo_words": ["Inhale", "Hold", "Exhale", "Stay"], "tempo": "3-0-2-0"}]
            ),
            [],
        ),
        (exercise(steps=[IN | {"tempo": "0-2-1-0"}]), [(*STEPS, 0, "tempo")]),
        (exercise(steps=[IN | {"tempo": "3-1-2-0"}]), []),
        # What the language may have next
        (
            exercise(steps=[IN | {"hold": {"seconds": 9}, "during": "Hold."}]),
            [(*STEPS, 0, "during")],
        ),
        (
            exercise(during=["Breathe in.", "Hold."]),
            [("exercises", 0, "during", 1)],
        ),
        (
            exercise(steps=[LIFT], levels={"harder": {"steps": [IN, TEN]}}),
            [
                ("exercises", 0, "levels", "harder", "steps", 1, "say"),
                ("exercises", 0, "levels", "harder", "steps", 1, "short"),
            ],
        ),
        (
            {
                "exercises": [
                    {"block": {"exercises": [{"block": exercise(setup=["Inhale, hold."])}]}}
                ]
            },
            [
                (
                    *("exercises", 0, "block", "exercises", 0, "block", "exercises", 0),
                    *("setup", 0),
                )
            ],
        ),
        # A rest between two exercises is a clean slate
        (
            {"exercises": [{"steps": [LIFT, IN]}, {"title": "Rest", "setup": ["Wait here."]}]},
            [],
        ),
        (
            exercise(steps=[{"say": "Now.", "short": "Now.", "breath": "in"}, TEN]),
            [(*STEPS, 1, "say"), (*STEPS, 1, "short")],
        ),
        # As it will be said
        (
            {
                "intro": ["Now xyz."],
                "pronunciations": [{"word": "XYZ", "say": "hold your breath"}],
            },
            [("pronunciations", 0, "say"), ("intro", 0)],
        ),
        (
            {
                "intro": ["Breathe in, and mumble."],
                "pronunciations": [{"word": "mumble", "say": "hold"}],
            },
            [("intro", 0)],
        ),
        (
            {
                "intro": ["Hold your breath."],
                "pronunciations": [{"word": "breath", "say": "breth"}],
            },
            [("intro", 0)],
        ),
        (
            {"intro": ["mumbles, mumble's"], "pronunciations": [{"word": "mumble", "say": "x"}]},
            [],
        ),
    ],
)
def test_texts_are_judged_in_the_order_of_hearing(
    data: dict[str, Json], paths: list[KeyPath]
) -> None:
    """A breath in one text and a hold in the next are found at the hold, once."""
    assert sorted(told_at(data), key=str) == sorted(paths, key=str)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            "Inhale for four, hold for seven.",
            (
                "'hold for seven' after 'inhale for four' tells the listener to hold the breath; "
                "leave the hold out: Repcast teaches no breathing pattern that has one"
            ),
        ),
        (
            "Breathe in. Hold.",
            (
                "'hold' after 'breathe in' tells the listener to hold the breath; "
                "say 'hold the position for one deep breath'"
            ),
        ),
        (
            "Hold your breath.",
            (
                "'hold your breath' tells the listener to hold the breath; "
                "say 'hold the position for one deep breath'"
            ),
        ),
    ],
)
def test_a_finding_says_what_holds_which_breath_and_what_to_say(line: str, message: str) -> None:
    """A pattern is to be left out; a position held is to be named."""
    assert [f"{found.what}; {found.mend}" for found in breath_findings({"intro": [line]})] == [
        message
    ]


def test_an_exercise_is_heard_from_its_setup_to_its_reps() -> None:
    """In full: getting ready, each step's words, then the reps in which steps are only named."""
    data = exercise(
        setup=["Stand."],
        prepare=[{"say": "Ready.", "short": "R."}],
        steps=[{"say": "Lift it.", "short": "Lift.", "hold": 9, "during": "Slow."}],
    )
    orders = [[text.words for text in order] for order in heard_orders(data)]
    said = ["Lift it.", "Slow."]
    named = ["Lift.", "Slow."]
    assert ["Stand.", "Ready.", *said, *said, *named, *named] in orders
    assert ["Stand.", "R.", *named, *named] in orders


@pytest.mark.parametrize(
    "data",
    [
        {"exercises": 7, "intro": {}, "pronunciations": "x"},
        {"exercises": [None, 7, [], {}, {"block": 3}, {"block": {"exercises": [[]]}}]},
        {"exercises": [{"levels": 3, "steps": {}, "during": 7}]},
        {"exercises": [{"levels": {"easier": [], "harder": {"steps": [1]}}}]},
        {"exercises": [{"steps": [{"say": 1, "hold": 3, "tempo": {}, "tempo_words": [1]}]}]},
        {"pronunciations": [None, {"word": [], "say": 3}, {"word": "", "say": ""}]},
    ],
)
def test_anything_may_stand_in_the_data(data: dict[str, Json]) -> None:
    """Data that is no routine is somebody else's to report; nothing here fails on it."""
    assert told_at(data) == []


def test_the_shipped_routine_holds_no_breath() -> None:
    """The routine that comes with Repcast keeps its own rule."""
    text = (resources.files("audio_builder.routines") / "hip_ir.yaml").read_text("utf-8")
    assert told_at(yaml.safe_load(text)) == []
