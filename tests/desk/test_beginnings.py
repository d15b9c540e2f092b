"""New files: never over another one, and sound from the start."""

import base64

import pytest

from desks import FILE, DeskPage

TABLE = "exercise,reps,sets\nCalf raise,10,2\n"


def test_an_empty_routine_is_the_commented_start(page: DeskPage) -> None:
    """As `repcast new` writes it, with the schema for editors beside it."""
    begun = page.post("/api/routines", 201, **{"from": "empty", "name": "Knee care"})
    shown = page.open(begun["file"])
    assert begun["file"] == "knee-care.yaml"
    assert (shown["data"]["title"], shown["problems"]) == ("Knee care", [])
    assert (page.room.folder.path / "routine.schema.json").exists()


def test_a_routine_of_the_shelf_gets_a_name_of_its_own(page: DeskPage) -> None:
    """Its id, title and file are new; the rest is the shelf's, comments and all."""
    asked = {"from": "shelf", "name": "My legs", "id": "tabata"}
    data = page.open(page.post("/api/routines", 201, **asked)["file"])["data"]
    assert (data["id"], data["title"]) == ("my-legs", "My legs")
    assert "spoken_names" not in data
    for wrong in ("../x", "/etc/passwd", "hips.yaml", "no-such"):
        assert page.post("/api/routines", 400, **(asked | {"name": "Other", "id": wrong}))["error"]


def test_a_file_of_another_program_becomes_a_routine(page: DeskPage) -> None:
    """With what was made up, and what was not carried over."""
    asked = {
        "from": "import",
        "file": "plan.csv",
        "content": base64.b64encode(TABLE.encode()).decode(),
    }
    begun = page.post("/api/routines", 201, **asked)
    assert begun["guesses"]
    assert page.open(begun["file"])["data"]["exercises"][0]["title"] == "Calf raise"
    again = page.post("/api/routines", 201, **asked, name="Second plan")
    assert again["file"] == "second-plan.yaml"
    for wrong in ({"content": "%"}, {"file": "x.zwo"}):
        assert page.post("/api/routines", 400, **(asked | wrong))["error"]


def test_plain_text_becomes_a_routine(page: DeskPage) -> None:
    """With what was read from which words, for the coach to go through."""
    text = "Knee exercises\n\n1. Heel slides - 3 sets of 10\nLie on your back. Slide your heel.\n"
    begun = page.post("/api/routines", 201, **{"from": "handout", "text": text})
    assert begun["guesses"]
    assert all(each["line"] and "words" in each for each in begun["readings"])
    exercise = page.open(begun["file"])["data"]["exercises"][0]
    assert (exercise["title"], exercise["sets"]) == ("Heel slides", 3)
    assert page.post("/api/routines", 400, **{"from": "handout", "text": " "})["error"]


@pytest.mark.parametrize("name", ["hips", "HIPS", "...", ""])
def test_no_file_is_written_over_and_none_without_a_name(page: DeskPage, name: str) -> None:
    """A name that is taken, and one that is none, are refused with a sentence."""
    before = page.open()
    assert page.post("/api/routines", 400, **{"from": "empty", "name": name})["error"]
    assert page.open() == before
    assert page.room.folder.names() == (FILE,)
    assert page.post("/api/routines", 400, name="x")["error"]
