"""Where this machine keeps what was voiced. The only door to platformdirs."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from platformdirs import user_cache_path

from audio_builder.records import CLIPS_FOLDER

VARIABLE: Final = "REPCAST_CACHE"


def cache_folder(environ: Mapping[str, str]) -> Path:
    """The folder of the machine's clips: below REPCAST_CACHE, else below the user's cache.

    There may be none that can be written to, as for a service without a home: clips.cache copes.
    """
    named = environ.get(VARIABLE)
    if named:
        return Path(named) / CLIPS_FOLDER
    folder = user_cache_path("repcast", appauthor=False)
    # Without a home "~" stays as it is, and would become a folder of that name right here.
    return (folder if folder.is_absolute() else Path(os.devnull)) / CLIPS_FOLDER
