"""One routine's tracks, laid out from its score and clips at whatever pace is asked."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from audio_builder.errors import LibraryError
from audio_builder.library.art import Art
from audio_builder.model.block import leaves
from audio_builder.model.pace import Level, Pace
from audio_builder.model.routine import Routine
from audio_builder.model.timeline import Timeline
from audio_builder.mp3.format import Mp3Format
from audio_builder.mp3.track import Clip, Track, lay_out_track
from audio_builder.planning.levels import at_level
from audio_builder.planning.plan import plan
from audio_builder.planning.session import (
    TrackName,
    numbered_part_names,
    part_names,
    track_names,
)
from audio_builder.planning.vocabulary import SHORTER_SESSIONS_FROM, VERSION, as_of
from audio_builder.publishers.tagging import tag_for
from audio_builder.records import Score, SoundEntry


class Clips(Protocol):
    """Where a routine's clips come from."""

    def clip(self, entry: SoundEntry) -> Clip | None:
        """A sound's clip; None if it is missing or damaged."""
        ...

    def ahead(self, entries: Iterable[SoundEntry]) -> None:
        """Have these clips at hand soon; what is wrong with one is told when it is asked for."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rendition:
    """A track at a pace, and what sounds when in it."""

    timeline: Timeline
    track: Track


class RoutineTracks:
    """The tracks of one routine. Threads may share it."""

    def __init__(self, score: Score, clips: Clips, fmt: Mp3Format, art: Art) -> None:
        self._score = score
        self._source = clips
        self._format = fmt
        self.art = art
        self._clips: dict[str, Clip] = {}
        routine = score.routine
        names = (*track_names(routine), *numbered_part_names(routine), *part_names(routine))
        self._names = {name.id: name for name in names}

    @property
    def routine(self) -> Routine:
        """The routine itself."""
        return self._score.routine

    @property
    def voice(self) -> str:
        """Who speaks, as the tags say it."""
        return self._score.voice

    @cached_property
    def tracks(self) -> tuple[TrackName, ...]:
        """The tracks that there are: the session first, then the exercises in order."""
        return track_names(self.routine)

    @cached_property
    def parts(self) -> tuple[TrackName, ...]:
        """The parts of the session, one an exercise; in a row they are the session."""
        return part_names(self.routine)

    def postures(self, level: Level) -> tuple[frozenset[str], ...]:
        """For each exercise or block, in which postures it is done at a level."""
        return tuple(
            frozenset(leaf.posture for leaf in leaves((item,)))
            for item in at_level(self.routine, level).exercises
        )

    def timeline(self, track_id: str, pace: Pace) -> Timeline:
        """What sounds when in a track at a pace.

        Raises:
            KeyError: if the routine has no such track.
            LibraryError: if the library lacks a sound it should hold.
        """
        name = self._names[track_id]
        version = self._score.vocabulary
        if version >= VERSION:
            return plan(self.routine, pace, self._measure, name)
        if version < SHORTER_SESSIONS_FROM and pace.minutes is not None:
            raise _incomplete(self.routine.id, "no sentences for a shorter session are kept")
        return plan(as_of(self.routine, version), pace, self._measure, name, self._knows)

    def rendition(self, track_id: str, pace: Pace) -> Rendition:
        """A track at a pace, ready to be read.

        Raises:
            KeyError: if the routine has no such track.
            LibraryError: if the library lacks a clip it should hold, or the clip is damaged.
            OSError: if the library's store does not answer.
        """
        timeline = self.timeline(track_id, pace)
        sounds = self._score.sounds
        new = {cue.sound.key for cue in timeline.cues} - self._clips.keys()
        self._source.ahead(sounds[key] for key in new & sounds.keys())
        clips = {cue.sound.key: self._clip(cue.sound.key) for cue in timeline.cues}
        tag = tag_for(self.routine, self._names[track_id], timeline, self.voice, self.art.cover)
        try:
            track = lay_out_track(timeline, clips, tag, self._format)
        except ValueError as error:  # clips of another format, as a folder put together by hand has
            raise _incomplete(self.routine.id, str(error)) from error
        return Rendition(timeline=timeline, track=track)

    def _knows(self, text: str) -> bool:
        return f"say:{text}" in self._score.sounds

    def _measure(self, text: str) -> int:
        return self._entry_length(f"say:{text}")

    def _entry_length(self, key: str) -> int:
        entry = self._score.sounds.get(key)
        if entry is None:
            raise _incomplete(self.routine.id, f"no clip is kept for '{key}'")
        return entry.length_ms

    def _clip(self, key: str) -> Clip:
        clip = self._clips.get(key)
        if clip is None:
            entry = self._score.sounds.get(key)
            clip = None if entry is None else self._source.clip(entry)
            if clip is None:
                raise _incomplete(self.routine.id, f"the clip for '{key}' is missing or damaged")
            self._clips[key] = clip
        return clip


def _incomplete(routine_id: str, what: str) -> LibraryError:
    return LibraryError(f"{routine_id}: {what}; run 'repcast build' to make it again")
