"""Short forms of the language in their long form: `reps: 10` where a form sets `reps.max`."""

from typing import Final

from audio_builder.loading.plain import Json

_LENGTHS: Final = ("work", "rest", "every", "for", "change_of_side_time", "hold")
_LINES: Final = ("during", "change_of_side", "tempo_words")


def in_long_form(key: str, value: Json, part: str | int) -> Json:
    """A value as something that has parts; one that has them already stays as it is.

    Args:
        key: the key that it stands under.
        value: as it is written.
        part: which part of it is wanted.
    """
    if isinstance(value, dict) or (isinstance(value, list) and isinstance(part, int)):
        return value
    if isinstance(value, str):
        return _of_text(key, value, part)
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if key == "reps" and (is_number or isinstance(value, list)):
        return {"default" if is_number else "by_turn": value}
    if key in _LENGTHS and (is_number or isinstance(value, list)):
        return {"seconds": value}
    return value


def _of_text(key: str, value: str, part: str | int) -> Json:
    if key == "pose":
        return {"like": value}
    if key in _LINES and isinstance(part, int):
        return [value]
    if key == "breath" and value in ("in", "out"):
        return {}  # its length stands under the way itself
    return value
