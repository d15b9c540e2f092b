"""The coach: understands a request, lets the rules decide, keeps what they say, and answers."""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from threading import Lock
from typing import Final

from audio_builder.library import ExerciseEntry
from skill.alexa import requests
from skill.alexa.directives import STOP_PLAYING, directive_for
from skill.alexa.known import Known
from skill.alexa.linking import Linker
from skill.alexa.meanings import Say
from skill.alexa.parsing import spoken_meaning
from skill.alexa.practice import log_entries
from skill.alexa.requests import Request
from skill.alexa.responses import PlayerAnswer, VoiceAnswer
from skill.alexa.sentence_parts import joined
from skill.alexa.sentences import English
from skill.alexa.speaking import Speaker
from skill.alexa.talk import Talk
from skill.alexa.telling import player_event
from skill.alexa.view import EditionView
from skill.media.editions import Editions
from skill.package.index import NameIndex
from skill.playback.answers import Answer, Note, Nothing, PlayNow
from skill.playback.events import Event, Pause, Resume
from skill.playback.moves import Table
from skill.playback.rules import apply
from skill.playback.state import Activity, State
from skill.programmes.voice import VoiceProgrammes
from skill.store.listeners import Listener, listener, user_hash
from skill.store.port import EventKind, Practice, Store, Turn

_log: Final = logging.getLogger("repcast.alexa")


class Coach:
    """Answers requests, one listener's one at a time. Threads may share it."""

    def __init__(  # noqa: PLR0913 - what the skill is put together of
        self,
        *,
        store: Store,
        editions: Editions,
        base_url: str,
        key: bytes,
        clock: Callable[[], datetime],
        words: English,
        programmes: VoiceProgrammes,
    ) -> None:
        self._store = store
        self._editions = editions
        self._base_url = base_url
        self._key = key
        self._clock = clock
        self._words = words
        self._programmes = programmes
        self._linker = Linker(programmes, words)
        self._seen: EditionView | None = None
        self._looking = Lock()

    def voice(self, request: Request) -> VoiceAnswer:
        """Answer a listener."""
        who, view = self._listener(request), self._view()
        if who is None or view is None:
            return VoiceAnswer(speech=self._words.not_ready)
        # Before the turn: turns do not nest, and these ask the store as well.
        about_programme = self._linker.answer(request, who.user)
        if about_programme is not None:
            return about_programme
        practice = self._practice(request, who)
        with self._store.turn(who) as turn:
            state = _usable(turn.state, view)
            speaker = self._speaker(request, state, view, practice)
            meaning = spoken_meaning(request, speaker.talk.known)
            if isinstance(meaning, Say):
                answer = speaker.say(meaning)
            elif not request.has_player:
                # Nothing plays here, nor can it: a wish to stop ends the talk, and that is all.
                stops = isinstance(meaning, Pause)
                answer = VoiceAnswer(speech="" if stops else self._words.cannot_play)
            else:
                answer = self._obeyed(turn, state, meaning, view, speaker)
            answer = self._with_trouble(turn, answer, view)
        self._count_finished(turn, who)
        return answer

    def player(self, request: Request) -> PlayerAnswer:
        """Answer an event of the device's player, or a button."""
        if request.trouble is not None:
            _log.warning("a track would not play: %s", request.trouble)
        event, who, view = player_event(request), self._listener(request), self._view()
        if event is None or who is None or view is None:
            return PlayerAnswer()
        with self._store.turn(who) as turn:
            state = _usable(turn.state, view)
            after, answer = self._applied(turn, state, event, view)
        self._count_finished(turn, who)
        directive = directive_for(answer, after.run, view.library, self._base_url)
        if isinstance(event, Pause) and event.seen is not None and event.seen.playing:
            directive = STOP_PLAYING.copy()  # even what we have lost track of
        return PlayerAnswer(directive=directive)

    def forget(self, request: Request) -> PlayerAnswer:
        """The listener has disabled the skill: nothing of theirs is kept."""
        if request.user_id:
            user = user_hash(self._key, request.user_id)
            self._programmes.forget(user)
            known = self._store.forget(user)
            _log.info("a listener disabled the skill and was forgotten on %d devices", known)
        return PlayerAnswer()

    def note(self, request: Request) -> PlayerAnswer:
        """Nothing is to be done; if something went wrong, this is the only sign of it."""
        if request.trouble is not None:
            _log.error("%s: %s", request.kind, request.trouble)
        return PlayerAnswer()

    def _listener(self, request: Request) -> Listener | None:
        if not request.user_id:
            return None
        return listener(self._key, request.user_id, request.device_id or "")

    def _view(self) -> EditionView | None:
        """What there is to play now; worked out anew when there is another edition."""
        edition = self._editions.current()
        if edition is None or not edition.library.ids:
            return None
        with self._looking:  # of a large library it takes a while: one works it out for all
            view = self._seen
            if view is None or view.edition is not edition:
                view = self._seen = EditionView.of(edition)
            return view

    def _practice(self, request: Request, who: Listener) -> Practice | None:
        asked = request.kind == requests.INTENT and request.intent == Speaker.NEEDS_PRACTICE
        return self._store.practised(who.user) if asked else None

    def _speaker(
        self, request: Request, state: State, view: EditionView, practice: Practice | None
    ) -> Speaker:
        known = Known(names=view.names, state=state, rows=lambda: view.rows)
        table = Table(view=view, key=self._key)
        talk = Talk(
            words=self._words,
            request=request,
            known=known,
            timeline=view.timeline,
            resumes=lambda: _resumes(state, request, table),
            name=view.name,
            practice=practice,
            now=self._clock(),
        )
        return Speaker(talk=talk)

    def _obeyed(
        self, turn: Turn, state: State, event: Event, view: EditionView, speaker: Speaker
    ) -> VoiceAnswer:
        """Carry a command out. Stopping always stops, even what we have lost track of."""
        after, answer = self._applied(turn, state, event, view)
        if isinstance(event, Pause):
            return VoiceAnswer(directive=STOP_PLAYING.copy())
        if isinstance(answer, Nothing) and answer.note is Note.NOTHING_PLAYS:
            return speaker.nothing_plays()
        directive = directive_for(answer, after.run, view.library, self._base_url)
        if state.runs == 0 and isinstance(answer, PlayNow) and after.run is not None:
            speech = speaker.welcome(after.run)
        else:
            speech = speaker.after(event, answer)
        if directive is None and speech:
            return speaker.talk.tell(speech)
        return VoiceAnswer(speech=speech, directive=directive)

    def _with_trouble(self, turn: Turn, answer: VoiceAnswer, view: EditionView) -> VoiceAnswer:
        """The answer, and before it what would not play since the last turn; it is said once."""
        state = turn.state
        if state.gave_up:
            trouble = self._words.gave_up
        elif state.skipped is not None:
            trouble = self._words.skipped(_exercise(view.names, state, state.skipped))
        else:
            return answer
        turn.keep(replace(state, skipped=None, gave_up=False))
        return replace(answer, speech=joined((trouble, answer.speech)))

    def _count_finished(self, turn: Turn, who: Listener) -> None:
        """What was finished in a turn counts in the listener's programme, once it is over."""
        for entry in turn.logged:
            if entry.kind is EventKind.RUN_FINISHED:
                self._programmes.finished(who.user, entry.routine)

    def _applied(
        self, turn: Turn, state: State, event: Event, view: EditionView
    ) -> tuple[State, Answer]:
        """Ask the rules; keep and log what changed."""
        table = Table(view=view, key=self._key)
        after, answer = apply(state, event, table)
        if after != turn.state:
            turn.keep(after)
        for entry in log_entries(state, event, after, table):
            turn.log(entry)
        return after, answer


def _usable(state: State, view: EditionView) -> State:
    """The state without a run that the library no longer has; a new listener has its pace."""
    if state == State():
        return replace(state, pace=view.library.pace_of_first)
    run = state.run
    if run is None or view.parts(run.routine) == run.parts:
        return state
    return replace(
        state, activity=Activity.IDLE, run=None, current=None, queued=None, offset_ms=0, failures=0
    )


def _resumes(state: State, request: Request, table: Table) -> int | None:
    """At which position it would go on: the rules themselves are asked, and nothing comes of it."""
    _, answer = apply(state, Resume(seen=request.seen), table)
    return answer.entry.position if isinstance(answer, PlayNow) else None


def _exercise(names: NameIndex, state: State, part: str) -> ExerciseEntry | None:
    """The exercise that a part of the listener's run is."""
    run = state.run
    routine = names.routine(run.routine) if run is not None else None
    if run is None or routine is None or part not in run.parts:
        return None
    return routine.exercises[run.parts.index(part)]
