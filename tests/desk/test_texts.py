"""The addresses of texts: what a page is told, and what it may do."""

import json
from typing import Any

from builds import SMALL_YAML
from desks import FILE, DeskPage


def test_a_folder_is_listed(page: DeskPage) -> None:
    """Each routine by its title, with its problems; and the shelf to begin from."""
    (page.room.folder.path / "broken.yaml").write_text("title: Half\n", encoding="utf-8")
    (page.room.folder.path / "notes.txt").write_text("no", encoding="utf-8")
    (page.room.folder.path / "long.yaml").write_bytes(b"#" * 300_000)
    listed = page.get("/api/routines")
    rows = {row["file"]: row for row in listed["routines"]}
    assert set(rows) == {FILE, "broken.yaml", "long.yaml"}
    assert (rows[FILE]["title"], rows[FILE]["id"], rows[FILE]["problems"]) == (
        "Calm hips", "calm-hips", 0,
    )  # fmt: skip
    assert rows["broken.yaml"]["problems"] > 0
    assert "hip-ir" in {each["id"] for each in listed["shelf"]}


def test_a_text_is_told_with_all_that_is_in_it(page: DeskPage) -> None:
    """Data in the order of the file, places by path, and no problem."""
    shown = page.open()
    assert shown["text"] == SMALL_YAML
    assert shown["problems"] == []
    assert list(shown["data"])[:3] == ["format", "id", "title"]
    assert shown["data"]["exercises"][0]["reps"] == {"default": 2, "min": 1, "max": 3}
    assert shown["places"]["exercises.0.title"] == [19, 5]


def test_a_problem_names_its_part(page: DeskPage) -> None:
    """With line, column, the way out, and the path that a form has a field for."""
    shown = page.open()
    text = SMALL_YAML.replace("sets: 2", "sets: many").replace("rest: 20", "rset: 20")
    told = page.put(text, shown["digest"])["problems"]
    found = {tuple(each["path"]): each for each in told}
    assert found[("rset",)]["mend"] == "did you mean 'rest'?"
    wrong = found["exercises", 0, "sets"]
    assert (wrong["line"], wrong["column"]) == (29, 11)


def test_a_text_that_cannot_be_read_has_no_data(page: DeskPage) -> None:
    """The form stands still, and the problem says where."""
    shown = page.put("a: [1", page.open()["digest"])
    assert shown["data"] is None
    assert shown["problems"][0]["line"] == 1
    assert shown["text"] == "a: [1"


def test_edits_of_the_form_are_made_in_the_text(page: DeskPage) -> None:
    """One, or several at once, answered as the file is then."""
    shown = page.open()
    path = ["exercises", 0, "reps", "max"]
    one = {"op": "set", "path": path, "value": 5}
    shown = page.post(f"/api/routines/{FILE}/edits", edit=one, base=shown["digest"])
    assert shown["text"] == SMALL_YAML.replace("max: 3", "max: 5")
    several = [
        {"op": "insert", "path": ["safety"], "index": 1, "value": "Stop at pain."},
        {"op": "move", "path": ["exercises"], "index": 0, "to": 1},
        {"op": "remove", "path": ["source"]},
    ]
    shown = page.post(f"/api/routines/{FILE}/edits", edits=several, base=shown["digest"])
    assert [each["id"] for each in shown["data"]["exercises"]] == ["bridge", "turn"]
    assert "source" not in shown["data"]
    assert page.open() == shown


def test_an_edit_that_cannot_be_made_says_why(page: DeskPage) -> None:
    """The text stays as it was."""
    digest = page.open()["digest"]
    for edit in (
        {"op": "remove", "path": ["nothing"]},
        {"op": "jump"},
        None,
        {"op": "set", "path": []},
    ):
        answer = page.post(f"/api/routines/{FILE}/edits", 422, edit=edit, base=digest)
        assert answer["error"]
    assert page.open()["digest"] == digest


def test_a_conflict_tells_all_three_texts(page: DeskPage) -> None:
    """The page can show both, and what they came from."""
    digest = page.open()["digest"]
    (page.room.folder.path / FILE).write_text("title: Theirs\n", encoding="utf-8")
    told = page.put("title: Mine\n", digest, 409)
    assert (told["mine"], told["theirs"], told["base"]) == (
        "title: Mine\n", "title: Theirs\n", SMALL_YAML,
    )  # fmt: skip


def test_a_page_learns_what_happened_elsewhere(page: DeskPage) -> None:
    """Whether the file changed, and whether another tab has it open."""
    digest = page.open()["digest"]
    state = f"/api/routines/{FILE}/state"
    assert page.get(f"{state}?digest={digest}")["changed"] is False
    told = page.post(state, tab="one", digest=digest)
    assert told["others"] == {"tabs": 0, "desks": 0}
    assert page.post(state, tab="two", digest=digest)["others"]["tabs"] == 1
    (page.room.folder.path / FILE).write_text("title: Theirs\n", encoding="utf-8")
    assert page.post(state, tab="one", digest=digest)["changed"] is True


def test_an_exercise_of_a_file_of_its_own_is_shown_with_it(page: DeskPage) -> None:
    """The data has the `use` as it is written; beside it is what it stands for."""
    folder = page.room.folder.path / "exercises"
    folder.mkdir()
    exercise = "title: Bow\nposture: standing\npurpose: Good.\nsetup: [Stand.]\nwork: 20\n"
    (folder / "bow.yaml").write_text(exercise, encoding="utf-8")
    text = SMALL_YAML.replace("format: 1", "format: 2") + "  - use: bow\n"
    shown = page.put(text, page.open()["digest"])
    assert shown["data"]["exercises"][2] == {"use": "bow"}
    assert shown["uses"]["exercises.2"]["title"] == "Bow"


def test_what_is_no_request_is_refused(page: DeskPage) -> None:
    """A body that is none, or lacks a part, gets a sentence, not a failure."""
    bodies: tuple[Any, ...] = ([], "x", {"text": 1, "base": ""}, {"text": "x"})
    for body in bodies:
        answer = page.ask("PUT", f"/api/routines/{FILE}", json=body)
        assert answer.status_code == 400
        assert answer.get_json()["error"]
    answer = page.ask("PUT", f"/api/routines/{FILE}", data="{", content_type="application/json")
    assert answer.status_code == 400
    assert page.ask("GET", "/api/routines/no.yaml").status_code == 404
    assert page.ask("GET", "/api/nothing").status_code == 404
    assert page.ask("DELETE", f"/api/routines/{FILE}").status_code == 405


def test_halves_of_characters_are_no_text(page: DeskPage) -> None:
    """What no file can hold is refused, and the file stays."""
    digest = page.open()["digest"]
    body = json.dumps({"text": "\ud800", "base": digest})
    answer = page.ask("PUT", f"/api/routines/{FILE}", data=body, content_type="application/json")
    assert answer.status_code == 400
    assert page.open()["digest"] == digest
