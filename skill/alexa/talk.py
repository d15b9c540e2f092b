"""A turn of the talk: what whoever finds the words for it has to know, and how they ask."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from audio_builder.library import ExerciseEntry, RoutineEntry
from skill.alexa.known import Known, Timelines
from skill.alexa.questions import WITHOUT_PLAYER, Asking, Question
from skill.alexa.requests import Request
from skill.alexa.responses import VoiceAnswer
from skill.alexa.sentence_parts import joined
from skill.alexa.sentences import English
from skill.playback.moves import following
from skill.playback.state import Activity, Run, State
from skill.store.port import Done, Practice

_PLAYS: Final = (Activity.STARTING, Activity.PLAYING, Activity.BETWEEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """One turn.

    Attributes:
        words: the language.
        request: what was said.
        known: what it is understood by.
        timeline: tells what sounds when.
        resumes: tells at which position it would go on, as things stand here or would; None if
            nothing has been begun.
        name: what the skill is called by.
        now: the time, in UTC.
        practice: how the listener is doing, if that was asked.
        lately: what was begun and finished on these days, if that was asked.
    """

    words: English
    request: Request
    known: Known
    timeline: Timelines
    resumes: Callable[[State], int | None]
    name: str
    now: datetime
    practice: Practice | None = None
    lately: tuple[Done, ...] = ()

    def ask(
        self, asking: Asking, question: str, *, before: str = "", again: str = "", about: str = ""
    ) -> VoiceAnswer:
        """Ask a question, after saying something; where nothing can play, none that leads to it."""
        if not self.request.has_player and asking not in WITHOUT_PLAYER:
            return VoiceAnswer(speech=joined((before, self.words.cannot_play)))
        return VoiceAnswer(
            speech=joined((before, question)),
            question=Question(asking=asking, again=again or question, about=about),
        )

    def tell(self, statement: str) -> VoiceAnswer:
        """Say something; what was asked before stays asked, unless it was anything at all."""
        open_ = self.request.question
        if open_ is None or open_.asking is Asking.WHAT:
            return VoiceAnswer(speech=statement)
        return VoiceAnswer(speech=joined((statement, open_.again)), question=open_)

    def turn_back(self, statement: str = "") -> VoiceAnswer:
        """Say something, and ask what was asked before; if nothing was, what is wanted."""
        open_ = self.request.question
        if open_ is None:
            return self.ask(Asking.WHAT, self.words.what_now, before=statement)
        return VoiceAnswer(speech=joined((statement, open_.again)), question=open_)

    def routine(self, routine_id: str | None) -> RoutineEntry:
        """The routine with an id; without one, the one that is meant if none is named."""
        named = self.known.names.routine(routine_id) if routine_id is not None else None
        return named or self.known.routine

    def offer(self, routine: RoutineEntry, before: str) -> VoiceAnswer:
        """Offer to start a routine."""
        start_now = self.words.start_now
        return self.ask(Asking.START, start_now, before=before, about=routine.id)

    def nothing_plays(self) -> VoiceAnswer:
        """There is no run to do that with; offer one."""
        routine = self.known.routine
        return self.ask(
            Asking.START,
            self.words.shall_i_start(routine),
            before=self.words.nothing_begun,
            about=routine.id,
        )

    @property
    def run(self) -> Run | None:
        """The run that has not come to its end; None if there is none."""
        return self.known.run

    @property
    def plays(self) -> bool:
        """Whether something plays, or is about to."""
        return self.known.state.activity in _PLAYS

    @property
    def place(self) -> tuple[int, int]:
        """Where in the run the listener is: position and offset."""
        return self.known.place(self.request.seen)

    def following(self) -> ExerciseEntry | None:
        """The exercise after the one at hand, as the run goes; None after the last."""
        state, run, exercises = self.known.state, self.run, self.known.routine.exercises
        if run is None or state.current is None:
            return exercises[1] if len(exercises) > 1 else None
        position = following(state, run, state.current)
        return exercises[position] if position is not None else None

    @property
    def exercise(self) -> ExerciseEntry:
        """The exercise that is being done; before anything was begun, the first."""
        return self.known.routine.exercises[self.place[0] if self.run is not None else 0]

    @property
    def left_ms(self) -> int | None:
        """How long it will still take; None if nothing has been begun."""
        run = self.run
        if run is None:
            return None
        position, offset_ms = self.place
        lengths = (
            self.timeline(run.routine, part, run.pace).duration_ms
            for part in run.parts[position:]
            if part == run.parts[position] or part not in run.left_out
        )
        return max(0, sum(lengths) - offset_ms)
