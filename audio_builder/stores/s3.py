"""S3 and what speaks its language, through s3fs. It knows conditional writes (since 2024)."""

from collections.abc import Iterator
from typing import Any, Final

from audio_builder.stores.bucket import ConflictError, Found, Listed
from audio_builder.stores.filesystems import called, open_filesystem
from audio_builder.stores.location import StoreUrl

CONNECTIONS: Final = 32
_CONFIG: Final = {
    "connect_timeout": 5,
    "read_timeout": 15,
    "max_pool_connections": CONNECTIONS,
    "retries": {"total_max_attempts": 1},  # stores.patience asks again
}
_CONFLICTS: Final = frozenset({"PreconditionFailed", "412", "ConditionalRequestConflict", "409"})
_PAGE: Final = "list_objects_v2"


class S3Bucket:
    """Objects in S3. Credentials, region and endpoint are those of the environment."""

    def __init__(self, url: StoreUrl) -> None:
        self._url = url
        self._fs = open_filesystem("s3", config_kwargs=_CONFIG)
        self._fs.retries = 1  # as above

    def __str__(self) -> str:
        """The store's address."""
        return str(self._url)

    def get(self, key: str) -> Found:
        """See `Bucket.get`."""
        return called(self._fs, self._get(key))

    def version(self, key: str) -> str | None:
        """See `Bucket.version`."""
        try:
            return str(self._call("head_object", Key=self._key(key))["ETag"])
        except FileNotFoundError:
            return None

    def put(self, key: str, data: bytes) -> None:
        """See `Bucket.put`."""
        self._call("put_object", Key=self._key(key), Body=data)

    def replace(self, key: str, data: bytes, over: str | None) -> None:
        """See `Bucket.replace`."""
        condition = {"IfNoneMatch": "*"} if over is None else {"IfMatch": over}
        try:
            self._call("put_object", Key=self._key(key), Body=data, **condition)
        except OSError as error:
            gone = isinstance(error, FileNotFoundError) and over is not None
            if gone or isinstance(error, FileExistsError) or _code(error) in _CONFLICTS:
                raise ConflictError(key) from error
            raise

    def listed(self, folder: str) -> Iterator[Listed]:
        """See `Bucket.listed`."""
        more: dict[str, str] = {}
        while True:
            page = self._call(_PAGE, Prefix=self._key(folder), **more)
            for each in page.get("Contents", ()):
                yield Listed(
                    key=each["Key"][len(self._key("")) :],
                    size_bytes=each["Size"],
                    changed=each["LastModified"],
                )
            if not page.get("IsTruncated"):
                return
            more = {"ContinuationToken": page["NextContinuationToken"]}

    def delete(self, key: str) -> None:
        """See `Bucket.delete`."""
        self._call("delete_object", Key=self._key(key))

    def _key(self, key: str) -> str:
        return f"{self._url.prefix}/{key}" if self._url.prefix else key

    def _call(self, method: str, **asked: object) -> dict[str, Any]:
        work = self._fs._call_s3(method, Bucket=self._url.bucket, **asked)  # noqa: SLF001 - below
        answer: dict[str, Any] = called(self._fs, work)
        return answer

    async def _get(self, key: str) -> Found:
        # s3fs's own way to read tells no version, and its public `call_s3` no body.
        answer = await self._fs._call_s3(  # noqa: SLF001 - as said
            "get_object", Bucket=self._url.bucket, Key=self._key(key)
        )
        async with answer["Body"] as body:
            return Found(data=await body.read(), version=answer["ETag"])


def _code(error: OSError) -> str:
    """The store's own name for what went wrong."""
    response = getattr(error.__cause__, "response", None)
    return str(response.get("Error", {}).get("Code", "")) if response else ""
