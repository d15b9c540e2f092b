"""Serves a small library with the product's own server, for tests that run without the product.

Run by the Python of the product's environment: `library.py FOLDER`. A voice hums, so it takes
seconds. The last line of its error output says where it listens.
"""

import sys
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[4]
sys.path[:0] = [str(_ROOT), str(_ROOT / "tests")]

import builds  # noqa: E402 - found only now
from audio_builder.cli.shipped import routine_path  # noqa: E402 - as above
from audio_builder.loading.routine_file import load_routine  # noqa: E402 - as above
from skill.serving import serve_command  # noqa: E402 - as above

_FOLDER = Path(sys.argv[1])

with pytest.MonkeyPatch.context() as patch:
    builds.hum(patch)
    hips = load_routine(routine_path("hip-ir")).routine
    builds.build_small(_FOLDER / "output", builds.small_routine(), hips)
serve_command(["--out", str(_FOLDER / "output"), "--port", "0"])
