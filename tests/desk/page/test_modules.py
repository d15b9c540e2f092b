"""The page's pure modules."""

from page_modules import run


def test_lines_of_a_path() -> None:
    """A part takes the lines up to the next part that is not inside it."""
    places = {"": [1, 1], "title": [2, 1], "setup": [3, 1], "setup.0": [4, 5], "reps": [6, 1]}
    assert run("(p) => paths.linesOf(p, 'setup', 9)", places) == [3, 5]
    assert run("(p) => paths.linesOf(p, 'reps', 9)", places) == [6, 9]
    assert run("(p) => paths.lineOf(p, 'setup.7')", places) == 3
    assert run("(p) => [paths.pathAt(p, 5, 1), paths.pathAt(p, 2, 9)]", places) == [
        "setup.0",
        "title",
    ]


def test_doses_are_edited_in_the_form_they_have() -> None:
    """A number stays a number, a mapping keeps its keys, minutes become seconds."""
    script = """(given) => given.map(([kind, before, value]) => kind === "reps"
      ? lengths.repsEdit(["reps"], before, value) : lengths.lengthEdit(["rest"], before, value))"""
    given = [
        ["reps", 5, 6],
        ["reps", {"default": 5, "max": 8}, 6],
        ["reps", {"default": 5}, [8, 6]],
        ["reps", None, 3],
        ["rest", {"seconds": 30}, 40],
        ["rest", {"minutes": 1}, 90],
        ["rest", 30, None],
    ]
    assert run(script, given) == [
        {"op": "set", "path": ["reps"], "value": 6},
        {"op": "set", "path": ["reps", "default"], "value": 6},
        {"op": "set", "path": ["reps"], "value": [8, 6]},
        {"op": "set", "path": ["reps"], "value": 3},
        {"op": "set", "path": ["rest", "seconds"], "value": 40},
        {"op": "set", "path": ["rest"], "value": 90},
        {"op": "remove", "path": ["rest"]},
    ]


def test_numbers_as_they_are_typed() -> None:
    """One, a list by turns, nothing, or no number at all."""
    told = run('(texts) => texts.map((text) => lengths.numbersOf(text) ?? "none")',
               ["8", "8, 6, 4", "2.5", "x"])  # fmt: skip
    assert told == [8, [8, 6, 4], 2.5, "none"]


def test_two_texts_side_by_side() -> None:
    """Runs that are the same and runs that differ put both texts together again."""
    one, other = "a\nb\nc\nd", "a\nx\nc\nd\ne"
    runs = run("([a, b]) => difference.difference(a, b)", [one, other])
    assert "\n".join(row for each in runs for row in each["one"]) == one
    assert "\n".join(row for each in runs for row in each["other"]) == other
    assert [each["same"] for each in runs] == [True, False, True, False]


def test_guesses_and_their_marks() -> None:
    """A guess is its line, with the handout's words above it; confirming takes the mark alone."""
    text = (
        "# line 1, not placed: Hips\n# line 2: Clams\n# line 3: 2x15\n"
        '  title: Clams  # confirm: "Clams" read\n'
        "  sets: 2\n  rest: 30  # to confirm\n"
    )
    found = run("(text) => guesses.guessesIn(text)", text)
    assert [(each["line"], each["value"], each["source"]) for each in found] == [
        (4, "title: Clams", "Clams / 2x15"),
        (6, "rest: 30", "Clams / 2x15"),
    ]
    assert run("(text) => guesses.leftOut(text)", text) == ["Hips"]
    assert run("(text) => guesses.confirmed(text, 6)", text) == text.replace("  # to confirm", "")


def test_history_takes_what_is_typed_in_one_go_as_one_step() -> None:
    """Letters within a moment are undone together; a change of another kind is its own step."""
    script = """() => {
      const past = new history.History("a");
      past.note("ab", "typed", 0);
      past.note("abc", "typed", 300);
      past.note("abcd", "form title", 400);
      return [past.undo(), past.undo(), past.canUndo, past.redo()];
    }"""
    assert run(script) == ["abc", "a", False, "abc"]


def test_names_become_ids() -> None:
    """Letters, digits, hyphens; and none twice."""
    assert run("() => [names.slugOf('Élan: 90/90 Hip!'), names.freeId('a', ['a', 'a-2'])]") == [
        "elan-90-90-hip",
        "a-3",
    ]


def test_poses_come_of_one_another() -> None:
    """A step changes what it names of the pose before it, or of the one that it is like."""
    script = """(given) => posing.afterSteps(given.catalogue, posing.beginning(given.catalogue,
      {posture: "standing", pose: {neck: {flexion: 5}}}), given.steps)"""
    catalogue = [
        {"name": "standing", "pose": {}},
        {"name": "squat", "pose": {"knee_left": {"flexion": 90}}},
    ]
    steps = [
        {"pose": {"neck": {"rotation": 9}, "props": ["chair"]}},
        {},
        {"pose": {"like": "squat", "lean": 3}},
    ]
    first = {"neck": {"flexion": 5, "rotation": 9}, "props": [{"kind": "chair"}]}
    assert run(script, {"catalogue": catalogue, "steps": steps}) == [
        first,
        first,
        {"knee_left": {"flexion": 90}, "lean": 3, "props": [{"kind": "chair"}]},
    ]


def test_problems_that_are_only_not_written_yet() -> None:
    """What is missing or empty is still to write; all else is to mend, at its own part."""
    script = "(list) => list.map((each) => [problems.whereOf(each), problems.isToDo(each)])"
    given = [
        {"path": ["exercises", 0], "what": "'purpose' is missing", "mend": "add it: why"},
        {"path": ["title"], "what": "'title' is empty", "mend": "give it: its name"},
        {"path": ["exercises", 0, "tempo"], "what": "'tempo' is 'quick'", "mend": "write 3-1-2"},
    ]
    assert run(script, given) == [
        ["exercises.0.purpose", True],
        ["title", True],
        ["exercises.0.tempo", False],
    ]
