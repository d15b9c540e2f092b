"""Rules that one record cannot check alone, over plain data that may be incomplete or wrong."""

from collections.abc import Iterator

from audio_builder.loading.block_rules import block_findings, version_findings
from audio_builder.loading.breath_rules import breath_findings
from audio_builder.loading.exercise_rules import exercise_findings
from audio_builder.loading.level_rules import level_findings
from audio_builder.loading.names import name_findings
from audio_builder.loading.placeholders import NAMES, placeholders_in
from audio_builder.loading.plain import Finding, Json, KeyPath, exercises, mapping, sequence, text
from audio_builder.loading.posture_rules import posture_findings
from audio_builder.loading.problems import shown
from audio_builder.loading.texts import Text, spoken_texts
from audio_builder.loading.tree import merge_path
from audio_builder.loading.wording import wording_faults


def broken_rules(
    data: dict[str, Json], unread: frozenset[KeyPath] = frozenset()
) -> tuple[Finding, ...]:
    """Every rule that plain data breaks.

    Args:
        data: plain data, as read from a file.
        unread: paths that have their problem already, of which nothing more is said.
    """
    return tuple(
        finding
        for finding in _findings(data)
        if finding.path not in unread
        and not (finding.what.endswith("is missing") and merge_path(finding.path) in unread)
    )


def _findings(data: dict[str, Json]) -> Iterator[Finding]:
    yield from name_findings(data)
    yield from breath_findings(data)
    yield from _wording(data)
    yield from _unfilled_placeholders(data)
    yield from posture_findings(data)
    yield from _pronunciations(data)
    yield from block_findings(data)
    yield from version_findings(data)
    for path, exercise in exercises(data):
        yield from exercise_findings(path, exercise)
        yield from level_findings(path, exercise)
    if isinstance(data.get("format"), bool):  # Python, and so the model, takes true for 1
        yield Finding(path=("format",), what="'format' cannot be true", mend="write 1")


def _wording(data: dict[str, Json]) -> Iterator[Finding]:
    for spoken in spoken_texts(data):
        for fault in wording_faults(spoken.words):
            yield Finding(path=spoken.path, what=fault.what, mend=fault.mend)


def _unfilled_placeholders(data: dict[str, Json]) -> Iterator[Finding]:
    for spoken in spoken_texts(data):
        if not spoken.takes_sides:
            yield from _unfilled(spoken)


def _unfilled(spoken: Text) -> Iterator[Finding]:
    for name in dict.fromkeys(placeholders_in(spoken.words)):
        if name in NAMES:
            yield Finding(
                path=spoken.path,
                what=f"no side is filled in for {shown('{' + name + '}')} here",
                mend="name the side in words; steps, setup, cautions and change_of_side fill it in",
            )


def _pronunciations(data: dict[str, Json]) -> Iterator[Finding]:
    seen: set[str] = set()
    for index, item in enumerate(sequence(data.get("pronunciations"))):
        path = ("pronunciations", index)
        entry = mapping(item)
        word = text(entry.get("word"))
        if entry and entry.get("say") is None and entry.get("ipa") is None:
            what = "a pronunciation has neither 'say' nor 'ipa'"
            yield Finding(path=path, what=what, mend="give it one of the two, or both")
        if word is not None and word.casefold() in seen:
            what = f"{shown(word)} has a pronunciation already"
            yield Finding(path=(*path, "word"), what=what, mend="keep one of the two")
        if word is not None:
            seen.add(word.casefold())
