"""Where this machine keeps what was voiced, and works for stores. The only door to platformdirs."""

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from platformdirs import user_cache_path

from audio_builder.errors import LibraryError
from audio_builder.records import CLIPS_FOLDER
from audio_builder.stores.location import StoreUrl

VARIABLE: Final = "REPCAST_CACHE"
_NOWHERE: Final = Path(os.devnull)
"""A folder that can be neither made nor read."""
_WORK: Final = "work"
_LETTERS: Final = 16


def cache_folder(environ: Mapping[str, str]) -> Path:
    """The folder of the machine's clips: below REPCAST_CACHE, else below the user's cache.

    There may be none that can be written to, as for a service without a home: clips.cache copes.
    """
    return _machine_folder(environ) / CLIPS_FOLDER


def work_folder(environ: Mapping[str, str], url: StoreUrl) -> Path:
    """The folder of this machine in which a store's library is built: one for each address.

    Raises:
        LibraryError: if this user has no cache.
    """
    machine = _machine_folder(environ)
    if machine == _NOWHERE:
        message = (
            f"{url} is built in a folder of this machine's cache, and this user has none; "
            f"name a folder for it in {VARIABLE}"
        )
        raise LibraryError(message)
    digest = hashlib.sha256(str(url).encode()).hexdigest()
    return machine / _WORK / f"{url.bucket}-{digest[:_LETTERS]}"


def _machine_folder(environ: Mapping[str, str]) -> Path:
    named = environ.get(VARIABLE)
    if named:
        return Path(named)
    try:
        folder = user_cache_path("repcast", appauthor=False)
    except RuntimeError:  # there is no home
        return _NOWHERE
    # Of older versions it is "~" then, and would become a folder of that name right here.
    return folder if folder.is_absolute() else _NOWHERE
