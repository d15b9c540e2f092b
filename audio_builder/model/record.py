"""The base of every record that a routine is written in."""

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """Frozen, and closed to unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
