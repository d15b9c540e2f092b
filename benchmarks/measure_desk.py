"""How long the desk takes from a key to its marks, in Chromium, for a routine of 1,000 lines.

From the input event to the frame in which the marks of just that text are painted. Run it from a
checkout: `python benchmarks/measure_desk.py`. It needs chromium and the `dev` extra.
"""

import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from urllib.parse import urljoin

from playwright.sync_api import Page, sync_playwright

_ROOT: Final = Path(__file__).parents[1]

LINES: Final = 1_000
KEYS: Final = 150
APART_MS: Final = (150, 60)
"""A steady typist, and a very quick one."""
SETTLED_MS: Final = 8_000
_HEAD: Final = """\
format: 2
id: long
title: Long
summary: As long as a routine gets.
safety: [Work without pain.]
exercises:
"""
_EXERCISE: Final = """\
  - id: exercise-{number}
    title: Exercise {number}
    posture: standing
    purpose: This is what it is good for, number {number}.
    setup:
      - Stand tall, feet under your hips.
    reps: {{default: 3, min: 2, max: 6}}
    steps:
"""
_STEP: Final = """\
      - say: Sit down towards the chair, step {number}, and stand up again.
        short: Down to the chair, {number}.
        hold: {{breaths: 1}}
"""
_LISTEN: Final = """() => {
  const area = document.querySelector(".text-frame textarea");
  window.keys = []; window.waits = []; window.told = 0;
  area.addEventListener("input", (event) => window.keys.push(event.timeStamp), true);
  document.querySelector(".text-frame").addEventListener("marked", ({detail}) => {
    const begun = window.keys.splice(0, detail.seen - window.told);
    window.told = detail.seen;
    if (begun.length === 0) return;
    requestAnimationFrame(() => {
      const {port1, port2} = new MessageChannel();
      port1.onmessage = () => window.waits.push(...begun.map((at) => performance.now() - at));
      port2.postMessage(0);
    });
  });
  const at = area.value.indexOf("number 10.");
  area.focus(); area.setSelectionRange(at, at);
}"""


def long_text() -> str:
    """A routine of about 1,000 lines."""
    steps = "".join(_STEP.format(number=each) for each in range(1, 15))
    each = _EXERCISE.count("\n") + steps.count("\n")
    count = (LINES - _HEAD.count("\n")) // each
    items = (_EXERCISE.format(number=number) + steps for number in range(1, count + 1))
    return _HEAD + "".join(items)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """A desk of a folder, in a process of its own; its address."""
    code = "from desk.command import desk_command; desk_command()"
    words = [str(folder), "--out", str(folder / "output"), "--no-browser"]
    process = subprocess.Popen(  # noqa: S603 - our own words
        [sys.executable, "-c", code, *words], cwd=_ROOT, stderr=subprocess.PIPE, text=True
    )
    try:
        yield next(line.strip() for line in process.stderr or () if "?token=" in line)
    finally:
        process.terminate()
        process.wait()


def main() -> None:
    """Type into it, and tell how long the marks took."""
    with tempfile.TemporaryDirectory() as place:
        text = long_text()
        (Path(place) / "long.yaml").write_text(text, encoding="utf-8")
        print(f"{text.count(chr(10))} lines, {len(text):,} characters")
        with served(Path(place)) as address, sync_playwright() as playwright:
            flags = ["--no-sandbox", "--disable-gpu"]
            chromium = playwright.chromium
            browser = chromium.launch(executable_path=shutil.which("chromium"), args=flags)
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            page.goto(address)
            for apart_ms in APART_MS:
                page.goto(f"{urljoin(address, '/')}#/long.yaml")
                page.reload()
                page.wait_for_selector(".card")
                page.wait_for_timeout(SETTLED_MS)
                print(f"keys {apart_ms} ms apart: {_typed(page, apart_ms)}")


def _typed(page: Page, apart_ms: int) -> str:
    page.evaluate(_LISTEN)
    page.keyboard.type("a word, " * (KEYS // 8), delay=apart_ms)
    page.wait_for_timeout(1_000)
    waits = sorted(page.evaluate("window.waits"))
    told = {
        "median": statistics.median(waits),
        "95%": waits[int(len(waits) * 0.95)],
        "worst": waits[-1],
    }
    return ", ".join(f"{name} {ms:.0f} ms" for name, ms in told.items())


if __name__ == "__main__":
    main()
