"""The text that a new routine starts from: the commented start, or a routine by another name."""

import json
import re
from importlib.resources import files

from audio_builder.cli.shipped import routine_path
from audio_builder.loading.routine_file import load_routine


def empty_text(slug: str, title: str) -> str:
    """A commented routine to write on from."""
    start = (files("audio_builder.routines") / "start.yaml.txt").read_text(encoding="utf-8")
    return start.replace("<id>", slug).replace("<title>", _shown(title))


def text_like(routine: str, slug: str, title: str) -> str:
    """The text of a routine under another id and title, without the names it is asked for by.

    Args:
        routine: a shipped routine, or a file.
        slug: the new id.
        title: the new title.

    Raises:
        RoutineError: if it has problems: what is started from is sound.
        InputError: if there is no such routine.
    """
    path = routine_path(routine)
    load_routine(path)
    text = path.read_text(encoding="utf-8-sig")
    text = re.sub(r"(?m)^id:.*$", f"id: {slug}", text, count=1)
    text = re.sub(r"(?m)^title:.*$", lambda _: f"title: {_shown(title)}", text, count=1)
    return re.sub(r"(?m)^spoken_names:(?: .*)?\n(?:[ -].*\n)*", "", text, count=1)


def _shown(title: str) -> str:
    return json.dumps(title, ensure_ascii=False)
