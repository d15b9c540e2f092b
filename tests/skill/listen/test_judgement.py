"""How sure one may be of words."""

from skill.listen.judgement import Judgement, judge
from skill.listen.ports import Word


def words(*scores: float) -> tuple[Word, ...]:
    """Words of ten moments with these scores a moment."""
    return tuple(Word(text="word", moments=10, score=10 * score) for score in scores)


def test_what_fits_is_done_what_hardly_fits_is_asked_and_the_rest_is_left() -> None:
    """There are three ways on, and only the first moves anything."""
    assert judge(words(-1.5, -2.0)) is Judgement.SURE
    assert judge(words(-3.4, -4.4)) is Judgement.DOUBT
    assert judge(words(-5.0, -7.0)) is Judgement.NOTHING
    assert judge(()) is Judgement.NOTHING


def test_one_word_that_does_not_fit_spoils_a_sentence_that_does() -> None:
    """Nine good words do not carry a tenth that was never said."""
    assert judge(words(*[-2.0] * 9)) is Judgement.SURE
    assert judge(words(*[-2.0] * 9, -12.0)) is not Judgement.SURE
