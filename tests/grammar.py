"""Routines of the whole grammar for tests: blocks, clocks, flow, levels, and less time."""

from collections.abc import Callable, Iterator
from typing import Any, Final

from hypothesis import strategies as st

from audio_builder.loading.routine_file import parse_routine
from audio_builder.model.block import Block
from audio_builder.model.doses import Calls
from audio_builder.model.exercise import Exercise
from audio_builder.model.pace import BREATH_LENGTHS_MS, Breath, Guide, Level, Pace
from audio_builder.model.routine import Routine
from audio_builder.model.sounds import BELL_OF_KIND, Bell, Phrase, Tone
from audio_builder.model.timeline import Cue, Role, Timeline
from audio_builder.planning.plan import plan
from audio_builder.planning.session import track_names
from routines import build_exercise, build_routine, build_step

GRAMMAR_YAML: Final = """\
format: 2
id: whole-grammar
title: Whole grammar
genre: strength
body_parts: [trunk, thigh]
summary: Every key that came with format 2.
safety: [Work without pain.]
calls: {count_in: 3, go: true, half_way: false, ten_seconds: true, count_out: 2}
fit:
  - reps: fewest
  - {sets: 2, of: plank}
  - {rounds: 1, of: intervals}
  - {drop: flow}
  - {skip: intro}
intro: [Welcome.]
exercises:
  - id: plank
    title: Plank
    posture: lying
    equipment: [mat]
    purpose: It steadies the trunk.
    setup: [Lie on your front.]
    sets: 3
    rest: {minutes: 0.5}
    reps: [3, 2, 1]
    run_on: true
    steps:
      - say: Lift, and stay.
        short: Lift.
        kind: work
        hold: {minutes: 0.5}
        during: [Breathe., Stay long.]
    levels:
      easier:
        name: on your knees
        setup: [Kneel, and lean forward.]
      harder:
        name: one foot up
        posture: lying
        change_of_posture: Lie down.
        purpose: It asks for more.
        setup: [Lift one foot.]
        cautions: [Keep level.]
        sets: 2
        rest: 20
        reps: {default: 2, by_turn: [2, 1]}
        prepare: [{say: Tap a foot., short: Tap.}]
        steps: [{say: Lift, short: Lift., hold: 20}]
        motion: {to: plank}
        view: front
        equipment: [towel]
  - block:
      id: intervals
      title: Intervals
      spoken_names: [the hard part]
      rounds: 2
      rest: {seconds: 20}
      rest_between_exercises: 10
      calls: {go: false}
      exercises:
        - id: sprint
          title: Sprint
          posture: standing
          change_of_posture: Stand up.
          purpose: It wakes you.
          setup: [Stand tall.]
          sides: [left, right]
          alternate: rounds
          pose: {elbow_left: {flexion: 60}, props: [step, {kind: band, held: left, height: 1}]}
          motion:
            to: {support: right-foot, hip_left: {flexion: 70}}
            tempo: 0.5-0.5
            alternate: true
          view: side
          work: {seconds: [30, 20]}
          kind: walk
          during: Light feet.
          calls: {half_way: true}
        - id: press
          title: Wall press
          posture: standing
          purpose: It is strong.
          setup: [Face a wall.]
          pose: {props: {kind: wall, ahead: 0.6, right: 0.1, turn: 5}}
          motion: {}
          work: {minutes: 0.5}
  - block:
      title: Minutes
      rounds: 3
      every: {minutes: 1}
      exercises:
        - {id: swing, title: Swing, posture: standing, purpose: Hips., setup: [Stand.], reps: 9}
  - block:
      title: Many rounds
      for: {minutes: 4}
      exercises:
        - {id: hop, title: Hop, posture: standing, purpose: Feet., setup: [Stand.], reps: 9}
  - id: lift
    title: Lift
    posture: standing
    purpose: It is a test.
    setup: [Stand.]
    sets: 4
    every: 60
    reps: 2
  - id: flow
    title: Flow
    posture: standing
    purpose: It moves you.
    setup: [Stand tall.]
    sides: alternate
    change_of_side_time: 5
    levels: {easier: {name: by a wall, change_of_side: Turn round.}}
    reps: 2
    pose: {shoulder_left: {flexion: 20}}
    steps:
      - {say: Reach up., short: Up., breath: in, pose: standing}
      - {say: Fold., short: Fold., breath: {out: 5.5}, pose: {like: hinge, neck: {flexion: 0}}}
"""
"""Every key that came with format 2, and its short forms."""

GRAMMAR: Final = parse_routine(GRAMMAR_YAML.encode(), "grammar.yaml").routine


def build_block(*exercises: Exercise | Block, **overrides: object) -> Block:
    """A block of exercises in one round, but for what is given; `for_` is its `for`."""
    return Block.model_validate({"title": "Circuit", "exercises": exercises} | overrides)


def build_work(exercise_id: str = "run", **overrides: object) -> Exercise:
    """An exercise of 20 seconds by the clock, but for what is given."""
    plain = {"id": exercise_id, "title": exercise_id.capitalize(), "reps": None, "steps": ()}
    return build_exercise(**(plain | {"work": {"seconds": (20,)}} | overrides))


def routine_of(*items: Exercise | Block, **overrides: object) -> Routine:
    """A routine of format 2 with these items."""
    return build_routine(**({"format": 2, "exercises": items} | overrides))


def short(text: str) -> int:
    """A measure: 20 ms a character, so that words fit their slots."""
    return 20 * len(text)


def session(routine: Routine, measure: Callable[[str], int] = short, **pace: Any) -> Timeline:  # noqa: ANN401 - whatever a pace has
    """The session of a routine at a pace."""
    return plan(routine, Pace(**pace), measure)


def said(timeline: Timeline, *roles: Role) -> list[str]:
    """What is spoken, in cues of some roles or of all."""
    return [
        cue.sound.text
        for cue in timeline.cues
        if isinstance(cue.sound, Phrase) and (not roles or cue.role in roles)
    ]


def opens_work(cue: Cue) -> bool:
    """Whether a cue is the bell that opens a stretch of work by the clock."""
    is_bell = isinstance(cue.sound, Tone) and cue.sound.bell in set(BELL_OF_KIND.values())
    return is_bell and cue.role is Role.WORK


def work_starts_ms(timeline: Timeline, item: str | None = None) -> list[int]:
    """When each stretch of work by the clock begins, of one item or of all."""
    return [
        cue.start_ms
        for cue in timeline.cues
        if opens_work(cue) and item in (None, cue.place.exercise)
    ]


def end_bell_ms(timeline: Timeline) -> int:
    """When the last bell of an end is rung."""
    return [c.start_ms for c in timeline.cues if c.sound == Tone(bell=Bell.END)][-1]


def every_track(routine: Routine, pace: Pace) -> Iterator[Timeline]:
    """Every track of a routine that is written, at a pace."""
    for name in track_names(routine):
        yield plan(routine, pace, short, name)


_LENGTHS: Final = st.sampled_from(BREATH_LENGTHS_MS)
PACES: Final = st.builds(
    Pace,
    breath=st.builds(Breath, in_ms=_LENGTHS, out_ms=_LENGTHS),
    reps=st.none() | st.integers(1, 30),
    guide=st.sampled_from(Guide),
    level=st.sampled_from(Level),
    minutes=st.none() | st.integers(1, 30),
)
"""Any pace, at any level, with any time."""

_KINDS: Final = st.sampled_from(["hold", "work", "release", "rest", "walk"])
_POSTURES: Final = st.sampled_from(["standing", "sitting", "kneeling", "lying"])
_LINES: Final = st.sampled_from(["Go slow.", "Breathe. Stay long.", "Soft knees"])
_THINGS: Final = st.sampled_from(["band", "chair", "two bottles", "an egg"])
_WORK_S: Final = st.integers(20, 75)
_REST_S: Final = st.sampled_from([0, 12, 20, 45])
_CALLS: Final = st.none() | st.builds(
    Calls,
    count_in=st.none() | st.integers(0, 3),
    go=st.none() | st.booleans(),
    half_way=st.none() | st.booleans(),
    ten_seconds=st.none() | st.booleans(),
    count_out=st.none() | st.integers(0, 3),
)
_DURING: Final = st.none() | st.just(()) | st.lists(_LINES, max_size=2).map(tuple)


@st.composite
def _reps(draw: st.DrawFn, turns: int) -> dict[str, object]:
    if turns > 1 and draw(st.booleans()):
        by_turn = draw(st.lists(st.integers(1, 5), min_size=turns, max_size=turns))
        return {"default": max(by_turn), "by_turn": tuple(by_turn)}
    fewest, default, most = sorted(draw(st.tuples(*[st.integers(1, 5)] * 3)))
    return {"default": default, "min": fewest, "max": draw(st.sampled_from([most, None]))}


@st.composite
def _steps(draw: st.DrawFn, *, sided: bool, turns: int) -> object:
    side = " {side}" if sided and draw(st.booleans()) else ""
    step: dict[str, object] = {"say": f"Bend{side} slowly.", "short": draw(_LINES)}
    step |= {"kind": draw(_KINDS), "move": draw(st.none() | st.sampled_from([0, 1.5]))}
    timing = draw(st.sampled_from(["hold", "breaths", "tempo", "breath", "neither"]))
    if timing == "hold":
        several = turns if draw(st.booleans()) else 1
        lengths = st.integers(2, 80).map(lambda halves: halves / 2)
        seconds = draw(st.lists(lengths, min_size=several, max_size=several))
        step |= {"hold": {"seconds": tuple(seconds)}, "during": draw(_DURING)}
    elif timing == "breaths":
        step["hold"] = {"breaths": draw(st.integers(1, 2))}
    elif timing == "tempo":
        phases = draw(st.lists(st.sampled_from(["0", "1", "2.5", "12"]), min_size=1, max_size=4))
        step["tempo"] = "-".join(["2", *phases[1:]])
    elif timing == "breath":
        way, own = draw(st.sampled_from(["in", "out"])), draw(st.none() | st.just(5.5))
        step["breath"] = {"way": way, "seconds": own}
    return build_step(**step)


@st.composite
def _levels(draw: st.DrawFn, *, by: str, turns: int) -> dict[str, object]:
    change: dict[str, object] = {"name": "with a chair", "equipment": ("chair",)}
    if draw(st.booleans()):
        change["setup"] = ("Hold the chair.",)
    if by == "words":
        change["steps"] = (draw(_steps(sided=False, turns=turns)),)
    elif by == "work":
        change["work"] = {"seconds": (draw(_WORK_S),)}
    else:
        change["reps"] = {"default": draw(st.integers(1, 5))}
    name = draw(st.sampled_from(["easier", "harder"]))
    return {name: change}


@st.composite
def _leaves(draw: st.DrawFn, number: int, *, by: str, turns: int, in_block: bool) -> Exercise:
    """An exercise by `words`, by `work`, or by the `reps` that a clock around it asks for."""
    sides = draw(st.sampled_from([(), ("left",), ("left", "right")]))
    by_turns = "rounds" if in_block else "sets"
    alternate = [None, "reps", by_turns] if by == "words" else [None, by_turns]
    record: dict[str, object] = {
        "id": f"exercise-{number}",
        "title": f"Exercise {'abcdefghijkl'[number]}",
        "posture": draw(_POSTURES),
        "change_of_posture": "Change over.",
        "equipment": tuple(draw(st.lists(_THINGS, max_size=1))),
        "setup": ("Stand on your {side} leg.",) if sides else ("Stand.",),
        "sides": sides,
        "alternate": draw(st.sampled_from(alternate)) if len(sides) > 1 else None,
        "change_of_side": draw(st.none() | st.just(("Turn round.",))),
        "reps": None if by == "work" else draw(_reps(turns)),
        "steps": (),
        "calls": draw(_CALLS),
    }
    if not in_block:
        record |= {"sets": turns, "rest": {"seconds": draw(_REST_S)}}
    if by == "words":
        count = draw(st.integers(1, 2))
        record["steps"] = tuple(draw(_steps(sided=bool(sides), turns=turns)) for _ in range(count))
        record["run_on"] = draw(st.sampled_from([False, True, "counted"]))
    elif by == "work":
        seconds = draw(st.lists(_WORK_S, min_size=1, max_size=1) | st.lists(
            _WORK_S, min_size=turns, max_size=turns))  # fmt: skip
        record |= {"work": {"seconds": tuple(seconds)}, "kind": draw(_KINDS)}
        record["during"] = draw(_DURING)
    if draw(st.booleans()):
        record["levels"] = draw(_levels(by=by, turns=turns))
    return build_exercise(**record)


_CLOCK_OF: Final = {"words": "words", "work": "work", "every": "reps", "for": "reps"}


@st.composite
def blocks(draw: st.DrawFn, numbers: Iterator[int], clock: str, *, nests: bool = True) -> Block:
    """A block on words' time, by `work`, or by a clock of `every` or `for`; or `mixed`."""
    rounds = 1 if clock == "for" else draw(st.integers(1, 3))
    items: list[Exercise | Block] = []
    for _ in range(draw(st.integers(1, 2))):
        by = draw(st.sampled_from(["words", "work"])) if clock == "mixed" else _CLOCK_OF[clock]
        items.append(draw(_leaves(next(numbers), by=by, turns=rounds, in_block=True)))
    if nests and clock in ("words", "work", "mixed") and draw(st.booleans()):
        inside = "words" if clock == "mixed" else clock  # no clock within a round of words
        items.append(draw(blocks(numbers, inside, nests=False)))
    block: dict[str, object] = {"rounds": rounds, "calls": draw(_CALLS), "title": None}
    if clock == "every":
        block["every"] = {"seconds": draw(st.sampled_from([20, 30, 60]))}
        items = [_one_side_a_turn(each) for each in items]
    elif clock == "for":
        block |= {"for_": {"minutes": draw(st.sampled_from([0.5, 4]))}}
    else:
        block |= {"rest": draw(st.none() | st.builds(dict, seconds=_REST_S))}
        block["rest_between_exercises"] = draw(st.none() | _REST_S)
    return build_block(*items, **block)


def _one_side_a_turn(exercise: Exercise | Block) -> Exercise | Block:
    """Under `every`, a turn has the time of one side."""
    both = isinstance(exercise, Exercise) and len(exercise.sides) > 1
    return exercise.model_copy(update={"alternate": "rounds"}) if both else exercise


@st.composite
def _items(draw: st.DrawFn, numbers: Iterator[int], clocks: tuple[str, ...]) -> Exercise | Block:
    clock = draw(st.sampled_from(clocks))
    if draw(st.booleans()) and clock in ("words", "work"):
        return draw(_leaves(next(numbers), by=clock, turns=draw(st.integers(1, 3)), in_block=False))
    return draw(blocks(numbers, clock))


@st.composite
def _fit(draw: st.DrawFn, routine: Routine) -> tuple[dict[str, object], ...]:
    rules: list[dict[str, object]] = [{"reps": "fewest"}, {"skip": "intro"}]
    for number, item in enumerate(routine.exercises, start=1):
        of = routine.item_id(number)
        rules.append({"rounds" if isinstance(item, Block) else "sets": 1, "of": of})
        rules.append({"drop": of})
    return tuple(draw(st.lists(st.sampled_from(rules), max_size=4, unique_by=str)))


@st.composite
def grammatical(
    draw: st.DrawFn,
    *,
    clocks: tuple[str, ...] = ("words", "work", "every", "for", "mixed"),
    most: int = 3,
) -> Routine:
    """Small routines of the whole grammar that loading accepts; their slots grow where they may.

    Args:
        draw: hypothesis's own.
        clocks: what may run their blocks.
        most: how many items they may have.
    """
    numbers = iter(range(12))
    items = tuple(draw(_items(numbers, clocks)) for _ in range(draw(st.integers(1, most))))
    routine = routine_of(
        *items,
        genre=draw(st.sampled_from([None, "strength"])),
        intro=("Welcome.",),
        calls=draw(_CALLS),
        change_of_side=draw(st.sampled_from([0, 12])),
        lead_in=draw(st.sampled_from([0, 5, 8.5])),
        overrun="extend",
    )
    fitted = routine.model_dump() | {"exercises": items, "fit": draw(_fit(routine))}
    return Routine.model_validate(fitted)


HEAD_YAML: Final = """\
format: 2
id: calm-knees
title: Calm knees
summary: For the knees.
safety: [Work without pain.]
"""
"""The keys of a routine that every file has, on five lines."""


def leaf_yaml(exercise_id: str, *lines: str) -> str:
    """An exercise of a file in six lines, and what else is given, a key a line."""
    title = exercise_id.capitalize()
    keys = (f"id: {exercise_id}", f"title: {title}", "posture: standing", "purpose: Good.")
    return "\n    ".join([f"  - {keys[0]}", *keys[1:], "setup: [Stand.]", *lines]) + "\n"


def file_of(*items: str, top: str = "") -> str:
    """A file with these items, the first from line 7 on (after the lines of `top`)."""
    return f"{HEAD_YAML}{top}exercises:\n{''.join(items)}"


def block_yaml(*items: str, **keys: str) -> str:
    """A block of a file, its keys a line each and then its exercises."""
    lines = ["  - block:", *(f"      {key}: {value}" for key, value in keys.items())]
    inner = "".join(items).rstrip("\n").replace("\n", "\n      ")
    return "\n".join([*lines, "      exercises:", f"      {inner}"]) + "\n"
