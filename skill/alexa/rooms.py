"""Rooms: a practice that was begun in one may go on in another."""

from datetime import datetime, timedelta
from typing import Final

from skill.alexa import requests
from skill.alexa.questions import Asking
from skill.alexa.requests import Request
from skill.playback.state import Activity
from skill.playback.transfer import is_unfinished, left
from skill.store.listeners import UNRECOGNISED, Listener
from skill.store.port import Elsewhere, Store

LATELY: Final = timedelta(days=1)
"""What lies longer back is not offered in another room."""


def unfinished(store: Store, who: Listener, request: Request, now: datetime) -> Elsewhere | None:
    """The newest practice of a listener in another room; None if it is not about that.

    What still plays there is offered only to the person whose it is: an unrecognised voice may be
    another one's.

    Raises:
        StoreError: if the store does not answer in time.
    """
    if request.kind != requests.LAUNCH and not request.is_asked(Asking.ELSEWHERE):
        return None
    return next(
        (
            each
            for each in store.elsewhere(who, now - LATELY)
            if is_unfinished(each.state)
            and (each.state.activity is Activity.STOPPED or who.person != UNRECOGNISED)
        ),
        None,
    )


def leave(store: Store, taken: Elsewhere) -> None:
    """Let a practice that goes on here be begun no more where it was.

    Raises:
        StateError: if what is kept there cannot be read.
        StoreError: if the store does not answer in time.
    """
    with store.turn(taken.listener) as turn:
        turn.keep(left(turn.state, taken.state))
