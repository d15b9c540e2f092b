"""A text that anybody may have written, cut into what is spoken at a time."""

from audio_builder.planning.phrases import sentences


def sentences_in(text: str) -> tuple[str, ...]:
    """Its sentences; a line ends one too, whether or not it has a full stop."""
    lines = (line.strip() for line in text.splitlines())
    return tuple(sentence for line in lines if line for sentence in sentences(line))


def finished_sentences(text: str) -> tuple[tuple[str, ...], str]:
    """The sentences that are whole in a text that is still being written, and what is left of it.

    The last one always is left: only what follows tells that it was whole.
    """
    before, _, line = text.rpartition("\n")
    *whole, rest = sentences(line.lstrip())
    return (*sentences_in(before), *whole), rest
