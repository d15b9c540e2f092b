"""Where this machine keeps what it has read of object stores."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from platformdirs import user_cache_path

VARIABLE: Final = "REPCAST_STORE_CACHE"
_NAME: Final = "store"
_NOWHERE: Final = Path(os.devnull) / _NAME
"""A folder that can be neither made nor read."""


def store_cache_folder(environ: Mapping[str, str]) -> Path:
    """The folder that REPCAST_STORE_CACHE names, else one below the user's cache.

    There may be none that can be written to, as for a service without a home; nothing is kept then.
    """
    named = environ.get(VARIABLE)
    if named:
        return Path(named)
    try:
        folder = user_cache_path("repcast", appauthor=False)
    except RuntimeError:  # there is no home
        return _NOWHERE
    return folder / _NAME if folder.is_absolute() else _NOWHERE
