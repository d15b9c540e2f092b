"""Rules that cross fields, reported together with everything else."""

import pytest

from audio_builder.loading.plain import Json
from audio_builder.loading.routine_file import parse_routine
from audio_builder.loading.rules import broken_rules
from routines import FULL_YAML, MINIMAL_YAML, problems_of

SECOND = """\
  - id: lift
    title: Heel lift
    posture: standing
    purpose: It wakes the calves.
    setup: [Stand tall.]
    reps: {default: 3}
    steps: [{say: Lift your heels., short: Lift.}]
"""
TWO = MINIMAL_YAML + SECOND
"""Two exercises; the second begins on line 18."""
NAMES = "give each exercise names that no other has"
BREATH = "tells the listener to hold the breath; say 'hold the position for one deep breath'"
NO_SIDES = (
    "the exercise has no sides to fill in here; "
    "add 'sides: [left, right]' to the exercise, or name the side in words"
)
NOT_FILLED = (
    "no side is filled in for '{side}' here; "
    "name the side in words; setup, cautions, change_of_side and steps fill it in"
)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # Ids and names
        (
            "id: lift",
            "id: bend",
            ["r:18:9: another exercise has the id 'bend'; give each exercise an id of its own"],
        ),
        (
            "id: lift",
            "id: calm-knees",
            [
                (
                    "r:18:9: the routine itself has the id 'calm-knees'; "
                    "give the exercise an id of its own"
                )
            ],
        ),
        (
            "id: calm-knees",
            "id: 2-lift",
            [
                (
                    "r:18:9: the track of this exercise would be named '2-lift', as the routine; "
                    "give the routine or the exercise another"
                )
            ],
        ),
        (
            "title: Heel lift",
            "title: KNEE-bend!",
            [f"r:19:12: 'KNEE-bend!' is also a name of exercise 1; {NAMES}"],
        ),
        (
            "title: Heel lift",
            "title: Heel lift\n    spoken_names: [heels, kneebend]",
            [f"r:20:27: 'kneebend' is also a name of exercise 1; {NAMES}"],
        ),
        # Sides
        (
            "reps: {default: 3}\n    steps:\n",
            "sides: [left, left]\n    change_of_side: x\n    reps: {default: 3}\n    steps:\n",
            [
                (
                    "r:14:19: the side 'left' is given twice; "
                    "give each side once, in the order they are done"
                )
            ],
        ),
        ("Stand with your feet apart.", "Stand on your {side} leg.", [f"r:13:9: {NO_SIDES}"]),
        ("short: Bend and", "short: Bend the {other_side} knee and", [f"r:17:16: {NO_SIDES}"]),
        ("Work without pain.", "Mind your {side} knee.", [f"r:6:5: {NOT_FILLED}"]),
        ("title: Calm knees", "title: Calm {side} knee", [f"r:3:8: {NOT_FILLED}"]),
        ("It wakes the thighs.", "It wakes the {side} thigh.", [f"r:11:14: {NOT_FILLED}"]),
        (
            "short: Bend and",
            "short: Bend {sied} and",
            ["r:17:16: '{sied}' cannot be filled in; did you mean '{side}'?"],
        ),
        # Reps
        (
            "{default: 3}\n    steps:\n",
            "{default: 3, min: 4, max: 2}\n    steps:\n",
            ["r:14:29: 'min' is 4, more than 'max', 2; give 2 or less, or raise 'max'"],
        ),
        (
            "{default: 3}\n    steps:\n",
            "{default: 3, min: 4, max: 6}\n    steps:\n",
            ["r:14:21: 'default' is 3, less than 'min', 4; give 4 or more"],
        ),
        (
            "{default: 3}\n    steps:\n",
            "{default: 3, min: 4}\n    steps:\n",
            ["r:14:21: 'default' is 3, less than 'min', 4; give 4 or more"],
        ),
        (
            "{default: 3}\n    steps:\n",
            "{default: 3, max: 2}\n    steps:\n",
            ["r:14:21: 'default' is 3, more than 'max', 2; give 2 or less"],
        ),
        # Postures
        (
            "posture: standing\n    purpose: It wakes the calves.",
            "posture: lying\n    purpose: It wakes the calves.",
            [
                (
                    "r:20:5: the posture changes from 'standing' to 'lying'; "
                    "add 'change_of_posture', as in 'change_of_posture: Lie on your back.'"
                )
            ],
        ),
        # Pronunciations
        (
            "title: Calm knees",
            "title: Calm knees\npronunciations:\n  - word: psoas\n  - {word: Psoas, ipa: x}",
            [
                (
                    "r:5:5: a pronunciation has neither 'say' nor 'ipa'; "
                    "give it one of the two, or both"
                ),
                "r:6:12: 'Psoas' has a pronunciation already; keep one of the two",
            ],
        ),
        # Wording, wherever it stands
        ("title: Calm knees", "title: Hold your breath", [f"r:3:8: 'hold your breath' {BREATH}"]),
        (
            "summary: Two minutes for the knees.",
            "summary: >-\n  Two minutes; hold\n  your breath. 🙂 {here}",
            [f"r:4:10: 'hold your breath' {BREATH}"],
        ),
        ("Work without pain.", "Don't breathe.", [f"r:6:5: 'don't breathe' {BREATH}"]),
        (
            "short: Bend and rise.",
            "short: \uff2f\uff2b.",
            [
                (
                    "r:17:16: no English voice can speak "
                    "'\uff2f' (fullwidth latin capital letter o), "
                    "'\uff2b' (fullwidth latin capital letter k); "
                    "write it in words, or leave it out"
                )
            ],
        ),
    ],
)
def test_rules_that_cross_fields(old: str, new: str, expected: list[str]) -> None:
    """One broken rule in a good routine is one problem, at the part that is to be changed."""
    assert old in TWO
    assert problems_of(TWO.replace(old, new, 1)) == expected


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("id: calm-knees", "id: 2-bend"),
        (
            "posture: standing\n    purpose: It wakes the thighs.",
            "posture: sitting\n    purpose: x",
        ),
        ("short: Bend and rise.", 'short: "Bend: and rise."'),
        ("title: Knee bend", "title: Knee bend\n    spoken_names: [knee bend, bend]"),
        # Without words of its own, the change of sides is told in the house's.
        ("reps: {default: 3}", "sides: [left, right]\n    reps: {default: 3}"),
    ],
)
def test_what_only_looks_like_a_clash_passes(old: str, new: str) -> None:
    """Near misses of the rules load, once the second exercise says how to get there."""
    text = TWO.replace(old, new, 1).replace(
        "    purpose: It wakes the calves.",
        "    change_of_posture: Stand up.\n    purpose: It wakes the calves.",
    )
    assert parse_routine(text.encode(), "r").routine.exercises[1].id == "lift"


SPOKEN = (
    "title: {}",
    "spoken_names: [{}]",
    "intro: [{}]",
    "close: [{}]",
    "pronunciations: [{{word: x, say: {}}}]",
    "exercises: [{{title: {}}}]",
    "exercises: [{{spoken_names: [{}]}}]",
    "exercises: [{{change_of_posture: {}}}]",
    "exercises: [{{purpose: {}}}]",
    "exercises: [{{setup: [x, {}]}}]",
    "exercises: [{{cautions: [{}]}}]",
    "exercises: [{{change_of_side: {}}}]",
    "exercises: [{{steps: [{{say: {}}}]}}]",
    "exercises: [{{prepare: [{{short: {}}}]}}]",
    "exercises: [{{steps: [{{tempo_words: [x, {}]}}]}}]",
)


@pytest.mark.parametrize("text", SPOKEN)
def test_every_spoken_text_is_held_to_the_wording_rules(text: str) -> None:
    """No text that anybody hears escapes, even where the rest of the routine is missing."""
    problems = problems_of(text.format("hold your breath"))
    assert sum("hold the breath" in problem for problem in problems) == 1


@pytest.mark.parametrize(
    "data",
    [
        {"exercises": 7, "pronunciations": "x", "format": [], "language": 3, "id": []},
        {"exercises": [None, 7, [], {}], "pronunciations": [None, 7, {"word": []}]},
        {"exercises": [{"id": 1, "title": {}, "spoken_names": 3, "posture": [], "sides": 7}]},
        {"exercises": [{"sides": [[], {}, 1, None], "reps": [], "steps": {}, "prepare": [[]]}]},
        {"exercises": [{"reps": {"default": "3", "min": None, "max": True}, "setup": {}}]},
        {"exercises": [{"steps": [{"say": 1, "hold": 3, "tempo": {}, "tempo_words": 7}]}]},
    ],
)
def test_rules_bear_with_anything(data: dict[str, Json]) -> None:
    """Parts that are missing or of the wrong type are structure's to report; rules skip them."""
    assert all(finding.what and finding.mend for finding in broken_rules(data))


def test_everything_is_told_at_once() -> None:
    """YAML's, the model's and the rules' problems come in one go, in the order of the file."""
    text = FULL_YAML.replace("title: Hips and back", "titel: Hips and back\ntitel: x")
    text = text.replace("rest: 15", "rest: 15s").replace("id: bridge", "id: turn")
    text = text.replace("Lift your hips.", "Hold your breath.")
    assert problems_of(text) == [
        "r:4:1: unknown key 'titel'; did you mean 'title'?",
        "r:5:1: the key 'titel' was given before, on line 4; keep one of the two",
        "r:26:7: 'rest' must be a number, not the text '15s'; write the number alone: 15",
        "r:66:9: another exercise has the id 'turn'; give each exercise an id of its own",
        f"r:76:15: 'hold your breath' {BREATH}",
    ]
