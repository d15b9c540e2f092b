"""Rules inside one exercise: its sides, its reps, its steps."""

from collections.abc import Iterator

from audio_builder.loading.dose_rules import dose_findings
from audio_builder.loading.placeholders import NAMES, placeholders_in
from audio_builder.loading.plain import Finding, Json, KeyPath, mapping, sequence, steps, whole
from audio_builder.loading.problems import shown
from audio_builder.loading.texts import exercise_texts


def exercise_findings(path: KeyPath, exercise: dict[str, Json]) -> Iterator[Finding]:
    """Yield what is wrong between the parts of one exercise."""
    yield from _sides(path, exercise)
    yield from _reps((*path, "reps"), mapping(exercise.get("reps")))
    yield from dose_findings(path, exercise)
    for step_path, step in steps(path, exercise):
        yield from _step(step_path, step)


def _sides(path: KeyPath, exercise: dict[str, Json]) -> Iterator[Finding]:
    if exercise.get("sides") == "alternate":
        return
    sides = sequence(exercise.get("sides"))
    if not sides:
        yield from _sideless(path, exercise)
    seen: set[str] = set()
    for index, side in enumerate(sides):
        if isinstance(side, str) and side in seen:
            what = f"the side {shown(side)} is given twice"
            mend = "give each side once, in the order they are done"
            yield Finding(path=(*path, "sides", index), what=what, mend=mend)
        seen.update([side] if isinstance(side, str) else [])
    if exercise.get("alternate") is not None and len(sides) < len(("left", "right")):
        what = "'alternate' needs two sides to take turns"
        yield Finding(path=(*path, "alternate"), what=what, mend="add 'sides: [left, right]'")


def _sideless(path: KeyPath, exercise: dict[str, Json]) -> Iterator[Finding]:
    if exercise.get("sides") not in (None, []):  # whatever it is, structure has something to say
        return
    for spoken in exercise_texts(path, exercise):
        if spoken.takes_sides and set(NAMES) & set(placeholders_in(spoken.words)):
            yield Finding(
                path=spoken.path,
                what="the exercise has no sides to fill in here",
                mend="add 'sides: [left, right]' to the exercise, or name the side in words",
            )


def _reps(path: KeyPath, reps: dict[str, Json]) -> Iterator[Finding]:
    default = whole(reps.get("default"))
    fewest = whole(reps.get("min", 1))
    most = whole(reps.get("max")) if reps.get("max") is not None else default
    if fewest is not None and most is not None and fewest > most and reps.get("max") is not None:
        what = f"'min' is {fewest}, more than 'max', {most}"
        yield Finding(path=(*path, "min"), what=what, mend=f"give {most} or less, or raise 'max'")
    elif default is not None and fewest is not None and default < fewest:
        what = f"'default' is {default}, less than 'min', {fewest}"
        yield Finding(path=(*path, "default"), what=what, mend=f"give {fewest} or more")
    elif default is not None and most is not None and default > most:
        what = f"'default' is {default}, more than 'max', {most}"
        yield Finding(path=(*path, "default"), what=what, mend=f"give {most} or less")


def _step(path: KeyPath, step: dict[str, Json]) -> Iterator[Finding]:
    """Yield what the model's own validators find, which run only once a step is sound otherwise."""
    times = [key for key in ("hold", "tempo", "breath") if step.get(key) is not None]
    if len(times) > 1:
        what = "a step has a hold, a tempo or a breath, not two of them"
        yield Finding(path=path, what=what, mend="keep one, or make it two steps")
    hold = step.get("hold")
    if isinstance(hold, dict):
        given = [key for key in ("breaths", "seconds", "minutes") if hold.get(key) is not None]
        if len(given) != 1:
            what = "give breaths, seconds or minutes"
            mend = "write 'hold: {breaths: 1}' or 'hold: {seconds: 20}'"
            yield Finding(path=(*path, "hold"), what=what, mend=mend)
    by_breaths = isinstance(hold, dict) and hold.get("breaths") is not None
    if step.get("during") is not None and (hold is None or by_breaths):
        what = "'during' is for a hold in seconds or minutes"
        mend = "put the words into 'say' and 'short'"
        yield Finding(path=(*path, "during"), what=what, mend=mend)
    yield from _tempo_words(path, step)


def _tempo_words(path: KeyPath, step: dict[str, Json]) -> Iterator[Finding]:
    words = sequence(step.get("tempo_words"))
    tempo = step.get("tempo")
    if not words or not isinstance(tempo, str | int | float):
        return
    phases = len(str(tempo).split("-"))
    if len(words) != phases:
        what = f"'tempo_words' has {len(words)} words, and the tempo {phases} phases"
        yield Finding(path=(*path, "tempo_words"), what=what, mend="give one word for each phase")
