"""Versions with git: of the file alone, by whoever works here, and honest where there is no git."""

import subprocess
from pathlib import Path

import pytest

from builds import SMALL_YAML
from desk.refusals import MissingError, RefusedError
from desk.versions import Versions
from desks import FILE, DeskPage

VERSIONS = f"/api/routines/{FILE}/versions"


def git(folder: Path, *words: str) -> str:
    """What git says."""
    return subprocess.run(
        ["git", *words], cwd=folder, check=True, capture_output=True, text=True
    ).stdout


@pytest.fixture
def folder(page: DeskPage, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The desk's folder as a work tree of somebody whom git does not know."""
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, "/dev/null")
    for name in (
        "GIT_AUTHOR_NAME",
        "GIT_AUTHOR_EMAIL",
        "GIT_COMMITTER_NAME",
        "GIT_COMMITTER_EMAIL",
    ):
        monkeypatch.delenv(name, raising=False)
    git(page.room.folder.path, "init", "--quiet")
    return page.room.folder.path


def test_without_git_it_says_so(page: DeskPage) -> None:
    """A folder that is no work tree has no versions, and the page learns what to do."""
    told = page.get(VERSIONS)
    assert "git init" in told["why_none"]
    assert told["versions"] == []
    assert "git init" in page.post(VERSIONS, 400, message="x")["error"]


def test_without_the_program_it_says_so(page: DeskPage, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where git is not installed, nothing fails."""
    monkeypatch.setenv("PATH", "/nowhere")
    assert "install it" in page.get(VERSIONS)["why_none"]


@pytest.mark.usefixtures("folder")
def test_a_version_is_kept_listed_and_read(page: DeskPage) -> None:
    """Also by somebody whose name git does not know; what it held can be read again."""
    assert page.get(VERSIONS)["changed"] is True
    kept = page.post(VERSIONS, 201, message="The first, 'as it is'\n\n# more")
    assert kept["changed"] is False
    page.put("title: New\n", page.open()["digest"])
    assert page.get(VERSIONS)["changed"] is True
    page.post(VERSIONS, 201, message="--all")
    later, first = page.get(VERSIONS)["versions"]
    assert (later["message"], first["message"]) == ("--all", "The first, 'as it is'")
    assert page.get(f"{VERSIONS}/{first['commit']}")["text"] == SMALL_YAML
    assert "nothing to keep" in page.post(VERSIONS, 400, message="again")["error"]


def test_nothing_but_that_file_is_kept(page: DeskPage, folder: Path) -> None:
    """What else is new, changed or staged stays just so."""
    for name in ("staged.yaml", "new.yaml"):
        (folder / name).write_text("a: 1\n", encoding="utf-8")
    git(folder, "add", "staged.yaml")
    page.post(VERSIONS, 201, message="mine")
    assert git(folder, "show", "--name-only", "--format=").split() == [FILE]
    assert git(folder, "status", "--porcelain").splitlines() == ["A  staged.yaml", "?? new.yaml"]


def test_a_file_that_git_ignores_is_not_kept(page: DeskPage, folder: Path) -> None:
    """The page is told what git says."""
    (folder / ".gitignore").write_text("*.yaml\n", encoding="utf-8")
    assert "git did not keep" in page.post(VERSIONS, 400, message="x")["error"]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("commit", ["HEAD", "--help", "a" * 40, "master:x", "HEAD~1"])
def test_only_commits_are_read(page: DeskPage, commit: str) -> None:
    """Nothing that git might take for an option, a branch or another file."""
    page.post(VERSIONS, 201, message="x")
    assert page.ask("GET", f"{VERSIONS}/{commit}").status_code == 404


def test_the_environments_repository_is_not_asked(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A desk that was opened from inside a hook keeps to its own folder."""
    (tmp_path / "plain").mkdir()
    monkeypatch.setenv("GIT_DIR", str(folder / ".git"))
    assert Versions(tmp_path / "plain").why_none
    with pytest.raises((RefusedError, MissingError)):
        Versions(tmp_path / "plain").read(FILE, "a" * 40)
