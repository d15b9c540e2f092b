"""The folder `.desk` in a desk's folder: what desks tell each other. No version keeps it."""

from pathlib import Path
from typing import Final

from audio_builder.files import write_whole
from desk.refusals import RefusedError

NAME: Final = ".desk"
_IGNORED: Final = ".gitignore"


def state_folder(folder: Path) -> Path:
    """The folder, made if it is not there.

    Raises:
        RefusedError: if it cannot be made, or is a link.
    """
    place = folder / NAME
    if place.is_symlink():
        message = f"{NAME} is a link; remove it, the desk makes a folder of that name"
        raise RefusedError(message)
    try:
        if not (place / _IGNORED).exists():
            write_whole(place / _IGNORED, [b"*\n"])
    except OSError as error:
        message = f"{folder} cannot be written to: {error.strerror}; change its permissions"
        raise RefusedError(message) from error
    return place
