"""How sure one may be of words."""

import numpy as np

from skill.listen.judgement import Judgement, covers, judge
from skill.listen.ports import EAR_FRAME, Word


def words(*scores: float) -> tuple[Word, ...]:
    """Words of ten moments with these scores a moment."""
    return tuple(
        Word(text="word", begins=10 * at, moments=10, score=10 * score)
        for at, score in enumerate(scores)
    )


def test_what_fits_is_done_what_hardly_fits_is_asked_and_the_rest_is_left() -> None:
    """There are three ways on, and only the first moves anything."""
    assert judge(words(-1.5, -2.0)) is Judgement.SURE
    assert judge(words(-3.4, -4.8)) is Judgement.DOUBT
    assert judge(words(-5.0, -7.0)) is Judgement.NOTHING
    assert judge(()) is Judgement.NOTHING


def test_one_word_that_does_not_fit_spoils_a_sentence_that_does() -> None:
    """Nine good words do not carry a tenth that was never said."""
    assert judge(words(*[-2.0] * 9)) is Judgement.SURE
    assert judge(words(*[-2.0] * 9, -12.0)) is not Judgement.SURE


def test_a_word_that_takes_up_a_part_of_what_was_said_was_not_said() -> None:
    """One word found at the beginning of a long sentence is chance; the sound before it is none."""
    loud, soft = np.full(EAR_FRAME, 3000, np.int16), np.full(EAR_FRAME, 30, np.int16)
    word = (Word(text="stop", begins=50, moments=40, score=-80.0),)

    assert covers(word, np.concatenate([loud] * 50 + [loud] * 40 + [soft] * 30), 50)
    assert not covers(word, np.concatenate([loud] * 50 + [loud] * 40 + [soft] * 30), 0)
    assert not covers(word, np.concatenate([soft] * 50 + [loud] * 120), 50)
    assert not covers((), np.concatenate([loud] * 50), 0)
