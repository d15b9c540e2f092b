"""The speaker of this installation, put together."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from skill.listen.assistant import Assistant, Ears, Note
from skill.listen.hearing import Hearing
from skill.listen.heart import open_heart
from skill.listen.listener import Listener
from skill.listen.mixing import Mixer
from skill.listen.ports import AnswerVoice
from skill.listen.showing import came, noted
from skill.listen.speex import NoCanceller, NoCancellerError, SpeexCanceller
from skill.listen.vocabularies import Vocabularies
from skill.listen.vocabulary import Vocabulary
from skill.listen.wake_words import Engine, Phrase, open_wake_word
from skill.media.editions import Editions, wall_clock
from skill.speaker.conversation import Conversation, Outcome
from skill.speaker.opening import open_speaker, track_at

DEVICE = "room"
"""What its place in the practice is kept under."""
MISSING = (
    "the parts that listen are not installed ({name}): pip install 'repcast[listen]'; what is said "
    "can also be typed, with 'repcast speaker'"
)


class PartsError(OSError):
    """Something that it needs is not installed; one sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What was asked for."""

    engine: Engine
    phrase: Phrase
    data: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """Where lines go, and which sentences come from a keyboard."""

    line: Callable[[str], None]
    typed: Callable[[], str | None]


def parts(choice: Choice, hearing: Callable[[], Vocabulary], shown: Shown) -> Ears:
    """The parts that hear.

    Raises:
        PartsError: if one of them is not installed.
    """
    try:
        from skill.listen.sphinx import (  # noqa: PLC0415 - an extra has it
            SphinxRecogniser,
            SphinxVoiceDetector,
        )

        wake_word = open_wake_word(choice.engine, choice.phrase)
    except ImportError as error:
        raise PartsError(MISSING.format(name=error.name)) from error
    canceller: SpeexCanceller | NoCanceller
    try:
        canceller = SpeexCanceller()
    except NoCancellerError as error:
        shown.line(f"note: {error}")
        canceller = NoCanceller()
    return Ears(
        canceller=canceller,
        wake_word=wake_word,
        detector=SphinxVoiceDetector(),
        hearing=Hearing(SphinxRecogniser(), hearing, wake_word.phrase),
    )


@contextmanager
def opened(
    choice: Choice, editions: Editions, environ: Mapping[str, str], shown: Shown
) -> Iterator[Assistant]:
    """The speaker, until it is done with.

    Raises:
        PartsError: if something that it needs is not installed.
        NoVoiceError: if the answers cannot be spoken here.
        KeyFileError: if its key cannot be used.
        StoreError: if its store cannot be used.
        LibraryError: if there is nothing to play.
        PackageError: if what there is has no name to call it by.
    """
    speaker = open_speaker(choice.data, editions, wall_clock, DEVICE)
    try:
        vocabulary = partial(_vocabulary, Vocabularies(editions), speaker.conversation)
        ears = parts(choice, vocabulary, shown)
        if lost := ears.hearing.lost():
            shown.line(f"note: names with these words can only be typed: {', '.join(lost)}")
        yield put_together(
            ears,
            speaker.conversation,
            editions,
            voice=open_heart(environ),
            shown=shown,
        )
    finally:
        speaker.close()


def put_together(
    ears: Ears,
    conversation: Conversation,
    editions: Editions,
    *,
    voice: AnswerVoice,
    shown: Shown,
) -> Assistant:
    """The loop around parts; tests hand in their own."""
    mixer = Mixer()

    def tell_note(note: Note) -> None:
        shown.line(noted(note))

    def tell_outcome(outcome: Outcome) -> None:
        for line in came(outcome, assistant.at_ms):
            shown.line(line)

    listener = Listener(
        conversation,
        partial(_vocabulary, Vocabularies(editions), conversation),
        partial(track_at, editions),
        mixer=mixer,
        voice=voice,
        wake_phrase=ears.wake_word.phrase,
        tell=tell_outcome,
    )
    assistant = Assistant(ears, mixer, listener, tell=tell_note, typed=shown.typed)
    return assistant


def _vocabulary(vocabularies: Vocabularies, conversation: Conversation) -> Vocabulary:
    current = conversation.device.player.current
    return vocabularies.at("" if current is None else current.url)
