"""The pure modules of the desk's page, run by Node."""

import re
from pathlib import Path
from typing import Any, Final

from page_scripts import evaluated

PAGE: Final = Path(__file__).parents[1] / "desk" / "page"
_NAMED: Final = re.compile(r"\b([a-z_]+)\.[a-zA-Z]")


def run(script: str, given: object = None) -> Any:  # noqa: ANN401 - whatever the script says
    """What a script says of what it is given; it names the modules that it wants."""
    names = sorted(set(_NAMED.findall(script)))
    there = [name for name in names if (PAGE / f"{name}.js").exists()]
    return evaluated(PAGE, there, script, given)
