"""Exercises that are written once and used in several routines."""

from pathlib import Path

import pytest

from audio_builder.loading.problems import RoutineError
from audio_builder.loading.routine_file import load_routine
from audio_builder.model.routine import Routine

BIRD_DOG = """\
id: bird-dog
title: Bird dog
posture: kneeling
purpose: For a quiet back.
setup: [Hands and knees.]
reps: {default: 5, max: 8}
steps:
  - say: Reach one arm and the other leg long.
    short: Reach long.
    hold: 5
"""
ROUTINE = """\
format: 2
id: back
title: Back
summary: For the back.
safety: [Work without pain.]
exercises:
"""


def load(folder: Path, items: str, **exercises: str) -> Routine:
    """A routine of these items, beside a folder of exercises."""
    (folder / "exercises").mkdir()
    for name, text in exercises.items():
        (folder / "exercises" / f"{name.replace('_', '-')}.yaml").write_text(text)
    path = folder / "back.yaml"
    path.write_text(ROUTINE + items)
    return load_routine(path).routine


def problems(folder: Path, items: str, **exercises: str) -> list[str]:
    """What is wrong with it."""
    with pytest.raises(RoutineError) as refused:
        load(folder, items, **exercises)
    return [str(problem) for problem in refused.value.problems]


def test_an_exercise_is_put_in_the_place_of_its_use(tmp_path: Path) -> None:
    """Whoever uses it gets all of it."""
    routine = load(tmp_path, "  - use: bird-dog\n", bird_dog=BIRD_DOG)
    (exercise,) = routine.leaves
    assert (exercise.id, exercise.title) == ("bird-dog", "Bird dog")
    assert exercise.reps is not None
    assert exercise.reps.default == 5


def test_keys_beside_a_use_replace_those_of_the_exercise(tmp_path: Path) -> None:
    """A routine changes what it needs to, key by key, also inside a block."""
    items = (
        "  - use: bird-dog\n"
        "  - block:\n"
        "      rounds: 2\n"
        "      exercises:\n"
        "        - {use: bird-dog, id: slow-bird-dog, title: Slow bird dog, reps: 3}\n"
    )
    first, second = load(tmp_path, items, bird_dog=BIRD_DOG).leaves
    assert second.title == "Slow bird dog"
    assert second.reps is not None
    assert (second.reps.default, second.reps.max) == (3, None)
    assert second.steps == first.steps


def test_a_problem_in_a_used_exercise_names_both_files(tmp_path: Path) -> None:
    """Where the routine uses it, and where in the exercise's own file it is wrong."""
    wrong = BIRD_DOG.replace("posture: kneeling", "posture: kneling")
    assert problems(tmp_path, "  - use: bird-dog\n", bird_dog=wrong) == [
        (
            "7:5: in exercises/bird-dog.yaml:3:10: 'posture' cannot be 'kneling'; "
            "did you mean 'kneeling'? the choices are standing, sitting, kneeling or lying"
        )
    ]


def test_a_problem_in_a_key_beside_a_use_is_at_its_own_line(tmp_path: Path) -> None:
    """What the routine itself writes is wrong in the routine."""
    items = "  - use: bird-dog\n    title: 7\n"
    (problem,) = problems(tmp_path, items, bird_dog=BIRD_DOG)
    assert problem.startswith("8:12: 'title' must be text")


def test_broken_yaml_in_an_exercise_names_both_files(tmp_path: Path) -> None:
    """A file that cannot be read is no riddle."""
    (problem,) = problems(tmp_path, "  - use: bird-dog\n", bird_dog="id: [\n")
    assert problem.startswith("7:10: in exercises/bird-dog.yaml:")


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        (
            "  - use: bird-dgo\n",
            "7:10: there is no exercise 'bird-dgo' to use; did you mean 'bird-dog'?",
        ),
        (
            "  - use: ../secret\n",
            "7:10: '../secret' is no id of an exercise; write 'use: bird-dog'",
        ),
        ("  - use: 7\n", "7:10: '7' is no id of an exercise; write 'use: bird-dog'"),
    ],
)
def test_a_use_of_nothing_says_what_there_is(tmp_path: Path, items: str, expected: str) -> None:
    """One problem, with the way out; nothing outside the folder is ever read."""
    assert problems(tmp_path, items, bird_dog=BIRD_DOG) == [expected]


def test_an_exercise_cannot_use_another(tmp_path: Path) -> None:
    """One step from the routine to what is meant; no circles."""
    (problem,) = problems(tmp_path, "  - use: bird-dog\n", bird_dog="use: bird-dog\n")
    assert "has 'use', and can only hold one exercise" in problem


def test_without_a_folder_the_way_to_one_is_told(tmp_path: Path) -> None:
    """The first one is written by hand."""
    (problem,) = problems(tmp_path, "  - use: plank\n")
    assert "write it into a file 'exercises/plank.yaml' beside the routine" in problem


def test_a_use_needs_format_2(tmp_path: Path) -> None:
    """An older Repcast cannot read such a file, and its number says so."""
    (tmp_path / "exercises").mkdir()
    (tmp_path / "exercises" / "bird-dog.yaml").write_text(BIRD_DOG)
    path = tmp_path / "back.yaml"
    path.write_text(ROUTINE.replace("format: 2", "format: 1") + "  - use: bird-dog\n")
    with pytest.raises(RoutineError) as refused:
        load_routine(path)
    (problem,) = refused.value.problems
    assert str(problem) == "7:10: 'use' came with format 2; write 'format: 2' at the top"
