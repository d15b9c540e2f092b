"""Sentences as a network of words."""

from skill.listen.network import network_of, sayable

SENTENCES = (("next",), ("go", "to", ("the hinge", "hinge")), ("go", "back"))


def test_it_has_each_sentence_and_no_beginning_of_one() -> None:
    """What the network accepts are the sentences, whole: half a sentence moves nothing."""
    network = network_of(SENTENCES)

    assert network.has(("next",))
    assert network.has(("go", "to", "the", "hinge"))
    assert network.has(("go", "to", "hinge"))
    assert network.has(("go", "back"))
    assert not network.has(("go",))
    assert not network.has(("go", "to", "the"))
    assert not network.has(("go", "to", "next"))
    assert not network.has(())


def test_words_before_are_said_with_each_and_the_first_may_be_lost() -> None:
    """A wake phrase belongs to the sentence, and a late recording lacks its first word only."""
    network = network_of(SENTENCES, ("hey", "jarvis"))

    assert network.has(("hey", "jarvis", "next"))
    assert network.has(("jarvis", "next"))
    assert not network.has(("next",))
    assert not network.has(("hey", "jarvis"))


def test_a_wake_phrase_of_one_word_is_never_left_out() -> None:
    """With one word only, nothing of the phrase may be missing."""
    network = network_of(SENTENCES, ("alexa",))

    assert network.has(("alexa", "next"))
    assert not network.has(("next",))


def test_what_ends_alike_is_drawn_once() -> None:
    """Common ends are shared: a thousand ways to begin need one drawing of a hundred names."""
    names = tuple(f"name{each}" for each in range(100))
    beginnings = tuple((f"verb{each}", "to", names) for each in range(50))

    assert len(network_of(beginnings).arcs) < 300


def test_strange_words_cost_only_what_has_them() -> None:
    """A name that cannot be heard takes itself away and no other, and is told of."""
    known = {"go": True, "to": True, "hinge": True, "psoas": False, "release": True, "zzz": False}
    found = sayable((("go", "to", ("hinge", "psoas release")), ("zzz",), ("go", ("zzz",))), known)

    assert found.sentences == (("go", "to", ("hinge",)),)
    assert found.lost == ("psoas", "zzz")
