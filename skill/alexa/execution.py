"""Execution: what is meant is asked of the rules, and what they say is kept, logged, and told."""

from dataclasses import dataclass, replace

from audio_builder.library import ExerciseEntry, Library
from skill.alexa.directives import STOP_PLAYING, Directive, directive_for
from skill.alexa.meanings import Action
from skill.alexa.practice import log_entries
from skill.alexa.responses import VoiceAnswer
from skill.alexa.sentence_parts import joined
from skill.alexa.speaking import Speaker
from skill.alexa.view import EditionView
from skill.package.index import NameIndex
from skill.playback.answers import Answer, Note, Nothing, PlayNow
from skill.playback.events import Event, Pause, SetPace, Start
from skill.playback.moves import Table
from skill.playback.pace_change import at_pace
from skill.playback.rebuilds import carried_over
from skill.playback.rules import apply
from skill.playback.state import State
from skill.store.port import LogEntry, Turn


@dataclass(frozen=True, slots=True, kw_only=True)
class Execution:
    """Carries out what is asked for in one turn.

    Attributes:
        turn: keeps and logs it.
        view: what there is to play.
        key: of the tokens.
        base_url: where devices fetch tracks.
    """

    turn: Turn
    view: EditionView
    key: bytes
    base_url: str

    def apply(self, state: State, event: Event) -> tuple[State, Answer]:
        """Ask the rules; keep and log what changed."""
        table = Table(view=self.view, key=self.key)
        if isinstance(event, Start) and self.turn.pace is None and event.routine in self._library:
            # Nobody has chosen a pace: each routine has its own.
            state = replace(state, pace=self._library.pace(event.routine))
        after, answer = apply(state, event, table)
        if after != self.turn.state:
            self.turn.keep(after)
        if isinstance(event, SetPace):
            self.turn.choose(event.pace)
        for entry in log_entries(state, event, after, table):
            self.turn.log(entry)
        return after, answer

    @property
    def _library(self) -> Library:
        return self.view.library

    def directive(self, answer: Answer, after: State) -> Directive | None:
        """What the device is to do."""
        return directive_for(answer, after.run, self._library, self.base_url)

    def obey(self, state: State, event: Event, speaker: Speaker) -> VoiceAnswer:
        """Carry a command out, and say what goes with it."""
        after, answer = self.apply(state, event)
        return self._told(state, event, after, answer, speaker)

    def do(self, state: State, action: Action, speaker: Speaker) -> VoiceAnswer:
        """Carry out several commands in a row. What the last one does, the device does."""
        run, current = speaker.talk.run, state.current
        for event in action.events:
            before, (state, answer) = state, self.apply(state, event)
            told = self._told(before, event, state, answer, speaker.closing())
        if action.logged is not None and run is not None and current is not None:
            part = run.parts[current.position]
            entry = LogEntry(kind=action.logged, run=run.number, routine=run.routine, part=part)
            self.turn.log(entry)
        if action.say is None:
            return told
        return replace(speaker.closing().say(action.say), directive=told.directive)

    def _told(
        self, before: State, event: Event, after: State, answer: Answer, speaker: Speaker
    ) -> VoiceAnswer:
        """What goes with the rules' answer. Stopping stops even what we have lost track of."""
        if isinstance(event, Pause):
            return VoiceAnswer(directive=STOP_PLAYING.copy())
        if isinstance(answer, Nothing) and answer.note is Note.NOTHING_PLAYS:
            return speaker.nothing_plays()
        directive = self.directive(answer, after)
        if before.runs == 0 and isinstance(answer, PlayNow) and after.run is not None:
            speech = speaker.welcome(after.run)
        else:
            speech = speaker.after(event, answer)
        if directive is None and speech:
            return speaker.talk.tell(speech)
        return VoiceAnswer(speech=speech, directive=directive)

    def with_trouble(self, answer: VoiceAnswer, speaker: Speaker) -> VoiceAnswer:
        """The answer, and before it what would not play since the last turn; it is said once."""
        state, words = self.turn.state, speaker.talk.words
        if state.gave_up:
            trouble = words.gave_up
        elif state.skipped is not None:
            trouble = words.skipped(_exercise(self.view.names, state, state.skipped))
        else:
            return answer
        self.turn.keep(replace(state, skipped=None, gave_up=False))
        return replace(answer, speech=joined((trouble, answer.speech)))


def usable(turn: Turn, view: EditionView, table: Table) -> State:
    """The state in terms of the library, at the listener's pace; a new one has the library's."""
    if turn.state == State() and turn.pace is None:
        return replace(turn.state, pace=view.library.pace_of_oldest)
    return at_pace(carried_over(turn.state, table), turn.pace, table)


def _exercise(names: NameIndex, state: State, part: str) -> ExerciseEntry | None:
    """The exercise that a part of the listener's run is."""
    run = state.run
    routine = names.routine(run.routine) if run is not None else None
    if run is None or routine is None or part not in run.parts:
        return None
    return routine.exercises[run.parts.index(part)]
