"""Requests for whatever routine fits: which there are, and which are as wished."""

from collections.abc import Sequence
from dataclasses import replace

from audio_builder.library import NOTHING, SearchRow, Wish, find
from skill.alexa.known import Known
from skill.alexa.meanings import Meaning, Say, Topic
from skill.alexa.requests import Heard, Request
from skill.alexa.slots import is_empty, number_in, value_in
from skill.package.choices import BODY_PARTS, KINDS, NOTHING_NEEDED, POSTURES, Value
from skill.package.intents import Slot
from skill.playback.events import Start


def list_routines(_request: Request, known: Known) -> Meaning:
    """What there is."""
    return Say(topic=Topic.LIST_ROUTINES, found=tuple(row.id for row in known.rows()))


def find_routine(request: Request, known: Known) -> Meaning:
    """What fits: one routine is started, where it can be; of several it is asked which."""
    body = _words(request.slots.get(Slot.BODY), BODY_PARTS)
    kind = _kind(request.slots.get(Slot.KIND))
    minutes = number_in(request.slots.get(Slot.MINUTES))
    if not (body or minutes) and kind == Wish():
        return Say(topic=Topic.NOT_UNDERSTOOD)
    wish = replace(kind, minutes=int(minutes) if minutes else None, body=body or None)
    found = _found(known.rows(), wish)
    if len(found) == 1 and request.has_player:
        return Start(routine=found[0], seen=request.seen)
    return Say(topic=Topic.FOUND if found else Topic.NOTHING_FITS, found=found)


def _found(rows: Sequence[SearchRow], wish: Wish) -> tuple[str, ...]:
    """The routines as wished.

    If none is for that part of the body, those that name it anywhere. So it is with a posture,
    which a library of before does not tell.
    """
    found = find(rows, wish)
    if not found and wish.body is not None:
        found = find(rows, replace(wish, body=None, words=f"{wish.words} {wish.body}"))
    if not found and wish.posture is not None and not any(row.postures for row in rows):
        found = find(rows, replace(wish, posture=None, words=f"{wish.words} {wish.posture}"))
    return tuple(row.id for row in found)


def _kind(heard: Heard | None) -> Wish:
    """What it is to be done with, or how; an empty wish if nothing was said of that."""
    kind = _words(heard, KINDS)
    if kind in POSTURES:
        return Wish(posture=kind)
    return Wish(equipment=NOTHING) if kind == NOTHING_NEEDED else Wish(words=kind)


def _words(heard: Heard | None, values: Sequence[Value]) -> str:
    """What to look for: a value's id, else the words themselves; the library may know them."""
    if heard is None or is_empty(heard):
        return ""
    return value_in(heard, values) or heard.value or ""
