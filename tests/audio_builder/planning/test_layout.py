"""When things sound: slots, gaps, rounding and overruns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_builder.model.sounds import BELL_MS, Air, AirSound, Bell, Phrase, Tone
from audio_builder.model.timeline import Cue, Place, Role
from audio_builder.planning.layout import (
    AIRS_BEFORE_CHAPTERS,
    SHORTEST_AIR_MS,
    OverrunError,
    lay_out,
    overruns,
)
from audio_builder.planning.script import PHRASE_GAP_MS, Mark, Ring, Say, Slot, words
from audio_builder.units import FRAME_MS, Ms, ceil_to_frame, snap

HERE = Place(exercise="bend", side="left", set=1, rep=1, reps=2, step=1)


def say(text: str) -> Say:
    """A phrase at some place."""
    return Say(text=text, role=Role.INSTRUCT, place=HERE)


def slot(length_ms: int, *texts: str, air: Air = Air.REST, role: Role = Role.REST) -> Slot:
    """A slot at some place, opened by some words."""
    return Slot(length_ms=Ms(length_ms), air=air, leads=words(*texts), role=role, place=HERE)


def measure(text: str) -> int:
    """100 ms a letter: never a whole number of frames for a single word of odd length."""
    return 100 * len(text)


def heard(*directions: Say | Slot | Ring | Mark) -> list[tuple[int, str]]:
    """When each sound of a script starts."""
    return [(cue.start_ms, cue.sound.key) for cue in lay_out(directions, measure).cues]


def test_words_are_set_off_from_what_follows() -> None:
    """Between two phrases, and between a phrase and a bell, lies the phrase gap."""
    bell = Ring(bell=Bell.START, role=Role.HOLD, place=HERE)

    assert heard(say("abc"), say("de"), bell) == [
        (0, "say:abc"),
        (312 + PHRASE_GAP_MS, "say:de"),
        (312 + PHRASE_GAP_MS + 216 + PHRASE_GAP_MS, "tone:start"),
    ]


def test_air_follows_words_at_once() -> None:
    """A slot without words begins right where a phrase ends: no silence to be trimmed away."""
    assert heard(say("abc"), slot(2000)) == [(0, "say:abc"), (312, "air:rest:1992")]


def test_a_slot_lasts_as_long_as_it_says_whatever_opens_it() -> None:
    """Words and air together fill the slot; what comes next comes at its end."""
    assert heard(slot(4000, "In.", air=Air.IN), slot(6000, "Out.", air=Air.OUT), slot(1000)) == [
        (0, "say:In."),
        (312, "air:in:3672"),
        (snap(4000), "say:Out."),
        (snap(4000) + 408, "air:out:5592"),
        (snap(10_000), "air:rest:984"),
    ]


def test_quiet_under_a_tenth_of_a_second_stays_silent() -> None:
    """Air too short to be heard as air is left out."""
    assert heard(slot(400, "abc"), slot(500)) == [(0, "say:abc"), (snap(400), "air:rest:480")]


def test_a_bell_can_lead_a_slot() -> None:
    """With tones alone, a beat is opened by a bell instead of a word."""
    beat = Slot(length_ms=Ms(1000), air=Air.REST, leads=(Tone(bell=Bell.START),), role=Role.TEMPO,
                place=HERE)  # fmt: skip
    start_ms = BELL_MS[Bell.START]

    assert heard(beat) == [
        (0, "tone:start"),
        (start_ms, f"air:rest:{(1000 - start_ms) // 24 * 24}"),
    ]


@given(st.lists(st.sampled_from([500, 1000, 2500, 4000, 4500, 6000, 7500]), max_size=200))
def test_rounding_never_adds_up(lengths: list[int]) -> None:
    """After any number of slots, words and bells, a cue is within 12 ms of its nominal time."""
    bell = Ring(bell=Bell.START, role=Role.HOLD, place=HERE)
    script = [each for length in lengths for each in (slot(length), say("abc"), bell)]
    spoken_ms = ceil_to_frame(measure("abc")) + PHRASE_GAP_MS + BELL_MS[Bell.START]

    timeline = lay_out([*script, slot(1000)], measure)

    nominal_ms = sum(lengths) + len(lengths) * spoken_ms
    assert abs(timeline.cues[-1].start_ms - nominal_ms) <= FRAME_MS // 2


def test_sentences_that_lead_a_slot_are_set_off_by_air() -> None:
    """No silence opens between the words of a rest: a player would trim it away."""
    assert heard(slot(4000, "Abc. De.")) == [
        (0, "say:Abc."),
        (408, "air:rest:288"),
        (696, "say:De."),
        (1008, "air:rest:2976"),
    ]


def test_words_longer_than_their_slot_are_an_error_that_says_it_all() -> None:
    """The error names the exercise, the words, and the needed and available milliseconds."""
    with pytest.raises(OverrunError) as caught:
        lay_out([slot(1000, "Rest now.", "Next: hinge.")], measure)

    error = caught.value
    assert (error.place.exercise, error.words) == ("bend", "Rest now. Next: hinge.")
    assert (error.needed_ms, error.available_ms) == (912 + PHRASE_GAP_MS + 1200, 1000)
    for part in ("bend", "Rest now. Next: hinge.", "2400 ms", "1000 ms", "overrun: extend"):
        assert part in str(error)


def test_a_slot_that_may_grow_lasts_as_long_as_its_words() -> None:
    """With `extend` nothing is cut and nothing overlaps: the rest of the track moves on."""
    timeline = lay_out([slot(1000, "A long sentence."), say("go")], measure, extend=True)

    assert [cue.start_ms for cue in timeline.cues] == [0, 1608]


def test_every_overrun_is_found_at_once() -> None:
    """The checker gets all of them, not the first."""
    script = [slot(100, "abc"), slot(9000, "fits"), slot(200, "abcdef")]

    assert [error.words for error in overruns(script, measure)] == ["abc", "abcdef"]


def test_words_that_fill_their_slot_exactly_fit() -> None:
    """A slot is overrun by more than its length, not by its length."""
    assert heard(slot(312, "abc"), say("x")) == [(0, "say:abc"), (312, "say:x")]


def test_a_chapter_starts_with_the_next_thing_that_sounds() -> None:
    """Not in the gap before it: whoever jumps to a chapter hears its first word at once."""
    timeline = lay_out([Mark(title="One"), say("abc"), Mark(title="Two"), say("de")], measure)

    starts = [chapter.start_ms for chapter in timeline.chapters]
    assert starts == [cue.start_ms for cue in timeline.cues if isinstance(cue.sound, Phrase)]


@pytest.mark.parametrize("letters", range(1, 40))
def test_a_chapter_starts_on_a_whole_second(letters: int) -> None:
    """Show notes tell its time to the second and still agree with it; what leads there is air."""
    timeline = lay_out([say("a" * letters), Mark(title="Two"), say("de")], measure)

    (chapter,) = timeline.chapters
    assert abs(chapter.start_ms - round(chapter.start_ms, -3)) <= FRAME_MS / 2
    before = [cue for cue in timeline.cues if cue.start_ms < chapter.start_ms]
    assert chapter.start_ms - before[-1].end_ms < SHORTEST_AIR_MS
    assert all(cue.sound in AIRS_BEFORE_CHAPTERS for cue in before[1:])
    assert [cue.role for cue in before[1:]] == [Role.GAP] * (len(before) - 1)


def test_a_track_ends_with_a_short_silence() -> None:
    """Players that cut the last frames cut nothing of the last word."""
    timeline = lay_out([say("abc")], measure)

    (cue,) = timeline.cues
    assert cue == Cue(start_ms=Ms(0), length_ms=Ms(312), sound=Phrase(text="abc"),
                      role=Role.INSTRUCT, place=HERE)  # fmt: skip
    assert timeline.duration_ms == 312 + PHRASE_GAP_MS


def test_air_length_does_not_depend_on_where_it_stands() -> None:
    """The same slot gives the same air anywhere in a track: so the set of airs stays closed."""
    airs = {
        cue.sound
        for lead_ms in range(0, 480, 10)
        for cue in lay_out([slot(lead_ms), slot(4000, "In.", air=Air.IN)], measure).cues
        if isinstance(cue.sound, AirSound) and cue.sound.air is Air.IN
    }

    assert airs == {AirSound(air=Air.IN, length_ms=Ms(3672))}
