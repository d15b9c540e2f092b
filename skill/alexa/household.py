"""A household: who of it speaks, as far as Alexa knows their voice, and whose practice plays."""

import hashlib
import hmac
from dataclasses import replace

from skill.alexa import requests
from skill.alexa.requests import Request
from skill.playback.tokens import is_ours
from skill.store.listeners import UNRECOGNISED, Listener, PersonHash, listener
from skill.store.port import Store


class Household:
    """Tells the listeners of a household apart. Threads may share it."""

    def __init__(self, store: Store, key: bytes) -> None:
        self._store = store
        self._key = key

    def speaker(self, request: Request) -> Listener | None:
        """Who said something; None if no user is told.

        Few voices are recognised in every word. One that is not speaks for whoever was asked
        something in this talk; and of what plays, for whoever's it is. A talk that it opens is
        nobody's in particular.

        Raises:
            StoreError: if the store does not answer in time.
        """
        who, question, seen = self._told(request), request.question, request.seen
        if who is None or who.person != UNRECOGNISED:
            return who
        if question is not None and question.to:
            return replace(who, person=PersonHash(question.to))
        if request.kind == requests.LAUNCH or seen is None or not seen.playing:
            return who
        return self._whose(who, seen.token)

    def player(self, request: Request) -> Listener | None:
        """Whose practice an event of the player, or a button, is about: its token tells.

        Raises:
            StoreError: if the store does not answer in time.
        """
        who = self._told(request)
        token = request.token or (request.seen.token if request.seen is not None else "")
        return self._whose(who, token) if who is not None and token else who

    def tokens_key(self, person: PersonHash) -> bytes:
        """The key of a person's tokens: no two of a household ever have the same token."""
        if person == UNRECOGNISED:
            return self._key
        return hmac.new(self._key, f"tokens {person}".encode(), hashlib.sha256).digest()

    def _told(self, request: Request) -> Listener | None:
        if not request.user_id:
            return None
        return listener(self._key, request.user_id, request.device_id or "", request.person_id)

    def _whose(self, who: Listener, token: str) -> Listener:
        """The listener at the same device to whom a token belongs; if to none, the unrecognised."""
        known = () if is_ours(self._key, token) else self._store.persons(who.user, who.device)
        found = (person for person in known if is_ours(self.tokens_key(person), token))
        return replace(who, person=next(found, UNRECOGNISED))
