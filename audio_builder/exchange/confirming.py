"""Values that the words of a file only suggest are marked, each with those words."""

from collections.abc import Iterable
from dataclasses import replace

from audio_builder.exchange.guessed import NAMED_ONLY, Guessed
from audio_builder.exchange.plain import Guess, Mapping, Noted, Value


def confirmed(keys: Mapping, guesses: Iterable[Guessed]) -> Mapping:
    """Keys with each guessed value marked, and why it was guessed.

    Args:
        keys: plain data of an exercise.
        guesses: about that exercise; one about a key that is not there marks nothing.
    """
    reasons: dict[str, str] = {}
    for guess in guesses:
        before = f"{reasons[guess.key]}; " if guess.key in reasons else ""
        reasons[guess.key] = f"{before}{guess.why}"
    return {key: _marked(value, reasons.get(key, "")) for key, value in keys.items()}


def unmarked(keys: Mapping, guesses: Iterable[Guessed]) -> tuple[str, ...]:
    """Guesses about keys that a routine has no place for here, as comments for its author."""
    return tuple(
        f"confirm: line {guess.line}: {guess.key}: {guess.why}"
        for guess in guesses
        if guess.key not in ("hold", "steps") and keys.get(guess.key) is None
    )


def reason_for(key: str, guesses: Iterable[Guessed]) -> str:
    """Why the value of a key was guessed, in plain words; empty if it was not."""
    return "; ".join(guess.why for guess in guesses if guess.key == key)


def is_listed(key: str, value: Value) -> bool:
    """Whether an import names the key of a value as made up; of some guesses it tells more."""
    return isinstance(value, Guess) and (not value.why or key in NAMED_ONLY)


def _marked(value: Value, why: str) -> Value:
    if not why or value is None or isinstance(value, Noted):
        return value
    if isinstance(value, Guess):
        return replace(value, why=why)
    if isinstance(value, list):
        return Guess(value=tuple(value), why=why) if _is_flat(value) else value
    return Guess(value=value, why=why) if isinstance(value, str | int | float | dict) else value


def _is_flat(values: list[Value]) -> bool:
    """Whether a list stands on one line, so that one mark is enough."""
    return all(isinstance(value, int) or value in ("left", "right") for value in values)
