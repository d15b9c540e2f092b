"""All that one desk works with."""

import os
from dataclasses import dataclass
from pathlib import Path

from audio_builder.building.cache_folder import cache_folder
from audio_builder.clips.cache import ClipCache
from audio_builder.loading.document import read_document
from audio_builder.loading.problems import Place
from desk.builds import Builds
from desk.drafts import Drafts
from desk.files import Folder
from desk.fitting import Fitting
from desk.hearing import Hearing
from desk.lengths import KeptLengths
from desk.listing import Listing
from desk.presence import Presence
from desk.versions import Versions


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What the addresses of a desk share.

    Attributes:
        folder: the files that are written.
        drafts: their texts.
        listing: what is known of them at a glance.
        presence: who has which of them open.
        versions: what they were before.
        kept: how long phrases are that this machine has voiced.
        fitting: whether words fit their slots.
        hearing: says a line.
        builds: what was built since the desk was opened.
        output: the folder that is built into.
        address: where the desk is reached.
    """

    folder: Folder
    drafts: Drafts
    listing: Listing
    presence: Presence
    versions: Versions
    kept: KeptLengths
    fitting: Fitting
    hearing: Hearing
    builds: Builds
    output: Path
    address: str

    def paths(self, file: str) -> dict[Place, list[str | int]]:
        """Which part of a file stands at which place, keys before their values."""
        positions = read_document(self.folder.read(file)).positions.by_path
        paths: dict[Place, list[str | int]] = {}
        for path, position in positions.items():
            paths.setdefault(position.key, list(path))
            paths.setdefault(position.value, list(path))
        return paths


def open_room(folder: Path, output: Path, address: str, voice: str | None = None) -> Room:
    """A desk's room.

    Args:
        folder: where the routines lie.
        output: where they are built into.
        address: where the desk is reached.
        voice: who speaks; by each routine's language unless given.
    """
    files, target = Folder(folder), output.absolute()
    files.forget_halves()
    kept = KeptLengths(ClipCache(cache_folder(os.environ)), voice)
    fitting = Fitting(kept)
    builds = Builds(target, voice)
    builds.after_each(fitting.forget)
    return Room(
        folder=files,
        drafts=Drafts(files),
        listing=Listing(folder=files),
        presence=Presence(files.path),
        versions=Versions(files.path),
        kept=kept,
        fitting=fitting,
        hearing=Hearing(voice),
        builds=builds,
        output=target,
        address=address,
    )
