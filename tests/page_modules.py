"""The pure modules of the desk's page, run by Node."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any, Final

from judges import need

PAGE: Final = Path(__file__).parents[1] / "desk" / "page"
_NAMED: Final = re.compile(r"\b([a-z_]+)\.[a-zA-Z]")


def run(script: str, given: object = None) -> Any:  # noqa: ANN401 - whatever the script says
    """What a script says of what it is given; it names the modules that it wants."""
    names = sorted(set(_NAMED.findall(script)))
    imports = [
        f'import * as {name} from "{(PAGE / name).as_uri()}.js";'
        for name in names
        if (PAGE / f"{name}.js").exists()
    ]
    text = "\n".join(
        [
            *imports,
            'import {readFileSync} from "node:fs";',
            'const given = JSON.parse(readFileSync(0, "utf8"));',
            f"console.log(JSON.stringify(({script})(given)));",
        ]
    )
    ran = subprocess.run(
        [need("node"), "--no-warnings", "--input-type=module", "-e", text],
        input=json.dumps(given),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)
