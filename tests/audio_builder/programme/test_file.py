"""Programme files: what is wrong with one is said at its line, with the way out."""

from pathlib import Path

import pytest

from audio_builder.errors import InputError
from audio_builder.programme.file import ProgrammeError, load_programme, parse_programme
from audio_builder.records import RoutineEntry
from programmes import SMALL_PROGRAMME

EXAMPLES = Path(__file__).parents[3] / "audio_builder" / "programmes"


def problems(text: str) -> str:
    """What is wrong with a programme, as its author reads it."""
    with pytest.raises(ProgrammeError) as caught:
        parse_programme(text.encode(), "p.yaml")
    return str(caught.value)


def changed(old: str, new: str) -> str:
    """The small programme with something else in it."""
    assert old in SMALL_PROGRAMME
    return SMALL_PROGRAMME.replace(old, new)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("weeks: 2", "weeks: '2'", "6:12: 'weeks' must be a whole number, not the text '2'; write"),
        ("weeks: 2", "weeks: 105", "6:12: 'weeks' is 105; give 104 or less"),
        ("reps: 1", "repps: 1", "10:9: unknown key 'repps'; did you mean 'reps'?"),
        ("reps: 1", "level: hardest", "10:16: 'level' cannot be 'hardest'; did you mean 'harder'"),
        ("reps: 1", "breath: 1-20", "10:17: a breath of 1 s in is not possible"),
        (
            "monday,",
            "moonday,",
            "9:16: item 1 of 'days' cannot be 'moonday'; did you mean 'monday'",
        ),
        ("format: 1", "format: 2", "1:9: 'format' cannot be the number 2; write 1"),
        ("format: 1", "format: true", "1:9: 'format' cannot be true; write 1"),
        ("[monday, thursday]", "&x [monday]", "9:15: the anchor '&x' is no part of this language"),
    ],
)
def test_the_form_of_a_file_is_told_at_its_place(old: str, new: str, said: str) -> None:
    """Line, column, what, and how to mend it, in the words of routines' problems."""
    assert f"p.yaml:{said}" in problems(changed(old, new))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "days: [monday, thursday]",
            "times_a_day: 2",
            "8:9: a session has either 'days' or 'times_a_week'",
        ),
        ("reps: 1\n", "times_a_week: 2\n", "8:9: a session has either 'days' or 'times_a_week'"),
        ("weeks: 2", "weeks: 2\n    rest_days: [monday]", "10:15: monday: a day of rest"),
        ("add_reps: 1", "reps: 2", "13:9: this progression does not say since when"),
        ("add_reps: 1", "from_week: 2", "13:9: this progression changes nothing"),
        ("add_reps: 1", "add_reps: 1, reps: 3", "13:9: a progression has 'reps' or 'add_reps'"),
        ("add_reps: 1", "from_week: 3, reps: 2", "13:21: this begins with week 3, and the phase"),
        ("add_reps: 1", "from_week: 2, up_to: 3, note: x", "13:31: 'up_to' belongs to 'add_reps'"),
        (
            "add_reps: 1",
            "add_reps: 1, routine: hips",
            "13:32: no session of this phase is of 'hips'",
        ),
        ("reps: 1\n", "minutes: 9\n", "13:20: there are no reps of 'calm-hips' to add to"),
        ("reps: 1\n", "reps: 30\n", "8:9: reps of 'calm-hips' come to 31, more than 30"),
        ("weeks: 2", "weeks: 60\n    repeat: 2", "reps of 'calm-hips' come to 60, more than 30"),
        ("weeks: 2", "weeks: 6\n    repeat: 20", "5:1: the phases come to 120 weeks"),
    ],
)
def test_rules_between_keys_are_told_at_their_place(old: str, new: str, said: str) -> None:
    """What each key alone cannot be wrong about."""
    assert said in problems(changed(old, new))


def test_times_a_week_leave_days_of_rest_free() -> None:
    """Seven times do not fit into six days."""
    text = changed("days: [monday, thursday]", "times_a_week: 7")
    text = text.replace("    progressions:", "    rest_days: [sunday]\n    progressions:")
    said = "9:23: 7 times a week do not fit beside a day of rest; give 6 at most"
    assert said in problems(text)


def test_a_programme_of_rest_alone_is_none() -> None:
    """Somebody has forgotten the sessions."""
    head = SMALL_PROGRAMME.partition("    sessions")[0]
    assert "5:1: no phase has a session; give one 'sessions:'" in problems(head)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "1:1: the file is empty; begin with 'format: 1', as docs/programme.md shows"),
        ("- a", "the file holds a list, not the keys of a programme"),
        ("format: 1\n---\n", "keep one programme to a file"),
    ],
)
def test_files_are_spoken_of_as_programmes(text: str, said: str) -> None:
    """Not as routines, which the same tools read."""
    assert said in problems(text)


def test_a_file_that_is_not_there_is_wrong_input(tmp_path: Path) -> None:
    """One sentence, with the name."""
    with pytest.raises(InputError, match=r"nothing\.yaml cannot be read"):
        load_programme(tmp_path / "nothing.yaml")


def entry(routine_id: str, least: int = 1, most: int = 3, **more: object) -> RoutineEntry:
    """A routine of a library, of one exercise."""
    exercise = {
        "id": "turn",
        "number": 1,
        "title": "Turn",
        "spoken_names": (),
        "sides": (),
        "reps": {"default": least, "min": least, "max": most},
        "sets": 1,
        "purpose": "It turns.",
    }
    return RoutineEntry.model_validate(
        {
            "id": routine_id,
            "title": "Calm hips",
            "author": "Ada",
            "summary": "It calms.",
            "language": "en-US",
            "spoken_names": (),
            "source": None,
            "published": "2026-01-01T00:00:00Z",
            "exercises": (exercise,),
            "tracks": (),
            "score": "x",
        }
        | more
    )


@pytest.mark.parametrize(
    ("text", "entries", "said"),
    [
        (SMALL_PROGRAMME, (), "8:18: the library has no routine 'calm-hips'; build it first"),
        (SMALL_PROGRAMME, (entry("calm-hip"),), "did you mean calm-hip?"),
        (SMALL_PROGRAMME, (entry("calm-hips", 1, 1),), "13:20: 2 reps in week 2: no exercise of"),
        (SMALL_PROGRAMME, (entry("calm-hips", 2, 5),), "10:15: 1 reps in week 1: no exercise of"),
        (
            changed("add_reps: 1", "from_week: 2, level: harder"),
            (entry("calm-hips"),),
            "13:31: 'calm-hips' is not written at the level 'harder'; it has standard",
        ),
    ],
)
def test_what_a_library_does_not_offer_is_told(
    text: str, entries: tuple[RoutineEntry, ...], said: str
) -> None:
    """At the session, or at the progression that leads to it."""
    read = parse_programme(text.encode(), "p.yaml")
    with pytest.raises(ProgrammeError) as caught:
        read.check_offer(entries)
    assert said in str(caught.value)


def test_what_a_library_offers_is_fine() -> None:
    """Reps within the range of some exercise, levels that are written."""
    read = parse_programme(SMALL_PROGRAMME.encode(), "p.yaml")
    read.check_offer((entry("other"), entry("calm-hips", 1, 2)))


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_examples_are_programmes(path: Path) -> None:
    """What ships can be copied."""
    assert load_programme(path).programme.weeks
