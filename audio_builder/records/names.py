"""How the files of an output folder are called."""

from typing import Final

INDEX_NAME: Final = "index.json"
SEARCH_NAME: Final = "search.json"
CATALOG_NAME: Final = "catalog.json"
ROUTINE_NAME: Final = "routine.json"
"""The name under which players find a routine's entry, whichever it is now."""
SCORE_NAME: Final = "score.json"
"""The one name a score had before folders had an index."""
COVER_NAME: Final = "cover.png"
EXERCISE_COVER: Final = ".png"
"""What follows the name of an exercise's track in that of its own cover; not each has one."""
ARTWORK_NAME: Final = "artwork.jpg"
FEED_NAME: Final = "feed.xml"
CLIPS_FOLDER: Final = "clips"
_DIGEST_LETTERS: Final = 16


def entry_path(routine_id: str, sha256: str) -> str:
    """Where an entry of this content lies, from the output folder."""
    return f"{routine_id}/entry-{sha256[:_DIGEST_LETTERS]}.json"


def picture_path(path: str, sha256: str) -> str:
    """Where a picture of this content lies for those who read an edition, from the output folder.

    Args:
        path: where it lies for everybody else, whichever it is now.
        sha256: of its bytes.
    """
    name, dot, ending = path.rpartition(".")
    return f"{name}-{sha256[:_DIGEST_LETTERS]}{dot}{ending}"


def score_path(routine_id: str, sha256: str) -> str:
    """Where a score of this content lies, from the output folder."""
    return f"{routine_id}/score-{sha256[:_DIGEST_LETTERS]}.json"
