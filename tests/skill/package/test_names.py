"""Names: how they are written for Alexa, and which are refused."""

from collections.abc import Sequence

import pytest

from audio_builder.library import Catalog
from skill.package.clashes import refuse_clashes
from skill.package.errors import PackageError
from skill.package.intents import SlotType
from skill.package.invocation import fault_of, invocation_name
from skill.package.names import named_in
from skill.package.speech import as_heard, as_spoken


@pytest.mark.parametrize(
    ("name", "spoken"),
    [
        ("hip I R", "hip i. r."),
        ("Supine hip IR, level 1", "supine hip i. r. level one"),
        ("Half-kneeling 90/90 stretch", "half kneeling ninety ninety stretch"),
        ("Runner\N{RIGHT SINGLE QUOTATION MARK}s lunge & reach", "runner's lunge and reach"),
        ("A T-spine opener", "a t. spine opener"),
        ("Y raise", "y. raise"),
        ("HIP HINGE", "hip hinge"),
        ("2nd position", "second position"),
        ("1.5 squats, 1,250 in all", "one point five squats one two five zero in all"),
        ("Café_twist", "café twist"),
        ("!?", ""),
    ],
)
def test_a_name_as_alexa_writes_it(name: str, spoken: str) -> None:
    """Lower case, numbers in words, initialisms letter by letter, no other punctuation."""
    assert as_spoken(name) == spoken


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hip I R", "Hip IR"),
        ("the hinge", "Hinge!"),
        ("half-kneel", "Half kneel"),
        ("90", "ninety"),
    ],
)
def test_names_that_sound_alike(one: str, other: str) -> None:
    """Case, punctuation, articles and where words end are not heard."""
    assert as_heard(one) == as_heard(other)


def renamed(catalog: Catalog, *names: Sequence[str], routine: str = "Hip day") -> Catalog:
    """The catalog with a routine of as many exercises as there are names; the first is a title."""
    entry = catalog.routines[0]
    exercises = tuple(
        entry.exercises[0].model_copy(
            update={"id": f"exercise-{n}", "number": n, "title": title, "spoken_names": tuple(rest)}
        )
        for n, (title, *rest) in enumerate(names, start=1)
    )
    changed = entry.model_copy(
        update={"title": routine, "spoken_names": (), "exercises": exercises}
    )
    return catalog.model_copy(update={"routines": (changed,)})


@pytest.mark.parametrize(
    "names",
    [
        [["Standing bend", "the bend"], ["Lying bend", "Bend!"]],
        [["Hip IR"], ["Other", "hip I R"]],
        [["Half-kneel"], ["Half kneel"]],
    ],
)
def test_two_exercises_with_one_name(shipped_catalog: Catalog, names: list[list[str]]) -> None:
    """They are refused, in a sentence that names both."""
    named = named_in(renamed(shipped_catalog, *names))

    with pytest.raises(PackageError) as refused:
        refuse_clashes(named)

    for title, *_ in names:
        assert f'the exercise "{title}"' in str(refused.value)


def test_an_exercise_named_like_its_routine(shipped_catalog: Catalog) -> None:
    """It is refused too: "start squats" would mean two things."""
    named = named_in(renamed(shipped_catalog, ["Squats"], routine="The squats"))

    with pytest.raises(PackageError, match=r"the routine .* and the exercise .* both called"):
        refuse_clashes(named)


def test_two_routines_with_one_name(shipped_catalog: Catalog) -> None:
    """They are refused, for it is by its name that one is started; how to mend it is said."""
    first = renamed(shipped_catalog, ["Bend"]).routines[0]
    second = renamed(shipped_catalog, ["Lean"]).routines[0].model_copy(update={"id": "second"})

    with pytest.raises(PackageError) as refused:
        refuse_clashes(named_in(shipped_catalog.model_copy(update={"routines": (first, second)})))

    assert str(refused.value) == (
        'the routine "Hip day" (hip-ir) and the routine "Hip day" (second) are both called '
        "'hip day': change the title or the spoken_names of one of them, and build again"
    )


def test_all_clashes_are_told_at_once(shipped_catalog: Catalog) -> None:
    """One a line, with where each is; of very many the first, and how many more there are."""
    names = [["Bend"], ["Next"], ["The bend"], ["Stop"]]
    many = [[f"Move {n}"] for n in range(1, 31)] * 2

    with pytest.raises(PackageError) as few:
        refuse_clashes(named_in(renamed(shipped_catalog, *names)))
    with pytest.raises(PackageError) as most:
        refuse_clashes(named_in(renamed(shipped_catalog, *many)))

    lines = str(few.value).splitlines()
    assert len(lines) == 3
    assert all('of the routine "Hip day" (hip-ir)' in line for line in lines)
    assert str(most.value).splitlines()[20:] == ["and 10 more like these"]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Next", "AMAZON.NextIntent"),
        ("the stop", "AMAZON.StopIntent"),
        ("Over", "AMAZON.StartOverIntent"),
        ("This exercise again", "AMAZON.RepeatIntent"),
        ("Slow breathing", "SetBreathIntent"),
        ("Ten reps", "SetRepsIntent"),
        ("Session", "StartRoutineIntent"),
        ("Hip day routine", "the routine"),
    ],
)
def test_an_exercise_named_like_a_command(shipped_catalog: Catalog, name: str, meant: str) -> None:
    """It is refused, in a sentence that says which command it would take the place of."""
    named = named_in(renamed(shipped_catalog, [name]))

    if meant.startswith("AMAZON.Stop"):  # "the stop" is no command, but "stop" is one of its names
        assert "stop" in named[1].words
    with pytest.raises(PackageError) as refused:
        refuse_clashes(named)
    assert f'the exercise "{name}"' in str(refused.value)
    assert meant in str(refused.value)


def test_a_name_that_nobody_can_say(shipped_catalog: Catalog) -> None:
    """It is refused; where there are others, they will do."""
    with pytest.raises(PackageError, match="no name that Alexa could hear"):
        named_in(renamed(shipped_catalog, ["!!!"]))

    named = named_in(renamed(shipped_catalog, ["!!!", "the bang"]))
    assert [one.words for one in named if one.type is SlotType.EXERCISE] == [("bang", "the bang")]


def test_a_name_too_long_for_a_slot(shipped_catalog: Catalog) -> None:
    """More than 140 characters are refused, in a sentence that names the exercise."""
    with pytest.raises(PackageError, match="too long"):
        named_in(renamed(shipped_catalog, ["bend " * 29]))


def test_the_shipped_routine_has_no_clash(shipped_catalog: Catalog) -> None:
    """What we ship can be asked for without doubt."""
    refuse_clashes(named_in(shipped_catalog))


def test_the_invocation_name(shipped_catalog: Catalog) -> None:
    """It is the first of the routine's names that keeps the rules; another may be asked for."""
    one_word = renamed(shipped_catalog, ["Bend"], routine="Calm hips")
    first = one_word.routines[0].model_copy(update={"spoken_names": ("hips", "the long hip one")})

    assert invocation_name(shipped_catalog) == "hip i. r."
    assert invocation_name(one_word) == "calm hips"
    assert invocation_name(one_word.model_copy(update={"routines": (first,)})) == "the long hip one"
    assert invocation_name(shipped_catalog, "calm coach") == "calm coach"
    with pytest.raises(PackageError, match=r"'play hips' cannot be .* 'play' opens skills"):
        invocation_name(shipped_catalog, "play hips")
    with pytest.raises(PackageError, match="--invocation-name"):
        invocation_name(renamed(shipped_catalog, ["Bend"], routine="Hips"))
    with pytest.raises(PackageError, match="no routine"):
        invocation_name(shipped_catalog.model_copy(update={"routines": ()}))


@pytest.mark.parametrize("name", ["hip i. r.", "coach's hips", "r. e. m.", "my hip coach"])
def test_allowed_invocation_names(name: str) -> None:
    """Two words or more, lower case, letters with points, possessives."""
    assert fault_of(name) is None


@pytest.mark.parametrize(
    "name",
    [
        "hips", "Hip coach", "hip 2 coach", "hip-coach", "hip i.r.", "hip ir.", " hip coach",
        "hip  coach", "the hips", "my hips", "open hips", "hips and back", "amazon hips",
        "hey alexa hips", "hip skill", "hip app", "hip coach!", "hüft coach", "", "h",
        "hip " * 12 + "coach",
    ],
)  # fmt: skip
def test_forbidden_invocation_names(name: str) -> None:
    """Amazon's rules on characters, length, small words, and words that mean something to Alexa."""
    assert fault_of(name) is not None
