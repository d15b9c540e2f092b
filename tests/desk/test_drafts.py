"""Texts of a folder: each write is based on what it changed, and nobody's letters are lost."""

from pathlib import Path

import pytest

from desk.drafts import NO_FILE, ConflictError, Draft, Drafts
from desk.files import Folder, digest_of
from desk.refusals import RefusedError

TEXT = "a: 1\nb: 2\nc: 3\nd: 4\n"


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    """The texts of a folder with one file."""
    (tmp_path / "a.yaml").write_text(TEXT, encoding="utf-8")
    return Drafts(Folder(tmp_path))


def read(path: Path) -> str:
    """What lies on disk."""
    return (path / "a.yaml").read_text(encoding="utf-8")


def test_a_text_on_its_base_is_written(drafts: Drafts, tmp_path: Path) -> None:
    """What is based on what lies on disk is what lies on disk then."""
    draft = drafts.save("a.yaml", "x: 1\n", drafts.read("a.yaml").digest)
    assert read(tmp_path) == "x: 1\n"
    assert draft.digest == digest_of(b"x: 1\n")
    assert not draft.merged


def test_an_editors_change_is_merged_in(drafts: Drafts, tmp_path: Path) -> None:
    """Another program wrote other lines meanwhile: both changes are on disk."""
    base = drafts.read("a.yaml").digest
    (tmp_path / "a.yaml").write_text(TEXT.replace("d: 4", "d: theirs"), encoding="utf-8")

    draft = drafts.save("a.yaml", TEXT.replace("a: 1", "a: mine"), base)

    assert draft.merged
    assert draft.text == read(tmp_path) == "a: mine\nb: 2\nc: 3\nd: theirs\n"


def test_who_typed_on_meanwhile_goes_on_from_what_was_sent(drafts: Drafts, tmp_path: Path) -> None:
    """A page that has not taken over what was merged in loses it not, and is not refused."""
    base = drafts.read("a.yaml").digest
    (tmp_path / "a.yaml").write_text(TEXT.replace("d: 4", "d: theirs"), encoding="utf-8")
    sent = drafts.save("a.yaml", TEXT.replace("a: 1", "a: m"), base).sent

    drafts.save("a.yaml", TEXT.replace("a: 1", "a: mine"), sent)

    assert read(tmp_path) == "a: mine\nb: 2\nc: 3\nd: theirs\n"


def test_changes_of_the_same_lines_are_both_shown(drafts: Drafts, tmp_path: Path) -> None:
    """Nothing is written then, and all three texts are told."""
    base = drafts.read("a.yaml").digest
    (tmp_path / "a.yaml").write_text("a: theirs\n", encoding="utf-8")

    with pytest.raises(ConflictError) as refused:
        drafts.save("a.yaml", "a: mine\n", base)

    assert (refused.value.mine, refused.value.theirs) == ("a: mine\n", "a: theirs\n")
    assert refused.value.base == TEXT
    assert read(tmp_path) == "a: theirs\n"
    drafts.save("a.yaml", "a: mine\n", refused.value.digest)
    assert read(tmp_path) == "a: mine\n"


def test_an_unknown_base_overwrites_nothing(drafts: Drafts, tmp_path: Path) -> None:
    """After a restart nobody knows what a page started from: it is asked."""
    with pytest.raises(ConflictError) as refused:
        drafts.save("a.yaml", "a: mine\n", "0" * 64)
    assert refused.value.base is None
    assert read(tmp_path) == TEXT
    with pytest.raises(RefusedError, match="changed elsewhere"):
        drafts.edit("a.yaml", str.upper, "0" * 64)


def test_a_file_that_was_deleted_is_not_silently_made_again(drafts: Drafts, tmp_path: Path) -> None:
    """The page is told; naming no base, it writes the file anew."""
    base = drafts.read("a.yaml").digest
    (tmp_path / "a.yaml").unlink()
    with pytest.raises(ConflictError) as refused:
        drafts.save("a.yaml", "a: mine\n", base)
    assert refused.value.theirs is None
    assert drafts.save("a.yaml", "a: mine\n", NO_FILE).text == "a: mine\n"
    with pytest.raises(ConflictError):
        drafts.save("a.yaml", "a: other\n", NO_FILE)


def test_a_change_is_made_in_the_text_it_was_meant_for(drafts: Drafts, tmp_path: Path) -> None:
    """The form's change is made in its own text, and merged with what came meanwhile."""
    base = drafts.read("a.yaml").digest
    (tmp_path / "a.yaml").write_text("new: 0\n\n" + TEXT, encoding="utf-8")
    draft = drafts.edit("a.yaml", lambda text: text.replace("d: 4", "d: 5"), base)
    assert draft.text == "new: 0\n\na: 1\nb: 2\nc: 3\nd: 5\n"


def test_a_text_that_is_no_routine_is_saved_too(drafts: Drafts, tmp_path: Path) -> None:
    """Whatever a coach types is theirs."""
    drafts.save("a.yaml", "a: [1, {", drafts.read("a.yaml").digest)
    assert read(tmp_path) == "a: [1, {"


def test_a_file_of_windows_stays_one(tmp_path: Path) -> None:
    """Line ends and byte order mark are kept on the way through a page."""
    (tmp_path / "a.yaml").write_bytes(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n")
    drafts = Drafts(Folder(tmp_path))
    draft = drafts.read("a.yaml")
    assert draft.text == "a: 1\nb: 2\n"
    drafts.save("a.yaml", "a: 1\nx: 5\nb: 2\n", draft.digest)
    assert (tmp_path / "a.yaml").read_bytes() == b"\xef\xbb\xbfa: 1\r\nx: 5\r\nb: 2\r\n"


def test_what_is_no_text_is_not_overwritten(tmp_path: Path) -> None:
    """A page shows nothing of it, and nothing is no change of it."""
    (tmp_path / "a.yaml").write_bytes(b"\xff\xfea: 1")
    drafts = Drafts(Folder(tmp_path))
    draft = drafts.read("a.yaml")
    assert draft.text is None
    with pytest.raises(RefusedError, match="UTF-8"):
        drafts.save("a.yaml", "", draft.digest)


def test_the_same_text_is_not_written_again(drafts: Drafts, tmp_path: Path) -> None:
    """Other programs see no change where there is none."""
    before = (tmp_path / "a.yaml").stat().st_mtime_ns
    draft: Draft = drafts.save("a.yaml", TEXT, drafts.read("a.yaml").digest)
    assert draft.text == TEXT
    assert (tmp_path / "a.yaml").stat().st_mtime_ns == before
