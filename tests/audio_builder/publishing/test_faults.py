"""Publishing and reading over a network that fails: they come through, or say why not."""

import shutil
from pathlib import Path

import pytest

from audio_builder.cli.failures import exit_code_of
from audio_builder.cli.main import repcast
from audio_builder.errors import LibraryError
from audio_builder.library import open_library
from audio_builder.stores.layout import POINTER
from builds import SMALL_ID
from s3_server import Faults, Proxy
from stores import bucket_at, heard, only, opened, published


def _run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = exit_code_of(lambda: repcast.main(list(arguments), standalone_mode=False))
    said = capsys.readouterr()
    return code, said.out + said.err


def test_the_command_comes_through(
    s3: Proxy, store_url: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of a store that is slow, refuses, cuts off and loses the last answer, all is there at last.

    The command tells what it sent; cleaning tells what it could remove, and asks.
    """
    s3.faults = Faults(slow_s=0.01, refuse_every=7, cut_every=5, lose_answer=True)
    code, said = _run(capsys, "publish", store_url, "--out", str(folder))
    assert code == 0, said
    assert "objects, " in said
    assert f"{store_url}: 1 routine, 1 of them changed" in said
    s3.faults = Faults()
    assert heard(opened(bucket_at(store_url)), SMALL_ID) == heard(open_library(folder), SMALL_ID)
    assert "nothing had changed" in _run(capsys, "publish", store_url, "--out", str(folder))[1]
    code, said = _run(capsys, "clean", "--store", store_url, "--older-than", "1h")
    assert (code, "can be removed" in said) == (0, True), said


@pytest.mark.parametrize(
    "arguments",
    [("clean", "--store", "s3://bucket/x", "--older-than", "soon"), ("publish", "s3://a:b@c/x")],
)
@pytest.mark.usefixtures("s3")
def test_a_slip_of_the_pen_is_wrong_input(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is asked of any store."""
    assert _run(capsys, *arguments)[0] == 2


@pytest.mark.parametrize("fault", [{"slow_s": 0.1}, {"refuse_every": 3}, {"cut_every": 3}])
def test_reading_comes_through(
    s3: Proxy, published_url: str, small_output: Path, fault: dict[str, int]
) -> None:
    """A listener waits a little, and hears what the folder holds."""
    s3.faults = Faults(**fault)  # type: ignore[arg-type]
    library = opened(bucket_at(published_url))
    assert heard(library, SMALL_ID) == heard(open_library(small_output), SMALL_ID)


def test_old_news_lose_nothing(
    s3: Proxy, seeded_url: str, both_output: Path, reworded_output: Path, tmp_path: Path
) -> None:
    """A store that tells an old index for a while: whoever goes by it waits until that is over."""
    bucket = bucket_at(seeded_url)
    bucket.get(POINTER)
    s3.faults = Faults(stale=True)
    published(only(both_output, tmp_path / "other", "other-hips"), bucket)
    puts: list[str] = []

    def fresh_after_three(_: int, method: str, path: str) -> bool:
        if method == "PUT" and path.endswith(POINTER):
            puts.append(path)
            s3.faults.stale = len(puts) < 3
        return False

    s3.faults = Faults(stale=True, stops=fresh_after_three)
    assert published(Path(shutil.copytree(reworded_output, tmp_path / "new")), bucket).attempts == 4
    s3.faults = Faults()
    library = opened(bucket)
    assert library.ids == (SMALL_ID, "other-hips")
    assert heard(library, SMALL_ID) == heard(open_library(reworded_output), SMALL_ID)


def test_a_store_that_is_down_is_one_sentence(
    s3: Proxy, store_url: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is half done, and no key of the environment is told."""
    s3.faults = Faults(down=True)
    with pytest.raises(OSError, match=r"\w") as failed:
        published(folder, bucket_at(store_url), patience_s=0.3)
    assert "secret-of-the-tests" not in repr(failed.value)
    s3.faults = Faults()
    with pytest.raises(LibraryError, match="no library was published there"):
        opened(bucket_at(store_url))
    assert not (folder / ".published").exists()
    assert not capsys.readouterr().out


def test_a_store_that_ignores_conditions_is_refused(
    s3: Proxy, store_url: str, folder: Path
) -> None:
    """As some that speak S3 do."""
    s3.faults = Faults(ignore_conditions=True)
    with pytest.raises(LibraryError, match="say --alone"):
        published(folder, bucket_at(store_url))
