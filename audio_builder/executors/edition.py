"""Which Repcast this is, down to its sources: two machines that agree make the same bytes."""

import hashlib
from functools import cache
from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).parent.parent


@cache
def edition() -> str:
    """A digest of the builder's sources, and of the files that lie beside them."""
    digest = hashlib.sha256()
    for path in sorted(_PACKAGE.rglob("*"), key=lambda path: path.relative_to(_PACKAGE).parts):
        within = path.relative_to(_PACKAGE)
        if path.is_file() and not any(
            part.startswith((".", "__pycache__")) for part in within.parts
        ):
            content = path.read_bytes()
            digest.update(f"{within.as_posix()}\n{len(content)}\n".encode())
            digest.update(content)
    return digest.hexdigest()
