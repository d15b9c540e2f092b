"""Writing a package: whole files, one after the other."""

import json
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from skill.package.clashes import refuse_clashes
from skill.package.icons import render_icon
from skill.package.limits import fitted_model, refuse_too_many
from skill.package.manifest import ICONS, Offer, render_manifest
from skill.package.model import LOCALES, render_model
from skill.package.resources import render_resources


def write_package(folder: Path, offer: Offer) -> tuple[Path, ...]:
    """Write a skill's package into a folder, and return its files' paths.

    Nothing is removed: `ask` keeps its notes of the deployed skill in the same folder.

    Raises:
        PackageError: if a name in the library stands for two things, or there are more names than
            Alexa takes; nothing is written then.
        OSError: if the disk or the rights do not allow it.
    """
    refuse_clashes(offer.named)
    refuse_too_many(offer.named)
    files = dict(_files(offer))
    for name, data in files.items():
        _write_whole(folder / name, data)
    return tuple(folder / name for name in files)


def _files(offer: Offer) -> Iterator[tuple[str, bytes]]:
    yield "ask-resources.json", _json(render_resources())
    yield "skill-package/skill.json", _json(render_manifest(offer))
    model = fitted_model(render_model(offer.invocation, offer.named), offer.named)
    for locale in LOCALES:
        yield f"skill-package/interactionModels/custom/{locale}.json", model
    for path, size in ICONS.values():
        yield f"skill-package/{path}", render_icon(size)


def _json(value: dict[str, Any]) -> bytes:
    return json.dumps(value, indent=2, ensure_ascii=False).encode() + b"\n"


def _write_whole(path: Path, data: bytes) -> None:
    """Write under a temporary name beside `path`, then rename: old or new, never a mixture."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, partial = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".partial")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(partial).chmod(0o644)  # mkstemp keeps its files private
        Path(partial).replace(path)
    except BaseException:
        Path(partial).unlink(missing_ok=True)
        raise
