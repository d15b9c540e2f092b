"""What keeps a routine from being heard: words that overrun their slot, or cannot be spoken."""

from collections.abc import Iterable, Iterator

from audio_builder.building.measuring import Lengths
from audio_builder.building.overruns import overrun_finding
from audio_builder.errors import InputError
from audio_builder.loading.plain import Finding, KeyPath
from audio_builder.loading.sugar import as_written
from audio_builder.loading.texts import Text, spoken_texts
from audio_builder.model.routine import Routine
from audio_builder.planning.layout import overruns
from audio_builder.planning.needs import every_direction
from audio_builder.planning.phrases import for_side, sentences
from audio_builder.planning.script import Direction


class UnfitError(InputError):
    """A routine cannot be heard as it is written; `loading` knows where its parts stand.

    Attributes:
        routine: the routine.
        findings: all that is wrong with it.
    """

    def __init__(self, routine: Routine, findings: Iterable[Finding]) -> None:
        self.routine = routine
        self.findings = tuple(findings)
        lines = (f"{finding.what}; {finding.mend}" for finding in self.findings)
        super().__init__("\n".join(dict.fromkeys(lines)))


def routine_findings(routine: Routine, lengths: Lengths) -> Iterator[Finding]:
    """All that keeps a routine from being built: at any allowed pace, in any of its tracks."""
    yield from script_findings(routine, every_direction(routine), lengths)
    for index, entry in enumerate(routine.pronunciations):
        if entry.word in lengths.refused_words:
            why = lengths.refused_words[entry.word]
            yield _unspeakable(("pronunciations", index), why)


def unit_findings(
    routine: Routine, directions: Iterable[Direction], lengths: Lengths
) -> tuple[Finding, ...]:
    """The same, told quickly of a routine in which there is nothing to be found.

    Args:
        routine: the routine.
        directions: those that between them hold every sound of it (planning.needs).
        lengths: of its phrases.
    """
    refused = lengths.refused or lengths.refused_words
    if not refused and not any(script_findings(routine, directions, lengths)):
        return ()
    # What sounds the same in several places is found in each of them.
    return tuple(routine_findings(routine, lengths))


def script_findings(
    routine: Routine, script: Iterable[Direction], lengths: Lengths
) -> Iterator[Finding]:
    """All that keeps a script of a routine from being laid out."""
    texts = tuple(spoken_texts(as_written(routine))) if lengths.refused else ()
    for phrase, why in lengths.refused.items():
        path = next((text.path for text in texts if _says(text, phrase)), ())
        yield _unspeakable(path, why)
    if routine.overrun == "error":
        for overrun in overruns(script, lengths.surely_ms):
            yield overrun_finding(routine, overrun)


def _unspeakable(path: KeyPath, why: str) -> Finding:
    return Finding(path=path, what=why, mend="reword it, or give a pronunciation")


def _says(text: Text, phrase: str) -> bool:
    """Whether a text of the routine is what a phrase says, or is named in it."""
    said = {spoken for side in (None, "left", "right") for spoken in _spoken(text.words, side)}
    return phrase in said or text.words in phrase


def _spoken(words: str, side: str | None) -> list[str]:
    return sentences(for_side(words, side))
