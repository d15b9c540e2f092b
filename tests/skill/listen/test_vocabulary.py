"""What can be said now."""

from pathlib import Path

import pytest

from skill.listen.network import network_of
from skill.listen.vocabularies import Vocabularies
from skill.listen.vocabulary import Vocabulary
from skill.media.editions import Editions
from skill.package.intents import Intent


@pytest.fixture(scope="module")
def vocabulary(small_output: Path) -> Vocabulary:
    """That of the small routine, which has two exercises."""
    return Vocabularies(Editions(small_output)).at("")


def says(vocabulary: Vocabulary, words: str, *, asked: bool = False) -> bool:
    """Whether words are a sentence."""
    return network_of(vocabulary.sentences(asked=asked)).has(tuple(words.split()))


def test_it_is_taught_the_sentences_of_the_interaction_model(vocabulary: Vocabulary) -> None:
    """What an Echo is taught can be said here, without a skill's name."""
    for words in ("next", "go to the turn", "do two reps", "slower breathing", "open calm hips"):
        assert says(vocabulary, words), words
        assert vocabulary.meaning(words, asked=False) is not None


def test_what_is_not_there_cannot_be_said(vocabulary: Vocabulary) -> None:
    """Two exercises have no third, and one routine needs no looking for."""
    assert says(vocabulary, "the second exercise")
    assert not says(vocabulary, "the third exercise")
    assert not says(vocabulary, "go to exercise nine")
    assert not says(vocabulary, "something for my knees")


def test_yes_is_no_sentence_while_nothing_is_asked(vocabulary: Vocabulary) -> None:
    """Nothing that sounds like yes answers a question that nobody has put."""
    assert not says(vocabulary, "yes")
    assert says(vocabulary, "yes", asked=True)


def test_codes_are_typed(vocabulary: Vocabulary) -> None:
    """Whose programme is counted is not left to what was half heard."""
    assert not says(vocabulary, "link my programme", asked=True)
    meaning = vocabulary.meaning("link my programme", asked=False)
    assert meaning is not None
    assert meaning.intent == Intent.LINK_PROGRAMME


def test_to_stop_is_to_pause_unless_a_question_is_open(vocabulary: Vocabulary) -> None:
    """As on an Echo: stop leaves a conversation, and otherwise pauses the coach."""
    outside = vocabulary.meaning("stop", asked=False)
    inside = vocabulary.meaning("stop", asked=True)
    assert outside is not None
    assert inside is not None
    assert outside.intent == Intent.PAUSE
    assert inside.intent == Intent.STOP


def test_single_words_that_stop_the_coach_are_known_as_such(vocabulary: Vocabulary) -> None:
    """A word that is said in pain is listened for by itself, and no word that moves the coach."""
    words = {word for sentence in vocabulary.stopping for word in sentence}

    assert {"stop", "pause", "wait", "ow", "ouch"} <= words
    assert words.isdisjoint({"next", "repeat", "resume", "back", "yes", "no"})
    assert all(len(sentence) == 1 for sentence in vocabulary.stopping)


def test_numbers_are_those_that_make_sense_and_are_words(vocabulary: Vocabulary) -> None:
    """Nobody goes back a hundred seconds, and a figure is nothing that can be said."""
    assert says(vocabulary, "go back thirty seconds")
    assert says(vocabulary, "pause for two minutes")
    assert not says(vocabulary, "go back ninety nine seconds")
    tokens = {token for sentence in vocabulary.sentences(asked=True) for token in sentence}
    phrases = [phrase for one in tokens for phrase in ([one] if isinstance(one, str) else one)]
    assert not any(word.isdecimal() for phrase in phrases for word in phrase.split())


def test_to_stop_and_nothing_else_needs_no_certainty(vocabulary: Vocabulary) -> None:
    """Pausing and pain are done on a doubt, in whatever words; moving on is asked back."""
    for words in ("stop", "pause", "ow", "never mind"):
        assert vocabulary.stops(words, asked=False), words
    for words in ("next", "start over", "what is this", "no such sentence"):
        assert not vocabulary.stops(words, asked=False), words
