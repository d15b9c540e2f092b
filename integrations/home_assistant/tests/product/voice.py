"""Speaks Wyoming with a voice that hums, for tests that run without the product.

Run by the Python of the product's environment, after library.py: `voice.py FOLDER`. The last line
of its error output says where it listens.
"""

import sys
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[4]
sys.path[:0] = [str(_ROOT), str(_ROOT / "tests")]

import builds  # noqa: E402 - found only now
from skill.assist.command import wyoming_command  # noqa: E402 - as above

with pytest.MonkeyPatch.context() as patch:
    builds.hum(patch)
    options = ["--uri", "tcp://127.0.0.1:0", "--voice", "hum", "--moves"]
    wyoming_command(["--out", f"{sys.argv[1]}/output", *options])
