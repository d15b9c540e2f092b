"""A request as the rest of the skill sees it: what Alexa told, without the SDK's types."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from skill.alexa.questions import Asking, Question
from skill.playback.events import Seen

LAUNCH: Final = "LaunchRequest"
INTENT: Final = "IntentRequest"
VOICE: Final = frozenset({LAUNCH, INTENT})

STARTED: Final = "AudioPlayer.PlaybackStarted"
FINISHED: Final = "AudioPlayer.PlaybackFinished"
STOPPED: Final = "AudioPlayer.PlaybackStopped"
NEARLY_FINISHED: Final = "AudioPlayer.PlaybackNearlyFinished"
FAILED: Final = "AudioPlayer.PlaybackFailed"
PLAYER: Final = frozenset({STARTED, FINISHED, STOPPED, NEARLY_FINISHED, FAILED})

PLAY_BUTTON: Final = "PlaybackController.PlayCommandIssued"
PAUSE_BUTTON: Final = "PlaybackController.PauseCommandIssued"
NEXT_BUTTON: Final = "PlaybackController.NextCommandIssued"
PREVIOUS_BUTTON: Final = "PlaybackController.PreviousCommandIssued"
BUTTONS: Final = frozenset({PLAY_BUTTON, PAUSE_BUTTON, NEXT_BUTTON, PREVIOUS_BUTTON})

SESSION_ENDED: Final = "SessionEndedRequest"
EXCEPTION: Final = "System.ExceptionEncountered"
DISABLED: Final = "AlexaSkillEvent.SkillDisabled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What a slot was filled with."""

    value: str | None = None
    """What was heard, in words."""
    id: str | None = None
    """The value's id, if what was heard is one that the interaction model has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One request of Alexa's."""

    kind: str
    id: str = ""
    """The same if it is sent once more; empty if it has none."""
    user_id: str | None = None
    device_id: str | None = None
    person_id: str | None = None
    """Whose voice it is, if Alexa has recognised it."""
    has_player: bool = True
    """Whether the device can play at all, as far as it is told."""
    seen: Seen | None = None
    """The device's player, if it has anything of ours."""
    intent: str = ""
    slots: Mapping[str, Heard] = field(default_factory=dict)
    locale: str = ""
    """As in en-US; empty if it is not told."""
    question: Question | None = None
    """The question that the session is about."""
    token: str = ""
    """In an event of the player: which entry it is about."""
    offset_ms: int | None = None
    """In the same, where; None if that is not told."""
    failed_at: Seen | None = None
    """In an event of a failure: the device's player as it was then."""
    trouble: str | None = None
    """In words for the log: what a device or Alexa reports to have gone wrong."""

    def is_asked(self, asking: Asking) -> bool:
        """Whether this is the question that is open."""
        return self.question is not None and self.question.asking is asking

    @property
    def about(self) -> str:
        """What the open question is about."""
        return self.question.about if self.question is not None else ""
