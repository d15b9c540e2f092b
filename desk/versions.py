"""Versions of a file, kept with git where its folder is in a work tree; nothing but that file."""

import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from audio_builder.loading.problems import shown
from desk.refusals import MissingError, RefusedError

_COMMIT: Final = re.compile(r"[0-9a-f]{7,64}")
_LISTED: Final = 100
_PATIENCE_S: Final = 20
_MESSAGE_MAX: Final = 2_000
_FIELD, _RECORD = "\x1f", "\x1e"
_FORMAT: Final = "%H%x1f%ct%x1f%an%x1f%s%x1e"
_NO_GIT: Final = "versions are kept with git: install it, and run 'git init' in this folder"


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version of a file."""

    commit: str
    at_ms: int
    author: str
    message: str


class Versions:
    """The versions of a folder's files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def why_none(self) -> str:
        """Why no versions are kept here; nothing if they are."""
        try:
            inside = self._git("rev-parse", "--is-inside-work-tree")
        except RefusedError:
            return _NO_GIT
        return "" if inside.stdout.strip() == b"true" else _NO_GIT

    def of(self, name: str) -> tuple[Version, ...]:
        """The versions of a file, the latest first."""
        log = self._git("log", f"--max-count={_LISTED}", f"--format={_FORMAT}", "--", name)
        if log.returncode:  # there is no version of anything yet
            return ()
        records = log.stdout.decode(errors="replace").split(_RECORD)
        return tuple(_version(record.strip("\n")) for record in records if record.strip())

    def is_changed(self, name: str) -> bool:
        """Whether a file is another than its latest version."""
        status = self._git("status", "--porcelain", "--ignored", "--", name)
        return bool(status.stdout.strip())

    def keep(self, name: str, message: str) -> None:
        """Keep a file as it is now; what else is changed or staged stays so.

        Raises:
            RefusedError: if git will not; it says why.
        """
        words = message.strip()[:_MESSAGE_MAX] or f"{name} changed"
        self._done("add", "--intent-to-add", "--", name)
        who = [] if self._knows_author() else ["-c", "user.name=Repcast desk", "-c",
                                               "user.email=desk@localhost"]  # fmt: skip
        self._done(
            "commit", "--quiet", "--only", "--file=-", "--", name, before=who, told=words.encode()
        )

    def read(self, name: str, commit: str) -> bytes:
        """What a file held in a version.

        Raises:
            MissingError: if there is no such version of it.
        """
        if not _COMMIT.fullmatch(commit):
            message = f"{shown(commit)} is no version"
            raise MissingError(message)
        found = self._git("show", "--no-textconv", f"{commit}:./{name}")
        if found.returncode:
            message = f"{name} is not in the version {commit[:10]}"
            raise MissingError(message)
        return found.stdout

    def _knows_author(self) -> bool:
        return self._git("var", "GIT_COMMITTER_IDENT").returncode == 0 and bool(
            self._git("config", "user.email").stdout.strip()
        )

    def _done(self, *words: str, before: list[str] | None = None, told: bytes = b"") -> None:
        result = self._git(*words, before=before, told=told)
        if result.returncode:
            said = (result.stderr or result.stdout).decode(errors="replace").strip()
            why = said.splitlines()[0] if said else f"exit code {result.returncode}"
            message = f"git did not keep this version: {why}"
            raise RefusedError(message)

    def _git(
        self, *words: str, before: list[str] | None = None, told: bytes = b""
    ) -> subprocess.CompletedProcess[bytes]:
        kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
        environ = kept | {"GIT_TERMINAL_PROMPT": "0", "GIT_EDITOR": "false", "LC_ALL": "C"}
        command = ["git", "--literal-pathspecs", "-c", "commit.gpgsign=false", *(before or [])]
        try:
            return subprocess.run(  # noqa: S603 - our own words, and names that were checked
                [*command, *words],
                cwd=self._folder,
                env=environ,
                input=told,
                capture_output=True,
                check=False,
                timeout=_PATIENCE_S,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            message = f"git cannot be run: {error}"
            raise RefusedError(message) from error


def _version(record: str) -> Version:
    commit, seconds, author, message = record.split(_FIELD, 3)
    return Version(commit=commit, at_ms=int(seconds) * 1000, author=author, message=message)
