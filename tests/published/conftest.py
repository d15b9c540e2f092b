"""A library of two routines behind the real server, and judges from npm."""

import json
import os
import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import pytest

import builds
from audio_builder.loading.routine_file import parse_routine
from audio_builder.model.routine import Routine
from judges import need
from npm_judges import NPM
from sites import PACES, Site, served

PUBLISHED: Final = datetime(2026, 1, 5, 6, 45, tzinfo=UTC)
"""When the library was built: in the past, whenever these tests are run."""
AWKWARD: Final = {
    "id: calm-hips": "id: uebung",
    "title: Calm hips": (
        "title: \"<Hüfte> & 'Knie' “x”\"\nauthor: 'Ich & <du>'\ncontact: du@example.org"
    ),
    "summary: Two exercises & a rest, for hips that turn.": (
        'summary: "Grüße & <b>kein</b> Markup\\nüber \\"zwei\\"\\tZeilen ]]> \U0001f9d8&amp;"'
    ),
    "author: Ada Coach": 'author: "Ada & <Ännchen> \\"Coach\\""',
    "title: Moving well": 'title: "Moving <well> & more"',
    "title: Standing turn": 'title: "Turn <left> & right --> back"',
    "purpose: It frees the hip.": 'purpose: "It frees <hip> & knee]]>"',
    "- Stand on your {side} leg.": '- "Stand on your {side} leg & don\'t <lean> é."',
    "say: Turn back.": 'say: "Turn <back> & rest, 5 > 3."',
}
"""What the awkward routine says in the place of the small one's words: all that could be markup."""

Reader = Callable[..., tuple[list[Any], str]]


def awkward_routine() -> Routine:
    """The small routine, full of characters that mean something to XML, HTML or WebVTT."""
    text = builds.SMALL_YAML
    for old, new in AWKWARD.items():
        assert old in text
        text = text.replace(old, new)
    return parse_routine(text.encode(), "awkward.yaml").routine


@pytest.fixture(scope="session")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of both routines, without a base URL. None may change it."""
    folder = tmp_path_factory.mktemp("library") / "output"
    with pytest.MonkeyPatch.context() as patch:
        builds.hum(patch)
        builds.build_small(folder, builds.small_routine(), awkward_routine(), now=PUBLISHED)
    return folder


@pytest.fixture(scope="session")
def site(output: Path) -> Iterator[Site]:
    """Both routines, served on this machine."""
    with served(output) as running:
        yield running


@pytest.fixture(scope="session")
def shipped(shipped_output: Path) -> Iterator[Site]:
    """The shipped routine, served on this machine."""
    with served(shipped_output) as running:
        yield running


@pytest.fixture(scope="session")
def feeds(site: Site) -> dict[tuple[str, str], str]:
    """Every feed of the library at every pace, under its path and the pace."""
    found = {}
    for path in site.feeds:
        for pace in PACES:
            answer = site.get(f"{path}{pace}")
            assert answer.status == 200
            assert answer.headers["Content-Type"] == "application/rss+xml; charset=utf-8"
            found[path, pace] = answer.text
    return found


@pytest.fixture(scope="session")
def read_by(npm_modules: Path, tmp_path_factory: pytest.TempPathFactory) -> Reader:
    """Has a script of npm/ read texts; gives what it read of each, and all that it complained."""
    node = need("node")
    environment = {**os.environ, "NODE_PATH": str(npm_modules)}

    def read(script: str, *texts: str) -> tuple[list[Any], str]:
        found = tmp_path_factory.mktemp("judged") / "found.json"
        run = subprocess.run(
            [node, str(NPM / script), str(found)], input=json.dumps(texts), env=environment,
            cwd=found.parent, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert run.returncode == 0, run.stderr
        return json.loads(found.read_text(encoding="utf-8")), run.stdout + run.stderr

    return read
