"""The door to fsspec: a filesystem of a kind, its event loop, and its errors as ours."""

import errno
from collections.abc import Coroutine
from typing import Any, Final, TypeVar

from audio_builder.errors import LibraryError

EXTRAS: Final = {"s3": "s3fs", "gs": "gcsfs"}
"""For each kind of store, which is also the name of our extra, the package that knows it."""
_UNKNOWN_CALLER: Final = frozenset(
    {
        "CredentialRetrievalError",
        "DefaultCredentialsError",
        "NoCredentialsError",
        "PartialCredentialsError",
        "ProfileNotFound",
        "RefreshError",
    }
)
"""What the stores' own libraries raise where they do not know who is asking."""
CALL_S: Final = 30.0
"""No single call lasts longer."""
AnswerT = TypeVar("AnswerT")


def open_filesystem(kind: str, **options: object) -> Any:  # noqa: ANN401 - fsspec has no types
    """A filesystem that remembers nothing of what it lists.

    Raises:
        LibraryError: if its package is not installed.
    """
    try:
        import fsspec  # noqa: PLC0415 - only whoever uses a store has it

        return fsspec.filesystem(
            kind, skip_instance_cache=True, use_listings_cache=False, **options
        )
    except ImportError as error:
        message = (
            f"{kind}:// needs the package {EXTRAS[kind]}: install it with "
            f"'pip install \"repcast[{kind}]\"'"
        )
        raise LibraryError(message) from error


def called(filesystem: Any, work: Coroutine[Any, Any, AnswerT]) -> AnswerT:  # noqa: ANN401 - as above
    """What a call comes to on the filesystem's own event loop.

    Raises:
        PermissionError: if there are no credentials to ask with.
        OSError: whatever else went wrong.
    """
    from fsspec.asyn import sync  # noqa: PLC0415 - as above

    answer: AnswerT
    try:
        answer = sync(filesystem.loop, lambda: work, timeout=CALL_S)
    except TimeoutError as error:
        raise OSError(errno.ETIMEDOUT, "the store does not answer") from error
    except OSError:
        raise
    except Exception as error:  # its libraries have exceptions of their own for the network
        if type(error).__name__ in _UNKNOWN_CALLER:
            raise PermissionError(errno.EACCES, _sentence(error)) from error
        raise OSError(errno.EIO, f"{type(error).__name__}: {error}") from error
    return answer


def _sentence(error: Exception) -> str:
    text = str(error)
    return text[:1].lower() + text[1:]
