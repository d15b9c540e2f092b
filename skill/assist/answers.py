"""What is asked in Assist, answered by the skill as on a device that can talk and not play.

Nothing here can have a track played, so nothing is ever begun: the rules know such devices, and
leave the practice as it is. Where Home Assistant has Repcast's integration, moves are handed on to
it.
"""

from collections import OrderedDict
from dataclasses import dataclass
from typing import Final

from audio_builder.library import LibraryError
from skill.assist.moves import Move, move_of
from skill.package.errors import PackageError
from skill.package.intents import Intent
from skill.speaker.conversation import Conversation
from skill.speaker.grammar import Meaning
from skill.speaker.listening import KeptBack, Situation
from skill.speaker.signals import Said, What
from skill.speaker.steps import Device

ONLY_ANSWERS: Final = (
    "I answer questions here, and cannot play: ask me which routines there are, for something for "
    "your hips, or what this is."
)
NOT_UNDERSTOOD: Final = "I did not get that. " + ONLY_ANSWERS
_ELSEWHERE: Final = frozenset({Intent.HELP, Intent.LINK_PROGRAMME, Intent.UNLINK_PROGRAMME})
"""What the skill would answer for a device that plays: with its buttons, or for what it counts."""
_OPEN_MAX: Final = 100
"""So many conversations with a question in them are remembered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What is answered.

    Attributes:
        text: the words; empty where there is nothing to say, as to "stop".
        handled: whether it was understood.
        move: what Home Assistant is to do instead of speaking the words; None for nothing.
    """

    text: str = ""
    handled: bool = True
    move: Move | None = None


class Answers:
    """Answers in any number of conversations, one sentence at a time."""

    def __init__(self, conversation: Conversation, *, moves: bool = False) -> None:
        """Begin to answer.

        Args:
            conversation: with the skill, of a device that has no player.
            moves: whether moves are handed on to Home Assistant.
        """
        self.moves = moves
        self._conversation = conversation
        self._open: OrderedDict[str, Device] = OrderedDict()

    def answer(self, sentence: str, conversation_id: str) -> Answer:
        """Answer a sentence.

        Args:
            sentence: as it was understood, or typed. It need not name the skill.
            conversation_id: where it was said; a question is open in its own conversation only.
        """
        try:
            return self._answered(sentence, conversation_id)
        except (LibraryError, PackageError) as error:
            return Answer(text=str(error), handled=False)

    def _answered(self, sentence: str, conversation_id: str) -> Answer:
        heard = self._conversation.listening().hear(sentence, Situation(in_session=True))
        if isinstance(heard, KeptBack):
            return Answer(text=heard.why, handled=False)
        device = self._open.pop(conversation_id, Device())
        move = self._move(heard.meaning, device)
        if move is not None:
            return Answer(move=move)
        if heard.meaning.intent in _ELSEWHERE:
            return Answer(text=ONLY_ANSWERS)
        if heard.meaning.intent == Intent.FALLBACK and device.session is None:
            return Answer(text=NOT_UNDERSTOOD, handled=False)
        self._conversation.device = device
        done = self._conversation.do(Said(meaning=heard.meaning))
        if self._conversation.device.session is not None:
            self._keep(conversation_id)
        said = [one.text for one in done.happened if one.what is What.SPEAKS]
        return Answer(text=" ".join(said))

    def _move(self, meaning: Meaning, device: Device) -> Move | None:
        """What is handed on; an open question is answered here first, but for pain."""
        if not self.moves or (device.session is not None and meaning.intent != Intent.PAIN):
            return None
        return move_of(meaning)

    def _keep(self, conversation_id: str) -> None:
        self._open[conversation_id] = self._conversation.device
        if len(self._open) > _OPEN_MAX:
            self._open.popitem(last=False)
