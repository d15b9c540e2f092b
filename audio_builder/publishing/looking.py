"""Looking at a store: what edition it has, and whether it would take another one."""

from audio_builder.library.reading import parse_record
from audio_builder.publishing.probing import refuse_without_conditions
from audio_builder.publishing.remembered import read_base
from audio_builder.publishing.work import Publication
from audio_builder.records import INDEX_NAME, Index
from audio_builder.stores.bucket import Bucket, Found
from audio_builder.stores.layout import POINTER
from audio_builder.stores.patience import patiently


def look_first(job: Publication) -> Index | None:
    """The edition that a store has, once it is known that the folder may be published there.

    Whoever builds for hours asks before: a store that refuses them would do so afterwards too.

    Raises:
        LibraryError: if the store's library cannot be read, or the store cannot be published into.
        OSError: if the store does not answer, or refuses it.
    """
    if not job.alone and not read_base(job.folder, str(job.bucket)):
        refuse_without_conditions(job.bucket, job.patience_s)
    return parse_edition(job.bucket, find_edition(job.bucket, job.patience_s))


def find_edition(bucket: Bucket, patience_s: float) -> Found | None:
    """The index that a store has, as it lies there; None if there is none.

    Raises:
        OSError: if the store does not answer, or refuses it.
    """
    try:
        return patiently(lambda: bucket.get(POINTER), patience_s)
    except FileNotFoundError:
        return None


def parse_edition(bucket: Bucket, found: Found | None) -> Index | None:
    """What a store's index says.

    Raises:
        LibraryError: if it is damaged, or another version wrote it.
    """
    return parse_record(found.data, f"{bucket}/{INDEX_NAME}", Index) if found else None
