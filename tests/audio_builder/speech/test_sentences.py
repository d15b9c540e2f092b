"""Texts of anybody, cut into what is spoken at a time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_builder.speech import finished_sentences, sentences_in

_TEXTS = st.text(alphabet="aB.!? \n", max_size=40)


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Bow. Rise!", ("Bow.", "Rise!")),
        ("First\n\n  second. Third\n", ("First", "second.", "Third")),
        (" \n ", ()),
    ],
)
def test_a_line_ends_a_sentence_too(text: str, cut: tuple[str, ...]) -> None:
    """Lists and headings have no full stops, and are not run together."""
    assert sentences_in(text) == cut


@given(_TEXTS, st.integers(0, 40))
def test_in_pieces_it_is_cut_as_in_one(text: str, at: int) -> None:
    """However a text comes in, the same sentences are spoken."""
    first, rest = finished_sentences(text[:at])
    second, rest = finished_sentences(rest + text[at:])
    assert (*first, *second, *sentences_in(rest)) == sentences_in(text)
