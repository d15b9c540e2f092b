"""The first file of a routine: named by its title, never over another, its schema beside it."""

from importlib.resources import files
from pathlib import Path
from typing import Final

from audio_builder.errors import RepcastError
from audio_builder.files import write_whole

SCHEMA_NAME: Final = "routine.schema.json"


def refuse_overwriting(path: Path) -> None:
    """Make sure that nothing stands where a file is to be written.

    Raises:
        RepcastError: if something does.
    """
    if path.exists() or path.is_symlink():
        message = f"{path} is there already; choose another name"
        raise RepcastError(message)


def write_first_file(path: Path, text: str) -> Path:
    """Write a routine that is new, and the schema for its editor; returns the schema's path.

    Raises:
        RepcastError: if a file of that name is there already.
        OSError: if the disk or the rights do not allow it.
    """
    refuse_overwriting(path)
    schema = path.with_name(SCHEMA_NAME)
    if not schema.exists():
        write_whole(schema, [(files("audio_builder.routines") / SCHEMA_NAME).read_bytes()])
    write_whole(path, [text.encode()])
    return schema
