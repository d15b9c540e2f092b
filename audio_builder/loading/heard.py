"""The order of hearing: which texts of a routine are heard one after another.

Nothing here asks whether the data is a routine: what is missing or of a wrong type is not heard.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from typing import Final

from audio_builder.loading.plain import Json, KeyPath, mapping, sequence, text
from audio_builder.loading.texts import Text, texts_at
from audio_builder.model.steps import PHASE_WORDS
from audio_builder.planning import phrases

_OPENING: Final = {"full": ("title", "intro", "safety"), "short": ("title", "safety")}
_ALONE: Final = ("safety",)
_CLOSING: Final = ("close",)
_BLOCK: Final = ("title", "intro", "say", "cue")
_WAY_IN: Final = {
    "full": ("change_of_posture", "title", "name", "purpose", "setup", "cautions"),
    "short": ("change_of_posture", "title", "name", "setup"),
}
_WORK: Final = ("cue", "during")
"""Of an exercise without steps, or beside them."""
_STEP: Final = {"full": ("say", "cue"), "short": ("short", "cue")}
_REPS: Final = {"full": ("full", "full", "short", "short"), "short": ("short", "short")}
"""Each twice, for the last step of a rep leads to the first; after a rep, steps are only named."""
_CHANGE: Final = ("change_of_side",)
_DEPTH_MAX: Final = 4
"""Blocks inside blocks; the language has fewer."""

Record = Mapping[str, tuple[KeyPath, Json]]
"""An exercise at one level: each key's value, and where it stands."""
Steps = Callable[[str, str], tuple[Text, ...]]
"""What its steps say, by their key and the guide; remembered, since reps repeat."""


def heard_orders(data: dict[str, Json]) -> Iterator[tuple[Text, ...]]:
    """Yield what is heard of a session's opening and close, and of each exercise, at each guide.

    Between two exercises there is a rest: what one says does not lead into the next.
    """
    safety = tuple(texts_at((), data, _ALONE))
    versions = [
        (opening, version, cache(partial(_all_steps, version)))
        for opening, path, exercise in _exercises(("exercises",), data.get("exercises"), _DEPTH_MAX)
        for version in _versions(path, exercise)
    ]
    for guide in ("full", "short"):
        yield tuple(texts_at((), data, _OPENING[guide]))
        for opening, version, steps in versions:
            yield (*safety, *opening, *_exercise(version, steps, guide))
    yield tuple(texts_at((), data, _CLOSING))


def _exercises(
    path: KeyPath, value: Json, depth: int
) -> Iterator[tuple[tuple[Text, ...], KeyPath, dict[str, Json]]]:
    """Yield exercises, also those inside blocks, each with what its block says before it."""
    for index, item in enumerate(sequence(value)):
        part = mapping(item)
        block_path, block = (*path, index, "block"), mapping(part.get("block"))
        if block and depth:
            opening = tuple(texts_at(block_path, block, _BLOCK))
            inner_path = (*block_path, "exercises")
            for inner in _exercises(inner_path, block.get("exercises"), depth - 1):
                yield ((*opening, *inner[0]), *inner[1:])
                opening = ()
        elif part:
            yield (), (*path, index), part


def _versions(path: KeyPath, exercise: dict[str, Json]) -> Iterator[Record]:
    """Yield an exercise as it is written, and at each of its levels."""
    base = {key: ((*path, key), value) for key, value in exercise.items()}
    yield base
    for name, level in mapping(exercise.get("levels")).items():
        yield base | {
            key: ((*path, "levels", name, key), value) for key, value in mapping(level).items()
        }


def _exercise(record: Record, steps: Steps, guide: str) -> Iterator[Text]:
    """Yield what an exercise says. Its reps repeat: its last step leads to its first again."""
    yield from _of(record, *_WAY_IN[guide])
    yield from steps("prepare", guide)
    for told in _REPS[guide]:
        yield from steps("steps", told)
    yield from _of(record, *_WORK)
    change = tuple(_of(record, *_CHANGE))
    if change:
        yield from change
        yield from steps("prepare", guide)
        yield from steps("steps", guide)


def _all_steps(record: Record, key: str, guide: str) -> tuple[Text, ...]:
    return tuple(_steps(record, key, guide))


def _of(record: Record, *keys: str) -> Iterator[Text]:
    for key in keys:
        if key in record:
            path, value = record[key]
            yield from texts_at(path[:-1], {key: value}, (key,))


def _steps(record: Record, key: str, guide: str) -> Iterator[Text]:
    path, value = record.get(key, ((), None))
    for index, item in enumerate(sequence(value)):
        step_path, step = (*path, index), mapping(item)
        yield from texts_at(step_path, step, _STEP[guide])
        yield from _hold(step_path, step)
        yield from _tempo(step_path, step)
        yield from _half_breath(step_path, step)


def _hold(path: KeyPath, step: dict[str, Json]) -> Iterator[Text]:
    """Yield what the coach says while a hold lasts: the author's words, or the house's."""
    hold = step.get("hold")
    if hold is None:
        return
    if mapping(hold).get("breaths") is not None:
        # The coach says "In." and "Out." in turn: the listener breathes on.
        yield Text(path=(*path, "hold"), words="In and out.")
    elif step.get("during") is None and step.get("kind", "hold") == "hold":
        yield Text(path=(*path, "hold"), words=phrases.HOLD)
    elif step.get("during") != "none":
        yield from texts_at(path, step, ("during",))


def _half_breath(path: KeyPath, step: dict[str, Json]) -> Iterator[Text]:
    """Yield the half breath that a step takes: whatever its words are, it is breathed."""
    breath = step.get("breath")
    way = breath if isinstance(breath, str) else next(iter(mapping(breath)), None)
    if way in ("in", "out"):
        yield Text(path=(*path, "breath"), words=phrases.IN if way == "in" else phrases.OUT)


def _tempo(path: KeyPath, step: dict[str, Json]) -> Iterator[Text]:
    """Yield the words of the phases that have a length; of all four if that cannot be told."""
    tempo, words = text(step.get("tempo")), step.get("tempo_words")
    if tempo is None and words is None:
        return
    lengths = (tempo or "").split("-")
    given = sequence(words) or list(PHASE_WORDS.get(len(lengths), ()))
    for index, word in enumerate(given):
        is_heard = len(lengths) != len(given) or lengths[index].strip("0") != ""
        if is_heard and isinstance(word, str):
            key_path = (*path, "tempo_words", index) if words else (*path, "tempo")
            yield Text(path=key_path, words=word)
