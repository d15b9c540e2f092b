"""Opening a library's files, wherever they are."""

import os

from audio_builder.stores.bucket import Bucket
from audio_builder.stores.cache_folder import store_cache_folder
from audio_builder.stores.disk_cache import DiskCache
from audio_builder.stores.folder import Folder
from audio_builder.stores.location import Location, StoreUrl
from audio_builder.stores.objects import Objects
from audio_builder.stores.port import Files


def open_files(location: Location) -> Files:
    """The files of a library. Nothing is asked of a store yet.

    Raises:
        LibraryError: if a package is missing that the store needs.
    """
    if not isinstance(location, StoreUrl):
        return Folder(location)
    # Two stores may share it: everything in it is named by its content.
    return Objects(open_bucket(location), DiskCache(store_cache_folder(os.environ)))


def open_bucket(url: StoreUrl) -> Bucket:
    """The objects of a store.

    Raises:
        LibraryError: if a package is missing that the store needs.
    """
    # Loaded here: whoever has a folder needs none of it.
    if url.scheme == "s3":
        from audio_builder.stores.s3 import S3Bucket  # noqa: PLC0415

        return S3Bucket(url)
    from audio_builder.stores.gcs import GcsBucket  # noqa: PLC0415

    return GcsBucket(url)
