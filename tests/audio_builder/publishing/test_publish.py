"""Publishing: only what changed is sent, the index comes last, and nobody's routines are lost."""

import shutil
import threading
from pathlib import Path

import pytest

from audio_builder.building.removing import remove
from audio_builder.errors import LibraryError
from audio_builder.library import open_library
from audio_builder.stores.layout import CLEANING_NAME, POINTER
from builds import NOW, SMALL_ID
from fake_bucket import FakeBucket
from stores import heard, only, opened, published


def test_a_first_publication_sends_all_and_a_second_nothing(folder: Path) -> None:
    """Whoever publishes twice costs the store two looks."""
    bucket = FakeBucket()
    first = published(folder, bucket)
    assert first.sent.objects == first.sent.of > 100
    assert first.changed == {SMALL_ID}
    bucket.calls.clear()
    second = published(folder, bucket)
    assert (second.sent.objects, second.changed, second.attempts) == (0, frozenset(), 0)
    assert bucket.calls == {"get": 2}


def test_only_what_changed_is_sent(folder: Path, reworded_output: Path) -> None:
    """One sentence: its clip, the entry, the score; nothing else is even looked for."""
    bucket = FakeBucket()
    published(folder, bucket)
    bucket.calls.clear()
    again = published(shutil.copytree(reworded_output, folder.with_name("again")), bucket)
    assert again.sent.objects <= 4
    assert bucket.calls["version"] <= 4
    assert heard(opened(bucket), SMALL_ID) == heard(open_library(reworded_output), SMALL_ID)


def test_nothing_is_ever_listed(folder: Path) -> None:
    """A store's lists may be old, and cost most: neither readers nor publishers ask for one."""
    bucket = FakeBucket()
    published(folder, bucket)
    heard(opened(bucket), SMALL_ID)
    assert not bucket.calls["listed"]


def test_a_reader_of_the_last_edition_goes_on(folder: Path, reworded_output: Path) -> None:
    """Nothing that the last edition names is removed or changed."""
    bucket = FakeBucket()
    published(folder, bucket)
    before = opened(bucket)
    published(shutil.copytree(reworded_output, folder.with_name("again")), bucket)
    assert heard(before, SMALL_ID) == heard(open_library(folder), SMALL_ID)


def test_two_folders_publish_into_one_store(both_output: Path, tmp_path: Path) -> None:
    """The second adds its routine; the page of the store shows both, as a page of one folder."""
    bucket = FakeBucket()
    for routine_id in (SMALL_ID, "other-hips"):
        published(only(both_output, tmp_path / routine_id, routine_id), bucket)
    library = opened(bucket)
    assert library.ids == (SMALL_ID, "other-hips")
    page = {file.path: file.sha256 for file in library.index.files}
    assert page == {file.path: file.sha256 for file in open_library(both_output).index.files}
    assert heard(library, "other-hips") == heard(open_library(both_output), "other-hips")


def test_two_at_once_lose_nothing(both_output: Path, tmp_path: Path) -> None:
    """Whoever comes second finds the other's index, merges, and tries again."""

    class Meeting(FakeBucket):
        """Both come to the index at the same time."""

        def __init__(self) -> None:
            super().__init__()
            self.meeting = threading.Barrier(2)
            self.met = threading.local()

        def replace(self, key: str, data: bytes, over: str | None) -> None:
            if key == POINTER and not hasattr(self.met, "once"):
                self.met.once = True
                self.meeting.wait(timeout=60)
            super().replace(key, data, over)

    bucket = Meeting()
    folders = [only(both_output, tmp_path / each, each) for each in (SMALL_ID, "other-hips")]
    attempts: list[int] = []

    def publish_one(folder: Path) -> None:
        attempts.append(published(folder, bucket).attempts)

    threads = [threading.Thread(target=publish_one, args=(folder,)) for folder in folders]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(attempts) == [1, 2]
    library = opened(bucket)
    for routine_id in (SMALL_ID, "other-hips"):
        assert heard(library, routine_id) == heard(open_library(both_output), routine_id)


def test_what_was_removed_from_a_folder_goes_from_the_store(
    both_output: Path, tmp_path: Path
) -> None:
    """A routine that `repcast remove` took out; not one that the folder merely has not."""
    bucket = FakeBucket()
    folder = Path(shutil.copytree(both_output, tmp_path / "output"))
    published(folder, bucket)
    published(only(folder, tmp_path / "rest", SMALL_ID), bucket)
    assert opened(bucket).ids == (SMALL_ID, "other-hips")
    remove(folder, ["other-hips"], NOW, lambda: None)
    published(folder, bucket)
    assert opened(bucket).ids == (SMALL_ID,)


@pytest.mark.parametrize("harm", ["changed", "gone"])
def test_a_folder_that_was_touched_is_not_published(folder: Path, harm: str) -> None:
    """What is sent is what a build wrote, and the store's edition stays."""
    bucket = FakeBucket()
    picture = folder / SMALL_ID / "cover.png"
    if harm == "gone":
        picture.unlink()
    else:
        picture.write_bytes(picture.read_bytes() + b"\n")
    with pytest.raises(LibraryError, match=r"cover\.png: is not what the last build wrote"):
        published(folder, bucket)
    assert POINTER not in bucket.held


def test_a_folder_of_before_is_built_first(tmp_path: Path) -> None:
    """It names nothing by its digest."""
    before = Path(__file__).parent.parent / "library" / "before"
    folder = Path(shutil.copytree(before, tmp_path / "output"))
    with pytest.raises(LibraryError, match="run 'repcast build' first"):
        published(folder, FakeBucket())


def test_a_store_without_conditional_writes_is_refused(folder: Path) -> None:
    """Unless nobody else publishes there, which only its owner can say."""

    class Careless(FakeBucket):
        """Keeps everything, whatever the condition."""

        def replace(self, key: str, data: bytes, over: str | None) -> None:  # noqa: ARG002
            self.put(key, data)

    bucket = Careless()
    with pytest.raises(LibraryError, match="say --alone"):
        published(folder, bucket)
    published(folder, bucket, alone=True)
    assert opened(bucket).ids == (SMALL_ID,)


def test_what_the_store_has_lost_is_sent_again_when_asked(folder: Path) -> None:
    """`--whole` looks for every object, and sends those that are gone."""
    bucket = FakeBucket()
    published(folder, bucket)
    lost = next(key for key in sorted(bucket.held) if key.startswith("clips/"))
    bucket.delete(lost)
    published(folder, bucket)
    assert lost not in bucket.held
    published(folder, bucket, whole=True)
    assert lost in bucket.held


def test_nobody_publishes_while_the_store_is_cleaned(folder: Path) -> None:
    """What is going to be named could be removed."""
    bucket = FakeBucket()
    bucket.put(CLEANING_NAME, b'{"since": "2999-01-01T00:00:00+00:00"}')
    with pytest.raises(LibraryError, match="is being cleaned"):
        published(folder, bucket)
    bucket.put(CLEANING_NAME, b'{"since": "2020-01-01T00:00:00+00:00"}')
    published(folder, bucket)
