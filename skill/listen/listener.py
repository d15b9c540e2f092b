"""The listener's side of the skill: words in; answers and tracks out, as on a device."""

from collections.abc import Callable
from typing import Final

from skill.listen.decoding import PlayedTrack, Readable
from skill.listen.mixing import Mixer
from skill.listen.ports import AnswerVoice
from skill.listen.vocabulary import Vocabulary
from skill.listen.wording import reworded
from skill.package.intents import Intent
from skill.speaker.conversation import Conversation, Outcome
from skill.speaker.device import SILENCE_MS
from skill.speaker.grammar import Meaning, heard
from skill.speaker.player import Activity
from skill.speaker.signals import Said, What

_STEP_MS: Final = 100
"""So often the player is told how far it is."""
_APART_MS: Final = 2 * _STEP_MS
"""When the player and the sound are further apart than this, the player has been moved."""


class Listener:
    """One listener, who talks to the skill through the model of the device."""

    def __init__(  # noqa: PLR0913 - what one listener is put together of
        self,
        conversation: Conversation,
        vocabulary: Callable[[], Vocabulary],
        track_at: Callable[[str], Readable | None],
        *,
        mixer: Mixer,
        voice: AnswerVoice,
        wake_phrase: str,
        tell: Callable[[Outcome], None],
    ) -> None:
        self._conversation, self._vocabulary = conversation, vocabulary
        self._track_at, self._mixer, self._voice, self._tell = track_at, mixer, voice, tell
        self._wake_phrase = wake_phrase
        self._token, self._offset_ms = "", 0
        self._passed_ms = 0

    @property
    def is_asked(self) -> bool:
        """Whether a question is open."""
        return self._conversation.device.session is not None

    def hear(self, words: str) -> None:
        """Do what words mean; words without a meaning are handed on as such."""
        self._flush()
        vocabulary = self._vocabulary()
        meaning = vocabulary.meaning(vocabulary.grammar.heard(words), asked=self.is_asked)
        self._come(self._conversation.do(Said(meaning=meaning or Meaning(intent=Intent.FALLBACK))))

    def is_yes(self, words: str) -> bool:
        """Whether words say yes."""
        meaning = self._vocabulary().meaning(heard(words), asked=True)
        return meaning is not None and meaning.intent == Intent.YES

    def say(self, text: str) -> None:
        """Say something that the skill has not said."""
        self._mixer.say(self._voice.say(text))

    def stay_silent(self) -> None:
        """Nobody has answered; if something was asked, it is asked once more, or given up."""
        if self.is_asked:
            self._come(self._conversation.wait(SILENCE_MS))

    def pass_time(self, ms: int) -> None:
        """The track has played on."""
        self._passed_ms += ms
        self._offset_ms += ms
        if self._passed_ms >= _STEP_MS:
            self._flush()

    def sync(self, *, held: bool) -> None:
        """Play what the player has, from where it has it."""
        player = self._conversation.device.player
        if player.current is None or player.activity is not Activity.PLAYING:
            if not held:
                self._mixer.put(None)
                self._token = ""
            return
        apart_ms = abs(player.offset_ms + self._passed_ms - self._offset_ms)
        if player.current.token == self._token and apart_ms <= _APART_MS:
            return
        track = self._track_at(player.current.url)
        played = None if track is None else PlayedTrack(track, player.offset_ms)
        self._mixer.put(played)
        self._token, self._offset_ms = player.current.token, player.offset_ms
        self._passed_ms = 0

    def _flush(self) -> None:
        passed_ms, self._passed_ms = self._passed_ms, 0
        if passed_ms:
            self._come(self._conversation.wait(passed_ms))

    def _come(self, outcome: Outcome) -> None:
        self._tell(outcome)
        for one in outcome.happened:
            if one.what is What.SPEAKS:
                self.say(reworded(one.text, self._wake_phrase, self._vocabulary().grammar.name))
