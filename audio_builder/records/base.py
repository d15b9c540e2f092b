"""What all records have in common."""

from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field

SCHEMA_VERSION: Final = 1
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Entry(BaseModel):
    """Frozen, and tolerant of keys that a later version may add."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class FileEntry(Entry):
    """A file of a library, and what is in it."""

    path: str
    """From the output folder."""
    sha256: Sha256


def render_record(record: Entry) -> str:
    """A record as JSON that a person can read."""
    return f"{record.model_dump_json(indent=2)}\n"
