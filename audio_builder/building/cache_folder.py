"""Where this machine keeps what was voiced. The only door to platformdirs."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from platformdirs import user_cache_path

from audio_builder.records import CLIPS_FOLDER

VARIABLE: Final = "REPCAST_CACHE"
_NOWHERE: Final = Path(os.devnull) / CLIPS_FOLDER
"""A folder that can be neither made nor read."""


def cache_folder(environ: Mapping[str, str]) -> Path:
    """The folder of the machine's clips: below REPCAST_CACHE, else below the user's cache.

    There may be none that can be written to, as for a service without a home: clips.cache copes.
    """
    named = environ.get(VARIABLE)
    if named:
        return Path(named) / CLIPS_FOLDER
    try:
        folder = user_cache_path("repcast", appauthor=False)
    except RuntimeError:  # there is no home
        return _NOWHERE
    # Of older versions it is "~" then, and would become a folder of that name right here.
    return folder / CLIPS_FOLDER if folder.is_absolute() else _NOWHERE
