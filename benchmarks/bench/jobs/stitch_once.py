"""Our way, as a whole process that writes the session alone at a pace: nothing else is held."""

import json
import sys
from pathlib import Path

from audio_builder.files import write_whole
from audio_builder.library import Pace, open_library, parse_breath


def main(folder: str, routine_id: str, breath: str) -> None:
    """Open the library, lay the session out, write it."""
    library = open_library(Path(folder))
    rendition = library.rendition(routine_id, routine_id, Pace(breath=parse_breath(breath)))
    write_whole(Path(folder) / "stitched.mp3", rendition.track.chunks())
    cues = len(rendition.timeline.cues)
    print(json.dumps({"size": rendition.track.size, "cues": cues}))


if __name__ == "__main__":
    main(*sys.argv[1:])
