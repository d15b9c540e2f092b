"""What is said to what was meant: which sentence, whether it asks, what it needs to know."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import ClassVar, Final

from skill.alexa import here, offers, pain, postures, reports, shortening, waiting
from skill.alexa.meanings import Say, Topic
from skill.alexa.responses import VoiceAnswer
from skill.alexa.talk import Talk
from skill.alexa.whereabouts import reps_in
from skill.package.intents import Intent
from skill.playback.answers import Answer, Note, Nothing, PlayNow, StopPlaying
from skill.playback.events import Event, SetLoop, SetPace
from skill.playback.state import Run

_SAID: Final[Mapping[Topic, Callable[[Talk, Say], VoiceAnswer]]] = MappingProxyType(
    {
        Topic.ASKED_AGAIN: offers.asked_again,
        Topic.GO_ON_OR_START: offers.go_on_or_start,
        Topic.ELSEWHERE: offers.go_on_here,
        Topic.START_HERE: offers.start_here,
        Topic.START_AGAIN: offers.start_again,
        Topic.LIST_EXERCISES: offers.list_exercises,
        Topic.LIST_ROUTINES: offers.which_of,
        Topic.FOUND: offers.which_of,
        Topic.WHICH_ROUTINE: offers.which_routine,
        Topic.NO_SUCH_EXERCISE: offers.no_such_exercise,
        Topic.HELP: offers.help_,
        Topic.NOT_UNDERSTOOD: offers.not_understood,
        Topic.WHAT_IS_THIS: reports.what_is_this,
        Topic.HOW_LONG_LEFT: reports.how_long_left,
        Topic.HOW_AM_I_DOING: reports.how_am_i_doing,
        Topic.BREATH_IS_SO: reports.breath_is_so,
        Topic.REPS_ARE_SO: reports.reps_are_so,
        Topic.GUIDE_IS_SO: reports.guide_is_so,
        Topic.LEVEL_IS_SO: reports.level_is_so,
        Topic.WHAT_DID_I: reports.what_did_i,
        Topic.WHO_MADE_THIS: reports.who_made_this,
        Topic.PAIN: pain.say_pain,
        Topic.CANNOT: pain.say_cannot,
        Topic.CANNOT_POSTURE: postures.others,
        Topic.ALL_DONE_SO: postures.all_done_so,
        Topic.NOTHING_DONE_SO: postures.nothing_done_so,
        Topic.TAKE_YOUR_TIME: waiting.take_your_time,
        Topic.HOW_MANY_MINUTES: shortening.how_many_minutes,
        Topic.SHORTENED: shortening.shortened,
        Topic.TOO_SHORT: shortening.too_short,
        Topic.WHICH_SIDE: here.which_side,
        Topic.REPS_LEFT: here.reps_left,
        Topic.WHAT_NEXT: here.what_next,
        Topic.WHAT_WAS_THAT: here.what_was_that,
        Topic.HOW_TO: here.how_to,
        Topic.IS_THIS_RIGHT: here.is_this_right,
        Topic.HOW_FAR: here.how_far,
    }
)
"""Topics that depend on the turn."""
_FIXED: Final[Mapping[Topic, str]] = MappingProxyType(
    {
        Topic.NO_SHUFFLE: "no_shuffle",
        Topic.SHUFFLE_IS_OFF: "shuffle_is_off",
        Topic.SLOWEST: "slowest",
        Topic.FASTEST: "fastest",
        Topic.REPS_RANGE: "reps_range",
        Topic.NO_SUCH_LEVEL: "no_such_level",
        Topic.NOTHING_FITS: "nothing_fits",
        Topic.SHORT_ENOUGH: "short_enough",
        Topic.NOT_ADVICE: "not_advice",
    }
)
"""Topics that are one sentence, by its name in the language; what was asked stays asked."""
_NOTES: Final[Mapping[Note, str]] = MappingProxyType(
    {
        Note.FIRST: "first",
        Note.LAST: "last",
        Note.EXERCISE_GONE: "exercise_gone",
        Note.NOTHING_LEFT: "nothing_left",
        Note.NONE_HERE: "none_here",
        Note.ONE_SIDE: "one_side",
        Note.PACE_SAME: "pace_same",
    }
)
"""What is said to a note of the rules, by its sentence's name."""
_LAST_WORDS: Final[Mapping[Topic, str]] = MappingProxyType(
    {Topic.GOODBYE: "goodbye", Topic.PAUSED: "paused", Topic.ENOUGH: "enough"}
)
"""The same, of topics that end a talk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Finds the words for one turn."""

    NEEDS_PRACTICE: ClassVar = Intent.HOW_AM_I_DOING
    """The one question for which the whole log has to be read."""
    NEEDS_DAYS: ClassVar = Intent.WHAT_DID_I
    """The one for which today's and yesterday's has."""

    talk: Talk

    def say(self, meaning: Say) -> VoiceAnswer:
        """Answer what is not for the rules."""
        last = _LAST_WORDS.get(meaning.topic)
        if last is not None:
            return VoiceAnswer(speech=getattr(self.talk.words, last))
        fixed = _FIXED.get(meaning.topic)
        if fixed is not None:
            return self.talk.tell(getattr(self.talk.words, fixed))
        return _SAID[meaning.topic](self.talk, meaning)

    def closing(self) -> "Speaker":
        """The same, after something was done: what was asked before is answered by that."""
        return Speaker(talk=replace(self.talk, request=replace(self.talk.request, question=None)))

    def nothing_plays(self) -> VoiceAnswer:
        """There is no run to do that with; offer one."""
        return self.talk.nothing_plays()

    def welcome(self, run: Run) -> str:
        """Before the very first run."""
        return self.talk.words.welcome(self.talk.routine(run.routine), self.talk.name)

    def after(self, event: Event, answer: Answer) -> str:
        """What goes with the rules' answer; nothing, where what plays speaks for itself."""
        words = self.talk.words
        note = answer.note if isinstance(answer, PlayNow | Nothing | StopPlaying) else None
        match event:
            case SetPace() if note is not Note.PACE_SAME:
                said = self._pace(event)
                # While something plays it may sound the same at both paces: the rest need not.
                waits = isinstance(answer, Nothing) and not self.talk.plays
                return words.pace_kept(said) if waits else said
            case SetLoop():
                return words.loop_on if event.on else words.loop_off
        sentence = _NOTES.get(note) if note is not None else None
        return getattr(words, sentence) if sentence is not None else ""

    def _pace(self, event: SetPace) -> str:
        """What is new; of reps, what it comes to in the exercise that is being done."""
        talk, before = self.talk, self.talk.known.state.pace
        run, reps = talk.run, event.pace.reps
        if run is None or reps is None or reps == before.reps:
            return talk.words.pace(event.pace, before)
        position, _ = talk.place
        had = reps_in(talk.timeline(run.routine, run.parts[position], event.pace))
        return talk.words.reps(reps, had, talk.exercise)
