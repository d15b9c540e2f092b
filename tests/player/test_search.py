"""The page's search, run by Node: by the same rules as Python's, and its query."""

from typing import Any

import pytest

from player_modules import run
from wishes import FOUND, ROWS

ANY = ("words", "minutes", "equipment", "body", "genre", "level", "language")


def test_the_page_finds_what_python_finds() -> None:
    """Every wish of tests/wishes.py, as the fields of the page tell it."""
    wishes = [{**dict.fromkeys(ANY, ""), **_as_texts(wish)} for wish, _ in FOUND]
    script = "({rows, wishes}) => wishes.map((w) => search.find(rows, w).map(({id}) => id))"
    assert run(script, {"rows": ROWS, "wishes": wishes}) == [found for _, found in FOUND]


def test_only_what_makes_a_difference_is_offered() -> None:
    """Each choice with its words; what all routines have alike, or none has, is not offered."""
    offered = run("(rows) => search.choices(rows)", ROWS)
    assert {name: [each["words"] for each in of] for name, of in offered.items()} == {
        "body": ["hip", "lower back", "neck", "shoulder"],
        "genre": ["desk", "mobility", "rehabilitation", "walking and running"],
        "equipment": ["without equipment", "elastic band", "sturdy chair"],
        "language": ["en-GB", "en-US"],
        "level": ["Easier"],
        "minutes": ["up to 5 min", "up to 10 min", "up to 15 min", "up to 20 min"],
    }
    alike = run("(rows) => search.choices(rows)", [ROWS[1], {**ROWS[1], "id": "x"}])
    assert [of for of in alike.values() if of] == []


@pytest.mark.parametrize(
    ("query", "routine", "wish"),
    [
        ("", None, {}),
        ("?routine=hip-ir", "hip-ir", {}),
        ("?from=a-friend&words=h%C3%ADp+ir&minutes=10", None, {"words": "h\u00edp ir",
                                                               "minutes": "10"}),
    ],
)  # fmt: skip
def test_an_address_tells_what_to_open(
    query: str, routine: str | None, wish: dict[str, str]
) -> None:
    """The routine, and what is looked for; other parts of it are somebody else's."""
    assert run("(q) => page_query.readQuery(q)", query) == {"routine": routine, "wish": wish}


def test_an_address_is_changed_in_its_own_parts() -> None:
    """A wish that is withdrawn leaves it; whatever else stands there stays."""
    script = """(query) => {
      const opened = page_query.withRoutine(query, "hip-ir");
      const wished = page_query.withWish(opened, {words: "lower back", level: "easier"});
      return [opened, wished, page_query.withWish(wished, {}), page_query.withWish("", {})];
    }"""
    assert run(script, "?from=a-friend") == [
        "?from=a-friend&routine=hip-ir",
        "?from=a-friend&routine=hip-ir&words=lower+back&level=easier",
        "?from=a-friend&routine=hip-ir",
        "",
    ]


def _as_texts(wish: dict[str, Any]) -> dict[str, str]:
    return {name: str(value) for name, value in wish.items()}
