"""A script: what a track says and does, in order, before anything has been measured.

A director writes directions (planning.exercise, planning.session); the layout gives them times.
Keeping the two apart makes the words of a track independent of how long they take to say.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from audio_builder.model.sounds import Air, Bell, Phrase, Tone
from audio_builder.model.timeline import Place, Role
from audio_builder.planning.phrases import sentences
from audio_builder.units import Ms

PHRASE_GAP_MS: Final = Ms(288)
"""Silence between a phrase and what follows it, unless that is air; also at a track's end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Say:
    """Words that take as long as they take."""

    text: str
    role: Role
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Ring:
    """A bell between two directions."""

    bell: Bell
    role: Role
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A fixed stretch of time: what leads sounds first, then air, then what closes.

    Everything that the routine times is a slot: a breath, a beat, a move, a rest.
    """

    length_ms: Ms
    air: Air
    leads: tuple[Phrase | Tone, ...]
    role: Role
    place: Place
    closing: tuple[Phrase | Tone, ...] = ()
    """What sounds last, right up to the slot's end."""
    strict: bool = False
    """Whether it belongs to a strict clock: it never grows, whatever the routine says."""
    in_pieces: bool = False
    """Whether its air is laid in pieces of one length, so that long ones share a clip."""
    grows: bool = False
    """Whether it grows to fit its words, whatever the routine says of overruns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A chapter starts here."""

    title: str
    inner: bool = False
    """Whether it marks a turn inside an item: left out where a track has too many chapters."""


Direction = Say | Ring | Slot | Mark


def say(text: str, role: Role, place: Place) -> Iterator[Say]:
    """Yield a text sentence by sentence: each is a phrase of its own, set off by our own gap."""
    return (Say(text=sentence, role=role, place=place) for sentence in sentences(text))


def words(*texts: str) -> tuple[Phrase, ...]:
    """Phrases that lead a slot, sentence by sentence."""
    return tuple(Phrase(text=sentence) for text in texts for sentence in sentences(text))
