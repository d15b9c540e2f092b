"""A state as text."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_builder.library import Breath, Guide, Pace, Place, Role
from skill.playback.answers import PlayNow
from skill.playback.events import Resume
from skill.playback.places import cue_at
from skill.playback.rules import apply
from skill.playback.state import Activity, Answered, Entry, Run, Spot, State
from skill.store.port import StateError
from skill.store.state_text import parse_state, render_state
from worlds import small_table

counts = st.integers(min_value=0)
lengths = st.integers(min_value=4, max_value=20).map(lambda halves: 500 * halves)
paces = st.builds(
    Pace,
    breath=st.builds(Breath, in_ms=lengths, out_ms=lengths),
    reps=st.none() | st.integers(1, 30),
    guide=st.sampled_from(Guide),
)
entries = st.builds(
    Entry,
    token=st.text(),
    position=counts,
    retry=st.booleans(),
    part=st.text(),
    edition=st.text(),
    pace=st.none() | paces,
    was_last=st.booleans(),
)
numbers = st.none() | counts
spots = st.builds(
    Spot,
    role=st.sampled_from(Role),
    place=st.builds(
        Place,
        exercise=st.none() | st.text(),
        side=st.none() | st.text(),
        set=numbers,
        rep=numbers,
        reps=numbers,
        step=numbers,
        inner=st.none() | st.text(),
    ),
)
runs = st.builds(
    Run,
    number=counts,
    routine=st.text(),
    parts=st.lists(st.text()).map(tuple),
    pace=paces,
    left_out=st.lists(st.text()).map(tuple),
)
states = st.builds(
    State,
    activity=st.sampled_from(Activity),
    run=st.none() | runs,
    current=st.none() | entries,
    queued=st.none() | entries,
    offset_ms=counts,
    pace=paces,
    loop=st.booleans(),
    plays=counts,
    runs=counts,
    failures=counts,
    skipped=st.none() | st.text(),
    gave_up=st.booleans(),
    spot=st.none() | spots,
    asked=st.booleans(),
    answered=st.lists(st.builds(Answered, request=st.text(), answer=st.text())).map(tuple),
)

FIRST = (
    '{"version":1,"state":{"activity":"stopped","run":{"number":3,"routine":"hip-ir",'
    '"parts":["1-first","2-second"],"pace":{"breath":{"in_ms":3000,"out_ms":3000},"reps":5,'
    '"guide":"tones"}},"current":{"token":"3.1.9.seal","position":1,"retry":false},'
    '"queued":null,"offset_ms":1200,"pace":{"breath":{"in_ms":4000,"out_ms":6000},'
    '"reps":null,"guide":"full"},"loop":false,"plays":9,"runs":3,"failures":0,'
    '"skipped":"1-first"}}'
)
"""What the first version wrote."""
ITS_STATE = State(
    activity=Activity.STOPPED,
    run=Run(
        number=3,
        routine="hip-ir",
        parts=("1-first", "2-second"),
        pace=Pace(breath=Breath(in_ms=3_000, out_ms=3_000), reps=5, guide=Guide.TONES),
    ),
    current=Entry(token="3.1.9.seal", position=1),  # noqa: S106 - a token of the queue
    offset_ms=1_200,
    plays=9,
    runs=3,
    skipped="1-first",
)


@given(states)
def test_every_state_survives_writing_and_reading(state: State) -> None:
    """All fields, all nested records, with their types."""
    again = parse_state(render_state(state))
    assert again == state
    assert repr(again) == repr(state)


@given(states)
def test_a_text_suits_every_database(state: State) -> None:
    """PostgreSQL takes no NUL in a text, and no database half a surrogate pair."""
    text = render_state(state)
    assert "\0" not in text
    text.encode()


def test_what_the_first_version_wrote_is_still_read() -> None:
    """Listeners' states outlive the code that wrote them."""
    assert parse_state(FIRST) == ITS_STATE


BEFORE_NAMES = (
    '{"version":1,"state":{"activity":"stopped","run":{"number":1,"routine":"long",'
    '"parts":["part.1","part.2","part.3"],"pace":{"breath":{"in_ms":4000,"out_ms":6000},'
    '"reps":null,"guide":"full","level":"standard","minutes":null}},"current":{"token":"1.1.2.seal",'
    '"position":1,"retry":false},"queued":null,"offset_ms":100000,"pace":{"breath":{"in_ms":4000,'
    '"out_ms":6000},"reps":null,"guide":"full","level":"standard","minutes":null},"loop":false,'
    '"plays":2,"runs":1,"failures":0,"skipped":null,"gave_up":false}}'
)
"""What the last version wrote that knew the parts of a run by their numbers."""


def test_a_place_that_was_kept_by_its_number_is_carried_over() -> None:
    """Exercise, side, rep and step are those that the offset meant; no listener begins anew."""
    table = small_table()
    state, answer = apply(parse_state(BEFORE_NAMES), Resume(), table)
    assert isinstance(answer, PlayNow)
    assert answer.entry.part == "lean-2.part"
    assert answer.entry.position == 1
    timeline = table.view.timeline("long", "lean-2.part", Pace())
    meant, played = cue_at(timeline, 100_000), cue_at(timeline, answer.offset_ms)
    assert meant.place == played.place
    assert answer.offset_ms > 0
    assert parse_state(render_state(state)) == state


def test_a_field_that_was_added_since_has_its_default() -> None:
    """A state of before the field is a state all the same."""
    kept = json.loads(FIRST)
    del kept["state"]["skipped"]
    assert parse_state(json.dumps(kept)).skipped is None


def _with(path: str, value: object) -> str:
    """The first version's text, with one key changed."""
    kept = json.loads(FIRST)
    *folders, name = path.split(".")
    inside = kept
    for folder in folders:
        inside = inside[folder]
    inside[name] = value
    return json.dumps(kept)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "{}",
        FIRST[:-1],
        _with("version", 2),
        _with("mood", "good"),
        _with("state.mood", "good"),
        _with("state.run.mood", "good"),
        _with("state.pace.breath.mood", "good"),
        _with("state.activity", "dancing"),
        _with("state.plays", "9"),
        _with("state.loop", 1),
        _with("state.pace.breath.in_ms", 11_000),
        _with("state.pace.reps", 31),
        _with("state.run", {"number": 1}),
    ],
)
def test_what_cannot_be_understood_is_an_error_not_a_fresh_state(text: str) -> None:
    """Nothing is guessed: a key that is not known may be what a newer version goes by."""
    with pytest.raises(StateError, match="left as it is"):
        parse_state(text)


@pytest.mark.parametrize(
    "state",
    [
        replace(ITS_STATE, offset_ms=1.5),
        replace(ITS_STATE, loop=None),
        replace(ITS_STATE, skipped="\ud800"),
        replace(ITS_STATE, run=replace(ITS_STATE.run, parts=["1-first"])),
        replace(ITS_STATE, run=replace(ITS_STATE.run, number="3")),
    ],
)
def test_what_could_not_be_read_again_is_not_written(state: State) -> None:
    """A mistake in the code ends one turn; it does not lock a listener out."""
    with pytest.raises(StateError, match="not kept"):
        render_state(state)


def test_the_error_does_not_quote_the_state() -> None:
    """What a listener does is nobody's business who reads a log."""
    with pytest.raises(StateError) as caught:
        parse_state(_with("state.run", {"number": "hip-ir"}))
    assert "hip-ir" not in f"{caught.value} {caught.value.__cause__}"
