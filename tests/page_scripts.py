"""Modules of a page, run by Node."""

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from judges import need


def evaluated(folder: Path, names: Iterable[str], script: str, given: object) -> Any:  # noqa: ANN401 - whatever the script says
    """What a script says of what it is given: `given`, and modules of a folder by their names."""
    lines = [
        *(f'import * as {name} from "{(folder / name).as_uri()}.js";' for name in names),
        'import {readFileSync} from "node:fs";',
        'const given = JSON.parse(readFileSync(0, "utf8"));',
        f"console.log(JSON.stringify(({script})(given)));",
    ]
    ran = subprocess.run(
        [need("node"), "--no-warnings", "--input-type=module", "-e", "\n".join(lines)],
        input=json.dumps(given),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)
