"""One script of many modules, so that a page is there after one request for all of its code.

It knows as much of ES modules as the player's need: a module names what it imports from modules of
the same folder, declares what it exports, and imports in no circle. Each becomes a function that
gives what it exports; the first one comes last, as it is.
"""

import re
from collections.abc import Mapping
from typing import Final

_IMPORT: Final = re.compile(
    r'^import (?:\{(?P<names>[^}]*)\} from )?"\./(?P<module>\w+)\.js";\n', re.MULTILINE
)
_EXPORT: Final = re.compile(
    r"^export (?=(?:async function|function|class|const) (?P<name>\w+))", re.MULTILINE
)
_OTHER: Final = re.compile(r"^(?:import|export)\b[^\n]*", re.MULTILINE)
_DOCUMENTATION: Final = re.compile(
    r"^ *(?:/\*\*(?:(?!\*/).)*\*/|//[^\n]*)\n", re.MULTILINE | re.DOTALL
)
"""Comments on lines of their own; they are for whoever reads the modules."""


def render_script(modules: Mapping[str, str], first: str) -> str:
    """Render one module that does what a module and all that it imports do.

    Args:
        modules: the texts of modules by their names, without `.js`.
        first: the name of the one that is run.

    Raises:
        ValueError: if a module is missing, written in another way, or imports itself in a circle.
    """
    parts: dict[str, str] = {}
    _add(parts, modules, first, ())
    last = parts.pop(first)
    return "".join([*(_wrapped(name, text) for name, text in parts.items()), last])


def _add(
    parts: dict[str, str], modules: Mapping[str, str], name: str, on_the_way: tuple[str, ...]
) -> None:
    """Add a module after those that it imports."""
    if name in parts:
        return
    if name in on_the_way:
        message = f"{name}.js imports itself by way of {', '.join(on_the_way)}"
        raise ValueError(message)
    if name not in modules:
        message = f"there is no module {name}.js, which {on_the_way[-1]}.js imports"
        raise ValueError(message)
    for found in _IMPORT.finditer(modules[name]):
        _add(parts, modules, found["module"], (*on_the_way, name))
    parts[name] = _plain(name, modules[name])


def _plain(name: str, text: str) -> str:
    """A module whose imports are those of the functions around, and which still exports."""
    bare = _IMPORT.sub(_taken, _DOCUMENTATION.sub("", text))
    other = _OTHER.search(_EXPORT.sub("", bare))
    if other is not None:
        message = f"{name}.js has {other[0]!r}: name what is imported, and declare what is exported"
        raise ValueError(message)
    return bare


def _taken(found: re.Match[str]) -> str:
    if found["names"] is None:
        return ""
    names = (each.strip().replace(" as ", ": ") for each in found["names"].split(","))
    return f"const {{{', '.join(filter(None, names))}}} = ${found['module']};\n"


def _wrapped(name: str, text: str) -> str:
    exported = ", ".join(found["name"] for found in _EXPORT.finditer(text))
    return f"const ${name} = (() => {{\n{_EXPORT.sub('', text)}return {{{exported}}};\n}})();\n"
