"""Practices under the playback rules: a listener and a device, told of in a line or two."""

from dataclasses import dataclass, field, replace

from audio_builder.library import Cue, Phrase, Timeline
from audio_builder.model.routine import Routine
from skill.playback.answers import Answer, Nothing
from skill.playback.events import Event, Seen, Start, Started
from skill.playback.moves import Table
from skill.playback.places import cue_at
from skill.playback.rules import apply
from skill.playback.state import Entry, State
from worlds import SmallView, small_table


@dataclass(kw_only=True)
class Practice:
    """One listener's practice of the long routine, and the last answer."""

    table: Table = field(default_factory=small_table)
    state: State = field(default_factory=State)
    answer: Answer = field(default_factory=Nothing)

    def do(self, *events: Event) -> Answer:
        """Let these happen; the answer to the last one."""
        for event in events:
            self.state, self.answer = apply(self.state, event, self.table)
        return self.answer

    def play(self, position: int = 0, offset_ms: int = 0) -> "Practice":
        """Start at an exercise, and let the device be at an offset in it."""
        self.do(Start(routine="long", position=position))
        self.do(Started(token=self.token, offset_ms=offset_ms))
        return self

    def build(self, routine: Routine, *, held: bool = True) -> None:
        """Build the routine anew."""
        view = self.table.view
        assert isinstance(view, SmallView)
        self.table = replace(self.table, view=view.rebuilt(routine, held=held))

    @property
    def current(self) -> Entry:
        """What is in the player."""
        assert self.state.current is not None
        return self.state.current

    @property
    def token(self) -> str:
        """Its token."""
        return self.current.token

    def seen(self, offset_ms: int, *, playing: bool = True, ended: bool = False) -> Seen:
        """What a request says of the player."""
        return Seen(token=self.token, offset_ms=offset_ms, playing=playing, ended=ended)

    @property
    def timeline(self) -> Timeline:
        """What the device plays."""
        assert self.state.run is not None
        timeline = self.table.own_timeline(self.state.run, self.current)
        assert timeline is not None
        return timeline

    @property
    def cue(self) -> Cue:
        """What is heard where it is now."""
        return cue_at(self.timeline, self.state.offset_ms)

    def starts(self, words: str) -> list[int]:
        """Where some words begin."""
        return [
            cue.start_ms
            for cue in self.timeline.cues
            if isinstance(cue.sound, Phrase) and cue.sound.text == words
        ]
