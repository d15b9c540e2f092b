"""Imported workouts, checked as `repcast check` does."""

from audio_builder.building.findings import routine_findings
from audio_builder.building.measuring import Lengths
from audio_builder.building.workshop import refusals
from audio_builder.exchange.formats import Imported, Options, import_file
from audio_builder.loading.problems import RoutineError
from audio_builder.loading.routine_file import parse_routine
from audio_builder.model.routine import Routine
from audio_builder.planning.needs import needed_directions, needed_phrases
from audio_builder.voices.lexicon import Lexicon
from audio_builder.voices.registry import find_voice

PLAIN = Options()


def checked(imported: Imported) -> Routine:
    """The routine that an import wrote, which passes `repcast check` as far as can be estimated."""
    loaded = parse_routine(imported.text.encode(), imported.id)
    routine = loaded.routine
    voice = find_voice("heart", Lexicon(routine.pronunciations), routine.language)
    phrases = needed_phrases(needed_directions(routine))
    lengths = Lengths(refused=refusals(phrases, voice), why_estimated="to be quick")
    findings = [loaded.positions.problem(each) for each in routine_findings(routine, lengths)]
    if findings:
        raise RoutineError(path=imported.id, problems=findings)
    return routine


def problems_of_import(imported: Imported) -> list[str]:
    """What `repcast check` finds in what an import wrote."""
    try:
        checked(imported)
    except RoutineError as error:
        return [f"{problem.what}; {problem.mend}" for problem in error.problems]
    return []


def import_text(text: str, name: str, options: Options = PLAIN) -> Imported:
    """Import a file from its text."""
    return import_file(text.encode(), name, options)


def remarks(imported: Imported) -> str:
    """Everything that an import lists, a line each, as the command shows it."""
    lines = [f"not carried over: {loss}" for loss in imported.losses]
    lines += [f"made up: {guess}" for guess in imported.guesses]
    return "".join(f"{line}\n" for line in lines)
