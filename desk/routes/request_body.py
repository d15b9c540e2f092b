"""What a page asks with: the parts of a request's body, or why they are none."""

from flask import request

from audio_builder.loading.plain import Json
from desk.refusals import RefusedError


def body() -> dict[str, Json]:
    """The mapping that a request's body holds.

    Raises:
        RefusedError: if it holds none.
    """
    found = request.get_json(silent=True)
    if not isinstance(found, dict):
        message = "the request has no JSON object as its body"
        raise RefusedError(message)
    return found


def text_in(asked: dict[str, Json], key: str) -> str:
    """A text that a request has to hold.

    Raises:
        RefusedError: if it does not.
    """
    value = asked.get(key)
    if not isinstance(value, str):
        message = f"the request lacks the text '{key}'"
        raise RefusedError(message)
    return value


def optional_text_in(asked: dict[str, Json], key: str) -> str | None:
    """A text that a request may hold.

    Raises:
        RefusedError: if something else stands there.
    """
    return None if asked.get(key) is None else text_in(asked, key)
