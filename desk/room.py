"""All that one desk works with."""

from dataclasses import dataclass
from pathlib import Path

from desk.drafts import Drafts
from desk.files import Folder
from desk.listing import Listing
from desk.presence import Presence


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What the addresses of a desk share.

    Attributes:
        folder: the files that are written.
        drafts: their texts.
        listing: what is known of them at a glance.
        presence: who has which of them open.
        output: the folder that is built into.
        address: where the desk is reached.
    """

    folder: Folder
    drafts: Drafts
    listing: Listing
    presence: Presence
    output: Path
    address: str


def open_room(folder: Path, output: Path, address: str) -> Room:
    """A desk's room."""
    files = Folder(folder)
    files.forget_halves()
    return Room(
        folder=files,
        drafts=Drafts(files),
        listing=Listing(folder=files),
        presence=Presence(files.path),
        output=output.absolute(),
        address=address,
    )
