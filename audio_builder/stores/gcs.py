"""Google's object store, through gcsfs. An object's generation is its version."""

import errno
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final
from urllib.parse import quote

from audio_builder.stores.bucket import ConflictError, Found, Listed
from audio_builder.stores.filesystems import called, open_filesystem
from audio_builder.stores.location import StoreUrl

_FORBIDDEN: Final = "Forbidden"
"""What gcsfs's error for a refusal begins with."""
_OBJECT: Final = "b/{}/o/{}"


class GcsBucket:
    """Objects in Google's store. Credentials are those of the environment."""

    def __init__(self, url: StoreUrl) -> None:
        self._url = url
        self._fs = open_filesystem("gs")
        self._fs.retries = 1  # stores.patience asks again

    def __str__(self) -> str:
        """The store's address."""
        return str(self._url)

    def get(self, key: str) -> Found:
        """See `Bucket.get`."""
        headers, data = self._call("GET", _OBJECT, self._url.bucket, self._key(key), alt="media")
        return Found(data=data, version=headers["x-goog-generation"])

    def version(self, key: str) -> str | None:
        """See `Bucket.version`."""
        try:
            found = self._call("GET", _OBJECT, self._url.bucket, self._key(key), json_out=True)
        except FileNotFoundError:
            return None
        return str(found["generation"])

    def put(self, key: str, data: bytes) -> None:
        """See `Bucket.put`."""
        self._upload(key, data)

    def replace(self, key: str, data: bytes, over: str | None) -> None:
        """See `Bucket.replace`."""
        try:
            self._upload(key, data, ifGenerationMatch=over or "0")
        except FileExistsError as error:  # what gcsfs makes of a condition that is not met
            raise ConflictError(key) from error

    def listed(self, folder: str) -> Iterator[Listed]:
        """See `Bucket.listed`."""
        more: dict[str, str] = {}
        while True:
            page = self._call(
                "GET", "b/{}/o", self._url.bucket, prefix=self._key(folder), json_out=True, **more
            )
            for each in page.get("items", ()):
                yield Listed(
                    key=each["name"][len(self._key("")) :],
                    size_bytes=int(each["size"]),
                    changed=datetime.fromisoformat(each["updated"]),
                )
            if "nextPageToken" not in page:
                return
            more = {"pageToken": page["nextPageToken"]}

    def delete(self, key: str) -> None:
        """See `Bucket.delete`."""
        try:
            self._call("DELETE", _OBJECT, self._url.bucket, self._key(key))
        except FileNotFoundError:
            return

    def _key(self, key: str) -> str:
        return f"{self._url.prefix}/{key}" if self._url.prefix else key

    def _upload(self, key: str, data: bytes, **asked: str) -> None:
        path = f"{self._fs._location}/upload/storage/v1/b/{quote(self._url.bucket)}/o"  # noqa: SLF001 - below
        self._call("POST", path, data=data, uploadType="media", name=self._key(key), **asked)

    def _call(self, method: str, path: str, *names: str, **asked: object) -> Any:  # noqa: ANN401 - JSON
        # gcsfs's public ways know neither generations nor conditions.
        work = self._fs._call(method, path, *names, **asked)  # noqa: SLF001 - as said
        try:
            return called(self._fs, work)
        except OSError as error:
            if str(error).startswith(_FORBIDDEN):
                raise PermissionError(errno.EACCES, "the store refuses it", str(self)) from error
            raise
