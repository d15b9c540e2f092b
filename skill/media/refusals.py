"""What is answered where there is nothing to answer with: no library, no such thing, damage."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from flask import abort

from audio_builder.library import LibraryError, PaceError
from skill.media.editions import Edition, Editions
from skill.media.renditions import BusyError

BUSY_S: Final = 5
"""Whoever asks for one ZIP too many at a time may ask again after so many seconds."""


def current(editions: Editions) -> Edition:
    """The edition to answer from; without one the answer is 503."""
    edition = editions.current()
    if edition is None:
        abort(503, "there is no library to play from yet; /healthz says why")
    return edition


@contextmanager
def refusals(editions: Editions) -> Iterator[None]:
    """What goes wrong while an answer is made becomes the answer."""
    try:
        yield
    except PaceError as error:
        abort(400, str(error))
    except KeyError:
        abort(404)
    except BusyError:
        sentence = "others are being served such a file just now; ask again in a moment"
        abort(503, sentence, retry_after=BUSY_S)
    except (LibraryError, OSError) as error:
        editions.report(error)
        abort(503, "this track cannot be played until the library is built again")
