"""One script of many modules: it does what they do, and refuses what it does not understand."""

import subprocess
from pathlib import Path
from typing import Final

import pytest

from audio_builder.publishers.script import render_script
from judges import need

MODULES: Final = {
    "main": 'import {greet as say, NAME} from "./words.js";\nimport "./effects.js";\n'
    "console.log(say(NAME), await Promise.resolve(globalThis.seen));\n",
    "words": "/** Words. */\n"
    'import {count} from "./numbers.js";\n\n'
    'export const NAME = "Ada";\nconst hidden = 1;\n'
    "// Said to everybody.\nexport function greet(name) {\n"
    "  return `// ${name} ${count(hidden)}`;\n}\n",
    "numbers": "const hidden = 41;\nexport function count(by) {\n"
    "  /** @type {number} */ (by);\n  return hidden + by;\n}\n/** Not a number. */\n",
    "effects": 'import {count} from "./numbers.js";\nglobalThis.seen = count(0);\n',
}


def run(folder: Path, texts: dict[str, str], first: str) -> str:
    """What modules print."""
    for name, text in texts.items():
        (folder / f"{name}.js").write_text(text)
    (folder / "package.json").write_text('{"type": "module"}')
    command = [need("node"), str(folder / f"{first}.js")]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_it_does_what_the_modules_do(tmp_path: Path) -> None:
    """Names that two modules have stay apart, and each module runs once, after what it imports."""
    script = render_script(MODULES, "main")
    (tmp_path / "one").mkdir()
    (tmp_path / "many").mkdir()
    printed = run(tmp_path / "one", {"main": script}, "main")
    assert printed == run(tmp_path / "many", MODULES, "main") == "// Ada 42 41\n"
    assert "Words." not in script
    assert "Said to" not in script


@pytest.mark.parametrize(
    ("module", "text", "why"),
    [
        ("main", 'import words from "./words.js";\n', "name what is imported"),
        ("main", 'import {x} from "elsewhere";\n', "name what is imported"),
        ("words", "export default 1;\n", "declare what is exported"),
        ("words", "export {NAME};\n", "declare what is exported"),
        ("numbers", 'import {NAME} from "./words.js";\n', "words.js imports itself"),
        ("effects", 'import {x} from "./nowhere.js";\n', "no module nowhere.js, which effects.js"),
    ],
)
def test_what_it_does_not_understand_is_refused(module: str, text: str, why: str) -> None:
    """Nothing that would mean another thing in one script gets into it."""
    with pytest.raises(ValueError, match=why):
        render_script({**MODULES, module: text}, "main")
