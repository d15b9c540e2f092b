"""A publisher that is killed: readers see whole editions, and the next publisher goes on."""

import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from audio_builder.errors import LibraryError
from audio_builder.library import Guide, Library, Pace, open_library
from audio_builder.stores.layout import POINTER
from builds import SMALL_ID
from s3_server import Proxy
from stores import bucket_at, heard, opened, published

Moment = Callable[[int, str, str], bool]
MOMENTS: Final[dict[str, Moment]] = {
    "at the entry": lambda _, method, path: method == "PUT" and "/objects/" in path,
    "at the announcement": lambda _, method, path: method == "PUT" and "/editions/" in path,
    "at a look": lambda _, method, path: method == "HEAD" and "/clips/" in path,
    "at the index": lambda _, method, path: method == "PUT" and path.endswith(POINTER),
}
MIDDLE: Final = 150


class Reader(threading.Thread):
    """Opens the library in a store and hears a whole track, over and over."""

    def __init__(self, url: str, right: set[bytes]) -> None:
        super().__init__()
        self._bucket = bucket_at(url)
        self._right = right
        self._over = threading.Event()
        self.times = 0
        self.wrong: list[object] = []

    def run(self) -> None:
        """Hear it until it is over."""
        while not self._over.is_set():
            try:
                told = _told(opened(self._bucket))
                if told not in self._right:
                    self.wrong.append(len(told))
            except Exception as error:  # noqa: BLE001 - judged by the test
                self.wrong.append(error)
            self.times += 1
            self._over.wait(0.2)

    def stop(self) -> None:
        """It is over."""
        self._over.set()
        self.join()


def _killed(s3: Proxy, folder: Path, url: str, moment: Moment) -> None:
    """Publish in a process of its own, and kill that when its moment has come."""
    command = [sys.executable, "-m", "audio_builder", "publish", url, "--out", str(folder)]
    victim = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    begun = s3.faults.requests.total()

    def strike(number: int, method: str, path: str) -> bool:
        if not moment(number - begun, method, path):
            return False
        victim.send_signal(signal.SIGKILL)
        return True

    s3.faults.stops = strike
    said, _ = victim.communicate(timeout=60)
    s3.faults.stops = lambda *_: False
    assert victim.returncode == -signal.SIGKILL, said


def test_a_first_publication_goes_on(s3: Proxy, store_url: str, folder: Path) -> None:
    """Until it is done there is no library; what was sent before the kill is not sent again."""
    _killed(s3, folder, store_url, lambda number, method, _: method == "PUT" and number > MIDDLE)
    with pytest.raises(LibraryError, match="no library was published there"):
        opened(bucket_at(store_url))
    sent = published(folder, bucket_at(store_url)).sent
    assert sent.objects < sent.of - 30
    assert heard(opened(bucket_at(store_url)), SMALL_ID) == heard(open_library(folder), SMALL_ID)


def test_readers_see_whole_editions(
    s3: Proxy, seeded_url: str, folder: Path, reworded_output: Path
) -> None:
    """SIGKILL at any moment: the last edition plays on until the next one is whole."""
    new = Path(shutil.copytree(reworded_output, folder.with_name("new")))
    before, after = (_told(open_library(each)) for each in (folder, new))
    reader = Reader(seeded_url, {before, after})
    reader.start()
    try:
        for name, moment in MOMENTS.items():
            _killed(s3, new, seeded_url, moment)
            assert _told(opened(bucket_at(seeded_url))) == before, name
        published(new, bucket_at(seeded_url))
        assert _told(opened(bucket_at(seeded_url))) == after
    finally:
        reader.stop()
    assert not reader.wrong
    assert reader.times > len(MOMENTS)


def _told(library: Library) -> bytes:
    """A whole track at the pace that takes the fewest clips: the session with few words."""
    track = library.track(SMALL_ID, SMALL_ID, Pace(guide=Guide.SHORT))
    return track.read(0, track.size)
