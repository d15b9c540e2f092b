"""Sessions of routines as finished MP3s, made of no more clips than they need.

What this machine's cache holds is not voiced again.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from audio_builder.building.cache_folder import cache_folder
from audio_builder.building.voicing import ThreadMaker
from audio_builder.building.workshop import Wanted, Workshop, spoken_phrases
from audio_builder.clips.cache import ClipCache
from audio_builder.clips.store import ClipStore
from audio_builder.model.pace import Pace
from audio_builder.model.routine import Routine
from audio_builder.model.sounds import Phrase
from audio_builder.model.timeline import Timeline
from audio_builder.mp3.format import Mp3Format
from audio_builder.mp3.track import Clip, lay_out_track
from audio_builder.planning.needs import needed_phrases, needed_sounds
from audio_builder.planning.plan import plan, script_of
from audio_builder.planning.session import track_names
from audio_builder.publishers.tagging import tag_for
from audio_builder.records import SoundEntry
from audio_builder.voices.port import Voice
from builds import Counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A finished session, and what it was laid out from."""

    mp3: Path
    timeline: Timeline


def make_session(routine: Routine, voice: Voice, folder: Path) -> Session:
    """Voice, encode and lay out the session of a routine at its own pace.

    Args:
        routine: what is to be heard.
        voice: who speaks.
        folder: where clips are kept, shared by all sessions, and where the MP3 is written.
    """
    fmt = Mp3Format()
    store = ClipStore(folder / "clips")
    maker = ThreadMaker(jobs=None)
    cache = ClipCache(cache_folder(os.environ))
    workshop = Workshop(store=store, maker=maker, report=Counted(), cache=cache)
    script = tuple(script_of(routine, Pace(), lambda _: 0))
    spoken = spoken_phrases(needed_phrases(script), voice)
    entries = workshop.provide(Wanted(sounds=spoken, voice=voice, fmt=fmt)).entries

    def measure(text: str) -> int:
        return entries[Phrase(text=text).key].length_ms

    timeline = plan(routine, Pace(), measure)
    sounds = needed_sounds(script, measure)
    airs = {each: None for each in sounds if not isinstance(each, Phrase)}
    entries |= workshop.provide(Wanted(sounds=airs, voice=voice, fmt=fmt)).entries
    tag = tag_for(routine, track_names(routine)[0], timeline, voice.record.attribution, None)
    track = lay_out_track(timeline, _clips(timeline, entries, store), tag, fmt)
    path = folder / f"{routine.id}.mp3"
    path.write_bytes(b"".join(track.chunks()))
    return Session(mp3=path, timeline=timeline)


def _clips(
    timeline: Timeline, entries: Mapping[str, SoundEntry], store: ClipStore
) -> dict[str, Clip]:
    clips = {}
    for key in {cue.sound.key for cue in timeline.cues}:
        clip = store.get(entries[key].clip)
        assert clip is not None
        clips[key] = clip
    return clips
