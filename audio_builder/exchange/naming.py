"""Names: an id for a title, and titles and ids that no two exercises share."""

import re
import unicodedata
from typing import Final

TITLE_MAX: Final = 80
"""The longest title, in characters (model.values.Name)."""
SLUG_MAX: Final = 40


def title_from(text: str) -> str:
    """A text as a title: on one line, and not too long."""
    return " ".join(text.split())[:TITLE_MAX].strip()


def slug_of(title: str) -> str:
    """An id for a title: accents dropped, everything else that is no letter or digit a hyphen."""
    plain = unicodedata.normalize("NFKD", title.lower().replace("ß", "ss"))
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:SLUG_MAX].strip("-")


class Names:
    """The titles and ids that are taken already.

    Args:
        routine_id: the id of the routine, which no exercise may have, nor any track of one.
    """

    def __init__(self, routine_id: str) -> None:
        self._ids = {routine_id, re.sub(r"^\d+-", "", routine_id)}
        self._heard: set[str] = set()

    def title(self, wanted: str) -> str:
        """The title itself, or with a number behind it if another is heard the same."""
        for number in range(1, len(self._heard) + 2):
            ending = "" if number == 1 else f" {number}"
            title = wanted[: TITLE_MAX - len(ending)].rstrip() + ending
            if _heard(title) not in self._heard:
                break
        self._heard.add(_heard(title))
        return title

    def id(self, title: str) -> str:
        """An id for a title that no other has."""
        wanted = slug_of(title) or "exercise"
        for number in range(1, len(self._ids) + 2):
            ending = "" if number == 1 else f"-{number}"
            found = wanted[: SLUG_MAX - len(ending)].strip("-") + ending
            if found not in self._ids:
                break
        self._ids.add(found)
        return found


def _heard(name: str) -> str:
    """A name as it is heard: without capitals, spaces and punctuation (loading.names)."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return "".join(char for char in folded if char.isalnum())
