"""A session of at most so many minutes: what is left out, in which order, and what is said."""

from collections.abc import Callable

import pytest

from audio_builder.errors import PaceError
from audio_builder.model.exercise import Exercise
from audio_builder.model.pace import Guide
from audio_builder.model.routine import Routine
from audio_builder.model.rules import Rule
from audio_builder.planning.fitted import Fitted
from audio_builder.planning.fitting import apply_rules, fit, rules_of
from grammar import build_block, build_work, routine_of, said, session
from routines import build_exercise, build_step

SIT = {"posture": "sitting", "change_of_posture": "Sit down."}
STAND = {"posture": "standing", "change_of_posture": "Stand up."}


def held(name: str, seconds: float = 30, **overrides: object) -> Exercise:
    """An exercise of one hold, of one rep or up to three."""
    step = build_step(say="Stay there", short="Stay", hold={"seconds": (seconds,)})
    plain = {"id": name, "title": name.capitalize(), "steps": (step,),
             "reps": {"default": 2, "min": 1, "max": 3}}  # fmt: skip
    return build_exercise(**(plain | overrides))


def of(*rules: dict[str, object]) -> tuple[Rule, ...]:
    """Rules."""
    return tuple(Rule.model_validate(rule) for rule in rules)


def counting(minutes_of: Callable[[Routine], float]) -> Callable[[Fitted], int]:
    """The length of a session as a test sees it."""
    return lambda fitted: int(60_000 * minutes_of(fitted.routine))


def reps_and_sets(routine: Routine) -> float:
    """A minute for each rep of each set; half a minute for the intro."""
    reps = sum(leaf.turns * (leaf.reps.default if leaf.reps else 1) for leaf in routine.leaves)
    return reps + (0.5 if routine.intro else 0)


def test_the_rules_of_the_house() -> None:
    """No intro, fewest reps, fewer turns from the last item to the first, then no last item."""
    block = build_block(build_work(), rounds=8, id="sprints")
    routine = routine_of(held("one", sets=4), block, held("three"), intro=("Welcome.",))

    assert rules_of(routine) == of(
        {"skip": "intro"}, {"reps": "fewest"},
        {"rounds": 6, "of": "sprints"}, {"sets": 3, "of": "one"},
        {"rounds": 4, "of": "sprints"}, {"sets": 2, "of": "one"},
        {"rounds": 2, "of": "sprints"}, {"sets": 1, "of": "one"},
        {"drop": "three"}, {"drop": "sprints"},
    )  # fmt: skip


def test_the_authors_rules_go_before_the_houses() -> None:
    """An author who wrote any has said all: the house adds none."""
    rules = of({"drop": "two"})
    assert rules_of(routine_of(held("one"), held("two"), fit=rules)) == rules


def test_a_session_that_fits_is_left_alone() -> None:
    """Nothing is left out, and nothing said of it."""
    routine = routine_of(held("one"), intro=("Welcome.",))

    fitted = fit(Fitted(routine=routine), 3, counting(reps_and_sets))
    assert (fitted.routine, fitted.notes) == (routine, ())


def test_rules_are_applied_until_it_fits_and_no_further() -> None:
    """In the author's order."""
    rules = of({"skip": "intro"}, {"sets": 2, "of": "two"}, {"drop": "one"})
    routine = routine_of(held("one"), held("two", sets=3), intro=("Welcome.",), fit=rules)

    fitted = fit(Fitted(routine=routine), 6, counting(reps_and_sets))
    assert [leaf.turns for leaf in fitted.routine.leaves] == [1, 2]
    assert fitted.notes == ("Fewer sets than usual, to fit your time.",)


def test_what_turned_out_not_to_be_needed_is_taken_back() -> None:
    """Greed goes one step too far where a later rule saves more; the earlier ones come back."""
    rules = of({"skip": "intro"}, {"sets": 2, "of": "two"}, {"drop": "two"})
    routine = routine_of(held("one"), held("two", sets=3), intro=("Welcome.",), fit=rules)

    fitted = fit(Fitted(routine=routine), 3, counting(reps_and_sets))
    assert [leaf.id for leaf in fitted.routine.leaves] == ["one"]
    assert fitted.routine.intro == ("Welcome.",)
    assert fitted.notes == ("Left out this time: Two.",)


def test_a_session_that_cannot_be_so_short_names_the_least() -> None:
    """In whole minutes, of the shortest session there is."""
    routine = routine_of(held("one", reps={"default": 9, "min": 5}))

    with pytest.raises(PaceError, match="Calm knees takes at least 5 minutes; give that"):
        fit(Fitted(routine=routine), 4, counting(reps_and_sets))
    assert fit(Fitted(routine=routine), 5, counting(reps_and_sets)).routine.leaves[
        0
    ].reps == routine.leaves[0].reps.model_copy(update={"default": 5, "max": 5})  # type: ignore[union-attr]


def test_fewest_reps_of_one_or_of_all() -> None:
    """Reps by turns are a plan of their own and stay."""
    planned = held("three", reps={"default": 3, "by_turn": (3, 2)})
    routine = routine_of(held("one"), build_block(held("two")), planned)

    everywhere = apply_rules(Fitted(routine=routine), list(of({"reps": "fewest"})))
    one = apply_rules(Fitted(routine=routine), list(of({"reps": "fewest", "of": "one"})))
    assert [leaf.reps.default for leaf in everywhere.routine.leaves if leaf.reps] == [1, 1, 3]
    assert [leaf.reps.default for leaf in one.routine.leaves if leaf.reps] == [1, 2, 3]
    assert everywhere.notes == ("Fewer reps than usual, to fit your time.",)


def test_fewer_sets_cut_what_is_given_by_turns() -> None:
    """The first sets are kept: of reps, of work, of holds."""
    rules = list(of({"sets": 2, "of": "a"}, {"sets": 2, "of": "b"}, {"sets": 2, "of": "c"}))
    growing = build_step(hold={"seconds": (10, 20, 30)})
    routine = routine_of(
        held("a", reps={"default": 3, "by_turn": (3, 2, 1)}),
        build_work("b", work={"seconds": (30, 40, 50)}),
        held("c", steps=(growing,)),
    )

    shorter = apply_rules(Fitted(routine=routine), rules).routine
    assert [leaf.turns for leaf in shorter.leaves] == [2, 2, 2]
    assert shorter.leaves[1].work is not None
    assert shorter.leaves[1].work.seconds == (30, 40)


def test_the_last_item_that_is_left_is_never_dropped() -> None:
    """A session is of something."""
    rules = list(of({"drop": "one"}, {"drop": "two"}))
    shorter = apply_rules(Fitted(routine=routine_of(held("one"), held("two"))), rules).routine
    assert [leaf.id for leaf in shorter.leaves] == ["two"]


def test_a_block_without_an_id_keeps_its_number() -> None:
    """`block-2` is the second item, whatever is dropped before it."""
    routine = routine_of(held("one"), build_block(held("two")), build_block(held("three")))

    shorter = apply_rules(
        Fitted(routine=routine), list(of({"drop": "one"}, {"drop": "block-2"}))
    ).routine
    assert [leaf.id for leaf in shorter.leaves] == ["three"]
    assert shorter.item_id(1) == "block-3"


@pytest.mark.parametrize("guide", Guide)
def test_what_was_left_out_is_said_in_the_opening(guide: Guide) -> None:
    """Before the first exercise, at every guide; the safety lines stay."""
    rules = of({"reps": "fewest"}, {"drop": "two"})
    routine = routine_of(held("one", 60), held("two", 60), fit=rules, intro=("Welcome.",))
    heard = said(session(routine, minutes=2, guide=guide))

    note = heard.index("Left out this time: Two.")
    assert heard.index("Work without pain.") < note < heard.index("One.")
    assert not [text for text in heard if text.startswith("Exercise")]


def test_nobody_is_told_a_way_into_the_posture_they_are_in() -> None:
    """With the exercise before it dropped, the way is told only if there is one to go."""
    routine = routine_of(
        held("one"), held("two", **SIT), held("three", **STAND), fit=of({"drop": "two"})
    )
    heard = said(session(routine, minutes=4))

    assert "Left out this time: Two." in heard
    assert "Stand up." not in heard


def test_the_way_is_told_where_a_drop_makes_one() -> None:
    """After two drops the third follows the first, which is done in another posture."""
    routine = routine_of(
        held("one", **SIT), held("two", **STAND), held("three", **SIT), held("four", **STAND),
        fit=of({"drop": "three"}, {"drop": "two"}),
    )  # fmt: skip
    heard = said(session(routine, minutes=4))

    assert heard.count("Stand up.") == 1


def test_a_block_keeps_its_way_back() -> None:
    """Only the way into its first round is not needed; each new round still goes it."""
    pair = build_block(held("a", **STAND), held("b", **SIT), rounds=2)
    routine = routine_of(held("one"), held("two", **SIT), pair, fit=of({"drop": "two"}))
    heard = said(session(routine, minutes=7))

    assert "Left out this time: Two." in heard
    assert heard.count("Stand up.") == 1
