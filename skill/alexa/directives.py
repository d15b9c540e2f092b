"""What the rules answer, as a directive to the device's player."""

from typing import Any, Final

from audio_builder.library import Library, pace_query
from skill.media.begun import EDITION
from skill.playback.answers import Answer, ClearQueue, Enqueue, PlayNow, StopPlaying
from skill.playback.state import Entry, Run

Directive = dict[str, Any]

PLAY: Final = "AudioPlayer.Play"
STOP: Final = "AudioPlayer.Stop"
CLEAR_QUEUE: Final = "AudioPlayer.ClearQueue"
STOP_PLAYING: Final[Directive] = {"type": STOP}


def directive_for(
    answer: Answer, run: Run | None, library: Library, base_url: str
) -> Directive | None:
    """The directive that carries an answer out; None if the player is to be left alone.

    Args:
        answer: what the rules say.
        run: the run it belongs to.
        library: for the titles.
        base_url: where the device fetches tracks, without a trailing slash.
    """
    match answer:
        case StopPlaying():
            return STOP_PLAYING.copy()
        case ClearQueue():
            return {"type": CLEAR_QUEUE, "clearBehavior": "CLEAR_ENQUEUED"}
        case PlayNow() if run is not None:
            item = _item(answer.entry, answer.offset_ms, run, library, base_url)
            return {"type": PLAY, "playBehavior": "REPLACE_ALL", "audioItem": item}
        case Enqueue() if run is not None:
            item = _item(answer.entry, 0, run, library, base_url)
            item["stream"]["expectedPreviousToken"] = answer.expected_previous
            return {"type": PLAY, "playBehavior": "ENQUEUE", "audioItem": item}
        case _:
            return None


def _item(
    entry: Entry, offset_ms: int, run: Run, library: Library, base_url: str
) -> dict[str, Any]:
    folder = f"{base_url}/{run.routine}"
    routine = library.routine(run.routine)
    exercise = routine.exercises[entry.position]
    picture = library.entry(run.routine).picture_of(entry.position + 1)
    number = entry.position + 1
    edition = f"&{EDITION}={entry.edition}" if entry.edition else ""
    return {
        "stream": {
            "url": f"{folder}/{entry.part}.mp3?{pace_query(entry.pace or run.pace)}{edition}",
            "token": entry.token,
            "offsetInMilliseconds": offset_ms,
        },
        "metadata": {
            "title": exercise.title,
            "subtitle": f"{routine.title} · {number}/{len(run.parts)}",
            "art": {
                "contentDescription": exercise.title,
                "sources": [{"url": f"{base_url}/{picture}"}],
            },
        },
    }
