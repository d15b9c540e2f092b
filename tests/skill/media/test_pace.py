"""The pace in a query."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_builder.library import Breath, Guide, Pace, PaceError, pace_query, parse_breath
from skill.media.pace import QUERY_MAX, parse_pace

OWN = Pace(breath=parse_breath("3-3"), guide=Guide.SHORT)
LENGTHS = st.sampled_from(range(2000, 10_001, 500))
PACES = st.builds(
    Pace,
    breath=st.builds(Breath, in_ms=LENGTHS, out_ms=LENGTHS),
    reps=st.none() | st.integers(1, 30),
    guide=st.sampled_from(Guide),
)


@given(PACES, PACES)
def test_what_is_rendered_is_read_again(pace: Pace, own: Pace) -> None:
    """A pace survives being written as a query and read, at whatever pace a library was built."""
    assert parse_pace(pace_query(pace), own) == pace
    assert len(pace_query(pace)) < QUERY_MAX


@pytest.mark.parametrize(
    ("query", "pace"),
    [
        ("", OWN),
        ("breath=3-3", OWN),
        ("utm_source=a&fbclid=%F0%9F&utm_source=b&x", OWN),
        ("breath=3-3&=5-7&Breath=5-7&pace=5-7&<script>", OWN),
        ("utm_campaign=" + "x" * 300 + "&breath=3-3", OWN),
        ("guide=short&breath=brisk", OWN),
        ("breath=3.0-3", OWN),
        ("br%65ath=3%2D3", OWN),
        ("&&breath=3-3&", OWN),
        ("reps=4", Pace(breath=OWN.breath, guide=OWN.guide, reps=4)),
        ("breath=5-7&reps=04", Pace(breath=parse_breath("slow"), guide=OWN.guide, reps=4)),
        ("reps=default", OWN),
        ("guide=tones", Pace(breath=OWN.breath, guide=Guide.TONES)),
    ],
)
def test_what_is_left_out_is_the_librarys_own(query: str, pace: Pace) -> None:
    """Paces that say the same are equal however they are written, so they share what is kept."""
    assert parse_pace(query, OWN) == pace


def test_the_usual_reps_can_be_asked_for() -> None:
    """Also of a library that was built at so many: each exercise's own are as in the routine."""
    built_at_two = replace(OWN, reps=2)
    assert parse_pace("", built_at_two).reps == 2
    assert parse_pace("reps=default", built_at_two) == OWN
    assert pace_query(OWN) == "breath=3-3&reps=default&guide=short"


@pytest.mark.parametrize(
    "query",
    [
        "breath",
        "breath=",
        "breath=5",
        "breath=5-7-9",
        "breath=1-7",
        "breath=5-11",
        "breath=4.25-6",
        "breath=-4--6",
        "breath=nan-nan",
        "breath=inf-6",
        "breath=9e307-6",
        "breath=5 7",
        "breath=5-7&breath=5-7",
        "breath=%EF%BC%94-6",
        "breath=%00",
        "breath=" + "5" * 17,
        "reps=0",
        "reps=31",
        "reps=-1",
        "reps=2.0",
        "reps=1_0",
        "reps=%D9%A3",
        "reps=99999",
        "reps=",
        "reps=Default",
        "reps=none",
        "guide=loud",
        "guide=FULL",
        "guide=",
        "breath=5-7;reps=2",
        "utm_source=a&reps=0",
        "reps=4&utm_source=a&reps=4",
        "reps=4&" + "&" * QUERY_MAX,
    ],
)
def test_anything_else_is_one_sentence(query: str) -> None:
    """It says what is possible, and repeats nothing that could be more than a word."""
    with pytest.raises(PaceError) as caught:
        parse_pace(query, OWN)
    sentence = str(caught.value)
    assert 20 < len(sentence) < 160
    assert sentence.isprintable()
    assert "<" not in sentence


@given(st.text(max_size=120) | st.from_regex(r"(breath|reps|guide)=.{0,16}(&reps=.{0,4})?"))
def test_no_query_does_worse(query: str) -> None:
    """Whatever a stranger sends, it is a pace or a sentence."""
    try:
        pace = parse_pace(query, OWN)
    except PaceError:
        return
    assert isinstance(pace, Pace)
