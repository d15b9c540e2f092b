"""Tagging: what a track's ID3 tag says, from the routine and the timeline."""

from typing import Final

from audio_builder.model.routine import Routine
from audio_builder.model.timeline import Timeline
from audio_builder.mp3.id3 import Picture, Tag, iso639_2
from audio_builder.planning.session import TrackName
from audio_builder.publishers.transcript import render_transcript

GENRE: Final = "Fitness"


def tag_for(
    routine: Routine, track: TrackName, timeline: Timeline, voice: str, cover: Picture | None
) -> Tag:
    """The tag of one track.

    Args:
        routine: what the track is part of.
        track: which of its tracks.
        timeline: the track at its pace; gives length, chapters and transcript.
        voice: the voice's attribution.
        cover: the routine's cover.
    """
    return Tag(
        title=track.title,
        album=routine.title,
        artist=routine.author,
        track=None if track.number is None else (track.number, len(routine.exercises)),
        genre=GENRE,
        language=iso639_2(routine.language),
        length_ms=timeline.duration_ms,
        comment=credit_line(routine, voice),
        transcript=render_transcript(timeline),
        chapters=timeline.chapters,
        cover=cover,
    )


def credit_line(routine: Routine, voice: str) -> str:
    """The source of the exercises, the voice, and what this is not, in a few sentences."""
    sentences = [f"{voice}.", "This is not medical advice."]
    if routine.source is not None:
        source = routine.source
        sentences.insert(
            0, f"The exercises are from “{source.title}” by {source.author}, {source.publisher}."
        )
    return " ".join(sentences)
