"""What is said to what was meant: which sentence, whether it asks, what it needs to know."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from audio_builder.library import Pace, RoutineEntry, Timeline
from skill.alexa.known import Known
from skill.alexa.meanings import Say, Topic
from skill.alexa.naming import ROUTINES_NAMED
from skill.alexa.requests import Asking
from skill.alexa.responses import VoiceAnswer
from skill.alexa.sentences import English, joined
from skill.package.intents import Intent
from skill.playback.answers import Answer, Note, Nothing, PlayNow, StopPlaying
from skill.playback.events import Event, Seen, SetLoop, SetPace
from skill.playback.state import Activity, Run, State
from skill.store.port import Practice


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Finds the words for one turn."""

    NEEDS_PRACTICE: ClassVar = Intent.HOW_AM_I_DOING
    """The one question for which the log has to be read."""

    words: English
    known: Known
    timeline: Callable[[str, str, Pace], Timeline]
    resumes: Callable[[], int | None]
    """Tells at which position it would go on; None if nothing has been begun."""
    name: str
    """What the skill is called by."""
    practice: Practice | None
    now: datetime

    def say(self, meaning: Say, seen: Seen | None) -> VoiceAnswer:  # noqa: PLR0911 - one a topic
        """Answer what is not for the rules."""
        words, routine = self.words, self._routine(meaning.routine)
        match meaning.topic:
            case Topic.GO_ON_OR_START:
                speech = words.go_on_or_start((self.resumes() or 0) + 1)
                return _ask(Asking.GO_ON, speech, words.go_on_or_start_again)
            case Topic.WHAT_IS_THIS:
                return self._what_is_this(seen)
            case Topic.HOW_LONG_LEFT:
                return self._how_long_left(seen)
            case Topic.HOW_AM_I_DOING:
                return self._how_am_i_doing()
            case Topic.WHICH_ROUTINE:
                return self._which_routine(meaning.exercise)
            case Topic.FOUND | Topic.LIST_ROUTINES:
                return self._which_of(meaning)
            case Topic.HELP | Topic.NO_SUCH_EXERCISE | Topic.NOT_UNDERSTOOD:
                return self._what_now(meaning.topic, routine)
            case Topic.LIST_EXERCISES:
                return VoiceAnswer(speech=words.listed(routine))
            case _:
                return VoiceAnswer(speech=self._fixed(meaning.topic))

    def nothing_plays(self) -> VoiceAnswer:
        """There is no run to do that with; offer one."""
        speech = self.words.nothing_plays(self.known.routine)
        return _ask(Asking.START, speech, self.words.start_now)

    def welcome(self, run: Run) -> str:
        """Before the very first run."""
        return self.words.welcome(self._routine(run.routine), self.name)

    def after(self, event: Event, answer: Answer) -> str:
        """What goes with the rules' answer; nothing, where what plays speaks for itself."""
        words, before = self.words, self.known.state.pace
        match event:
            case SetPace() if isinstance(answer, Nothing):
                if answer.note is Note.PACE_SAME:
                    return words.pace_same
                return words.pace_kept(event.pace, before)
            case SetPace():
                return words.pace(event.pace, before)
            case SetLoop():
                return words.loop_on if event.on else words.loop_off
        note = answer.note if isinstance(answer, PlayNow | Nothing | StopPlaying) else None
        return (
            {
                Note.FIRST: words.first,
                Note.LAST: words.last,
                Note.EXERCISE_GONE: words.exercise_gone,
                Note.NOTHING_LEFT: words.nothing_left,
                Note.NONE_HERE: words.none_here,
                Note.ONE_SIDE: words.one_side,
            }.get(note, "")
            if note
            else ""
        )

    def _routine(self, routine_id: str | None) -> RoutineEntry:
        named = self.known.names.routine(routine_id) if routine_id is not None else None
        return named or self.known.routine

    def _fixed(self, topic: Topic) -> str:
        words = self.words
        return {
            Topic.NO_SHUFFLE: words.no_shuffle,
            Topic.SHUFFLE_IS_OFF: words.shuffle_is_off,
            Topic.GOODBYE: words.goodbye,
            Topic.SLOWEST: words.slowest,
            Topic.FASTEST: words.fastest,
            Topic.REPS_RANGE: words.reps_range,
            Topic.NO_SUCH_LEVEL: words.no_such_level,
            Topic.NOTHING_FITS: words.nothing_fits,
        }[topic]

    def _what_now(self, topic: Topic, routine: RoutineEntry) -> VoiceAnswer:
        words = self.words
        speech = {
            Topic.HELP: words.help(routine, self.name),
            Topic.NO_SUCH_EXERCISE: words.no_such_exercise(routine),
            Topic.NOT_UNDERSTOOD: words.not_understood(self.name),
        }[topic]
        return _ask(Asking.WHAT, speech, words.what_now)

    def _which_routine(self, exercise: str) -> VoiceAnswer:
        routines = [place.routine for place in self.known.names.places(exercise)]
        return VoiceAnswer(
            speech=self.words.which_routine(len(routines), routines[:ROUTINES_NAMED]),
            asking=Asking.ROUTINE,
            about=exercise,
            reprompt=self.words.which_routine_again(routines[:ROUTINES_NAMED]),
        )

    def _which_of(self, meaning: Say) -> VoiceAnswer:
        """Of what there is, or was found, the first few, and which of them it shall be."""
        named = [self._routine(routine_id) for routine_id in meaning.found[:ROUTINES_NAMED]]
        if len(named) == 1:  # it is all there is: no choice
            return _ask(Asking.START, self.words.only_routine(named[0]), self.words.start_now)
        say = self.words.found if meaning.topic is Topic.FOUND else self.words.routines
        return VoiceAnswer(
            speech=say(len(meaning.found), named),
            asking=Asking.FOUND,
            about=" ".join(routine.id for routine in named),
            reprompt=self.words.which_one_again(named),
        )

    def _what_is_this(self, seen: Seen | None) -> VoiceAnswer:
        state, routine = self.known.state, self.known.routine
        if state.run is None or state.activity is Activity.DONE:
            return _ask(Asking.START, self.words.routine(routine), self.words.start_now)
        position, _ = _place(state, seen)
        return VoiceAnswer(speech=self.words.exercise(routine.exercises[position]))

    def _how_long_left(self, seen: Seen | None) -> VoiceAnswer:
        """What is left of this part, and all of those after it."""
        state = self.known.state
        run = state.run
        if run is None or state.activity is Activity.DONE:
            return self.nothing_plays()
        position, offset_ms = _place(state, seen)
        lengths = [
            self.timeline(run.routine, part, run.pace).duration_ms for part in run.parts[position:]
        ]
        return VoiceAnswer(speech=self.words.left(max(0, sum(lengths) - offset_ms)))

    def _how_am_i_doing(self) -> VoiceAnswer:
        practice = self.practice or Practice()
        said = self.words.practised(practice, self.now)
        if practice.last is None:
            return _ask(Asking.START, joined((said, self.words.start_now)), self.words.start_now)
        return VoiceAnswer(speech=said)


def _ask(asking: Asking, speech: str, again: str) -> VoiceAnswer:
    return VoiceAnswer(speech=speech, asking=asking, reprompt=again)


def _place(state: State, seen: Seen | None) -> tuple[int, int]:
    """Where in the run the listener is: as the device says, else as was last known."""
    entries = [entry for entry in (state.queued, state.current) if entry is not None]
    for entry in entries:
        if seen is not None and entry.token == seen.token:
            return entry.position, seen.offset_ms
    return (state.current.position, state.offset_ms) if state.current is not None else (0, 0)
