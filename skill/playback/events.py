"""What may happen: commands of the listener, and events of the device's player."""

from dataclasses import dataclass

from audio_builder.library import Pace


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What a request says of the device's player (context.AudioPlayer): a second source."""

    token: str
    offset_ms: int
    playing: bool
    ended: bool = False
    """Whether it has played to its end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """Something the listener asked for."""

    seen: Seen | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Start(Command):
    """Start a routine from its first part, or from one of its exercises."""

    routine: str
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class GoTo(Command):
    """Go to an exercise of the run."""

    position: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Next(Command):
    """On to the next exercise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Previous(Command):
    """Back to the exercise before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat(Command):
    """This exercise again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RepeatSide(Command):
    """This side of this exercise again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherSide(Command):
    """The other side of this exercise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seek(Command):
    """So much further on, or back if it is below zero; over the bounds of exercises too."""

    by_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveStep(Command):
    """So many steps further on, or back if it is below zero; by none: this step again."""

    by: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveRep(Command):
    """So many reps further on, or back if it is below zero; by none: this rep again."""

    by: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SkipExercise(Command):
    """Leave this exercise out of the run, and go on to the next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StartOver(Command):
    """The whole run again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause(Command):
    """Stop for now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resume(Command):
    """Go on where it stopped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetPace(Command):
    """Another pace, from here on."""

    pace: Pace


@dataclass(frozen=True, slots=True, kw_only=True)
class SetLoop(Command):
    """After the last exercise comes the first again, or not."""

    on: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayerEvent:
    """Something the device's player tells of the entry with this token."""

    token: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Started(PlayerEvent):
    """It began to play."""

    offset_ms: int | None
    """None if it does not tell where."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NearlyFinished(PlayerEvent):
    """The device is ready to be told what comes next; anywhere from its start to its end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished(PlayerEvent):
    """It played to its end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stopped(PlayerEvent):
    """It stopped before its end."""

    offset_ms: int | None
    """None if it does not tell where."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed(PlayerEvent):
    """It could not be played, or no further; it may be a later one than the one that plays."""

    seen: Seen | None = None
    """What is in the player, and where it is."""


Event = (
    Start
    | GoTo
    | Next
    | Previous
    | Repeat
    | RepeatSide
    | OtherSide
    | Seek
    | MoveStep
    | MoveRep
    | SkipExercise
    | StartOver
    | Pause
    | Resume
    | SetPace
    | SetLoop
    | Started
    | NearlyFinished
    | Finished
    | Stopped
    | Failed
)
