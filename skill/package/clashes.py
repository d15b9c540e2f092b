"""Clashes: names by which a listener would mean two things."""

from collections.abc import Sequence

from skill.package.errors import PackageError
from skill.package.language import Sentence, fixed_sentences, sentences_naming
from skill.package.names import Named
from skill.package.speech import as_heard


def refuse_clashes(named: Sequence[Named]) -> None:
    """Pass, if each sentence a listener may say means one thing.

    Raises:
        PackageError: naming both things that one name would stand for.
    """
    _refuse_shared_ids(named)
    _refuse_shared_names(named)
    _refuse_shared_sentences(named)


def _refuse_shared_ids(named: Sequence[Named]) -> None:
    owners: dict[tuple[str, str], Named] = {}
    for one in named:
        other = owners.setdefault((one.type, one.id), one)
        if other is not one:
            message = f"{other.label} and {one.label} have one id: give each an id of its own"
            raise PackageError(message)


def _refuse_shared_names(named: Sequence[Named]) -> None:
    owners: dict[str, Named] = {}
    for one in named:
        for words in one.words:
            other = owners.setdefault(as_heard(words), one)
            if other is not one:
                message = (
                    f"{other.label} and {one.label} are both called '{words}': "
                    "give each spoken names that nothing else in the library has"
                )
                raise PackageError(message)


def _refuse_shared_sentences(named: Sequence[Named]) -> None:
    owners = {sentence.heard: sentence for sentence in fixed_sentences()}
    for sentence in sentences_naming(named):
        other = owners.setdefault(sentence.heard, sentence)
        if other.intent is not sentence.intent:
            raise PackageError(_sentence_clash(sentence, other))


def _sentence_clash(one: Sentence, other: Sentence) -> str:
    assert one.names is not None  # noqa: S101 - only such sentences are compared
    meant = other.intent.value if other.names is None else other.names.label
    return (
        f"{one.names.label} cannot be told from {meant}: both are asked for by '{one.words}'; "
        "give it another name"
    )
