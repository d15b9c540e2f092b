"""The machine that the figures are from."""

import os
import platform
import shutil
import subprocess
import sys
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from bench.report import Report

_LIBRARIES: Final = ("hibari-tts", "onnxruntime", "numpy", "soxr", "lameenc", "pydub", "pydantic")


def cores() -> int:
    """Cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def has_ffmpeg() -> bool:
    """Whether pydub can export: it does so through ffmpeg."""
    return shutil.which("ffmpeg") is not None


def has_dask() -> bool:
    """Whether there can be a cluster: Dask comes with the extra `cluster`."""
    return find_spec("distributed") is not None


def has_s3() -> bool:
    """Whether there can be a store that speaks S3: its server comes with the extra `dev`."""
    return all(map(find_spec, ("flask_cors", "moto", "s3fs")))


def describe(report: Report, folder: Path) -> None:
    """Say what was measured on."""
    report.section("The machine")
    report.text(f"{cores()} cores, {_processor()}, {platform.system()} {platform.release()}")
    load = f"{os.getloadavg()[0]:.2f}"
    report.text(f"load of the last minute at the start: {load} (above 0.5, take times with care)")
    report.text(f"Python {sys.version.split()[0]}; repcast {version('repcast')}")
    report.text("; ".join(f"{name} {version(name)}" for name in _LIBRARIES))
    report.text(_ffmpeg_version())
    free_gb = shutil.disk_usage(folder).free / 1e9
    report.text(f"files are written where temporary files go; {free_gb:.0f} GB are free there")


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def _ffmpeg_version() -> str:
    ffmpeg = shutil.which("ffmpeg")
    if ffmpeg is None:
        return "ffmpeg is not installed: pydub cannot be measured"
    shown = subprocess.run([ffmpeg, "-version"], capture_output=True, text=True, check=True)  # noqa: S603
    return " ".join(shown.stdout.split()[:3])
