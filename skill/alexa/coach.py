"""The coach: understands a request, lets the rules decide, keeps what they say, and answers."""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from skill.alexa import requests
from skill.alexa.directives import STOP_PLAYING
from skill.alexa.execution import Execution, usable
from skill.alexa.household import Household
from skill.alexa.known import Known
from skill.alexa.linking import Linker
from skill.alexa.locales import unspoken
from skill.alexa.meanings import Action, Say
from skill.alexa.parsing import spoken_meaning
from skill.alexa.privacy import Privacy
from skill.alexa.repeats import Repeats
from skill.alexa.requests import Request
from skill.alexa.responses import PlayerAnswer, VoiceAnswer
from skill.alexa.rooms import leave, unfinished
from skill.alexa.sentences import English
from skill.alexa.speaking import Speaker
from skill.alexa.talk import Talk
from skill.alexa.telling import player_event
from skill.alexa.view import EditionView
from skill.alexa.views import Views
from skill.package.intents import Intent
from skill.playback.destination import destination
from skill.playback.events import Command, Event, Pause
from skill.playback.moves import Table
from skill.playback.seeing import as_seen
from skill.playback.state import State
from skill.playback.transfer import transferred
from skill.programmes.voice import VoiceProgrammes
from skill.store.listeners import Listener, user_hash
from skill.store.port import Done, EventKind, Practice, Store, Turn

_TWO_DAYS: Final = timedelta(days=2)
"""Today and yesterday are in it."""
_STOPPING: Final = (Intent.STOP, Intent.CANCEL, Intent.PAUSE, Intent.NAVIGATE_HOME, Intent.PAIN)
"""What is obeyed in any language."""
_log: Final = logging.getLogger("repcast.alexa")


class Coach:
    """Answers requests, one listener's one at a time. Threads may share it."""

    def __init__(  # noqa: PLR0913 - what the skill is put together of
        self,
        *,
        store: Store,
        views: Views,
        base_url: str,
        key: bytes,
        clock: Callable[[], datetime],
        words: English,
        programmes: VoiceProgrammes,
    ) -> None:
        self._store = store
        self._views = views
        self._base_url = base_url
        self._key = key
        self._clock = clock
        self._words = words
        self._programmes = programmes
        self._household = Household(store, key)
        self._repeats = Repeats(key)
        self._linker = Linker(programmes, words)
        self._privacy = Privacy(store, programmes, words)

    def voice(self, request: Request) -> VoiceAnswer:
        """Answer a listener."""
        unspoken_here = unspoken(request.locale)
        who, view = self._household.speaker(request), self._views.current()
        if unspoken_here is not None and request.intent not in _STOPPING:
            return VoiceAnswer(speech=unspoken_here)
        if who is None or view is None:
            return VoiceAnswer(speech=self._words.not_ready)
        return _addressed(self._spoken(request, who, view), who)

    def _spoken(self, request: Request, who: Listener, view: EditionView) -> VoiceAnswer:
        # Before the turn: turns do not nest, and these ask the store as well.
        apart = self._linker.answer(request, who.user)
        apart = apart or self._privacy.answer(request, who.user, view.name)
        if apart is not None:
            return apart
        practice, lately = self._practice(request, who), self._lately(request, who)
        there = unfinished(self._store, who, request, self._clock())
        with self._store.turn(who) as turn:
            repeated = self._repeats.voice(turn.state, request)
            if repeated is not None:
                return repeated
            table = self._table(view, who)
            state = usable(turn, view, table)
            # What is understood, and said, is of where the device is now.
            seen = as_seen(state, request.seen, table)
            moved = transferred(seen, there.state, table) if there is not None else None
            talk = self._talk(request, seen, moved, table, view)
            speaker = Speaker(talk=replace(talk, practice=practice, lately=lately))
            execution = self._execution(turn, view, table)
            meaning = spoken_meaning(request, talk.known)
            transfers = isinstance(meaning, Action) and meaning.transfers and request.has_player
            taken = there if moved is not None and transfers else None
            state = state if taken is None else moved or state
            if isinstance(meaning, Say):
                answer = speaker.say(meaning)
            elif not request.has_player:
                answer = self._only_said(meaning, speaker)
            elif isinstance(meaning, Action):
                answer = execution.do(state, meaning, speaker)
            else:
                answer = execution.obey(state, meaning, speaker)
            answer = execution.with_trouble(answer, speaker)
            if not isinstance(meaning, Say):
                turn.keep(self._repeats.noted(turn.state, request, answer))
        if taken is not None:
            leave(self._store, taken)
        self._count_finished(turn, who)
        return answer

    def player(self, request: Request) -> PlayerAnswer:
        """Answer an event of the device's player, or a button."""
        if request.trouble is not None:
            _log.warning("a track would not play: %s", request.trouble)
        event, view = player_event(request), self._views.current()
        who = self._household.player(request)
        if event is None or who is None or view is None:
            return PlayerAnswer()
        with self._store.turn(who) as turn:
            repeated = self._repeats.player(turn.state, request)
            if repeated is not None:
                return repeated
            table = self._table(view, who)
            execution = self._execution(turn, view, table)
            state = usable(turn, view, table)
            after, answer = execution.apply(state, event)
            directive = execution.directive(answer, after)
            if isinstance(event, Pause) and event.seen is not None and event.seen.playing:
                directive = STOP_PLAYING.copy()  # even what we have lost track of
            said = PlayerAnswer(directive=directive)
            if isinstance(event, Command):
                turn.keep(self._repeats.noted(turn.state, request, said))
        self._count_finished(turn, who)
        return said

    def forget(self, request: Request) -> PlayerAnswer:
        """The listener has disabled the skill: nothing of theirs is kept."""
        if request.user_id:
            known = self._privacy.forget(user_hash(self._key, request.user_id))
            _log.info("a listener disabled the skill and was forgotten on %d devices", known)
        return PlayerAnswer()

    def note(self, request: Request) -> PlayerAnswer:
        """Nothing is to be done; if something went wrong, this is the only sign of it."""
        if request.trouble is not None:
            _log.error("%s: %s", request.kind, request.trouble)
        return PlayerAnswer()

    def _practice(self, request: Request, who: Listener) -> Practice | None:
        asked = request.kind == requests.INTENT and request.intent == Speaker.NEEDS_PRACTICE
        return self._store.practised(who.user, who.person) if asked else None

    def _lately(self, request: Request, who: Listener) -> tuple[Done, ...]:
        asked = request.kind == requests.INTENT and request.intent == Speaker.NEEDS_DAYS
        since = self._clock() - _TWO_DAYS
        return self._store.done(who.user, since, who.person) if asked else ()

    def _table(self, view: EditionView, who: Listener) -> Table:
        return Table(view=view, key=self._household.tokens_key(who.person))

    def _execution(self, turn: Turn, view: EditionView, table: Table) -> Execution:
        return Execution(turn=turn, view=view, key=table.key, base_url=self._base_url)

    def _talk(
        self,
        request: Request,
        state: State,
        elsewhere: State | None,
        table: Table,
        view: EditionView,
    ) -> Talk:
        known = Known(
            names=view.names,
            state=state,
            elsewhere=elsewhere,
            rows=lambda: view.rows,
            timeline=view.planned,
            postures=view.postures,
        )
        return Talk(
            words=self._words,
            request=request,
            known=known,
            timeline=view.planned,
            resumes=lambda of: _resumes(of, table),
            name=view.name,
            now=self._clock(),
        )

    def _only_said(self, meaning: Event | Action, speaker: Speaker) -> VoiceAnswer:
        """Where nothing plays, nor can it: what is said of it; a wish to stop ends the talk."""
        if isinstance(meaning, Action) and meaning.say is not None:
            return speaker.say(meaning.say)
        stops = isinstance(meaning, Pause)
        return VoiceAnswer(speech="" if stops else self._words.cannot_play)

    def _count_finished(self, turn: Turn, who: Listener) -> None:
        """What was finished in a turn counts in the listener's programme, once it is over."""
        for entry in turn.logged:
            if entry.kind is EventKind.RUN_FINISHED:
                self._programmes.finished(who.user, entry.routine)


def _addressed(answer: VoiceAnswer, who: Listener) -> VoiceAnswer:
    """The answer; a question in it is for whoever spoke, also if their reply is not recognised."""
    if answer.question is None:
        return answer
    return replace(answer, question=replace(answer.question, to=who.person))


def _resumes(state: State, table: Table) -> int | None:
    """At which position it would go on: the rules themselves are asked."""
    going = destination(state, table)
    return going.position if going is not None else None
