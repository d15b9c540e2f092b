"""The tracks that a loudspeaker is told to play: a routine's parts, or its session in one piece."""

from audio_builder.library import Library, Pace, pace_folder
from skill.cast.ports import CastTrack


def tracks_of(library: Library, routine_id: str, pace: Pace, base: str) -> tuple[CastTrack, ...]:
    """A routine at a pace, as a loudspeaker is to play it.

    One track an exercise; a session that is to fit some minutes is one track, since only the whole
    of it can be fitted. The pace is a folder of each address, which so ends in `.mp3`: some
    loudspeakers tell by that what they are given.

    Args:
        library: where the routine is.
        routine_id: which routine.
        pace: at which pace.
        base: where the loudspeaker reaches the server, without a trailing slash.

    Raises:
        KeyError: if the library has no such routine.
        LibraryError: if it cannot be played.
        PaceError: if it cannot be played at this pace.
    """
    opened = library.tracks(routine_id)
    entry = library.entry(routine_id)
    folder = f"{base}/{routine_id}"
    tracks = []
    names = opened.parts if pace.minutes is None else opened.tracks[:1]
    for number, name in enumerate(names, start=1):
        made = opened.rendition(name.id, pace)
        track = CastTrack(
            address=f"{folder}/{pace_folder(pace)}/{name.id}.mp3",
            title=name.title,
            album=opened.routine.title,
            number=number,
            length_ms=made.timeline.duration_ms,
            size=made.track.size,
            picture=f"{base}/{entry.picture_of(name.number or 1)}",
        )
        tracks.append(track)
    return tuple(tracks)
