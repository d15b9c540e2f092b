"""The lines of a handout, their typography made plain."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from audio_builder.loading.characters import forbidden_in

LENGTH_MAX: Final = 2_000
"""A longer line is read in pieces."""
_INLINE: Final = re.compile(r"(?<=\S)(?=  ?• )| (?=• )(?<=\S )")
"""Before a bullet in the middle of a line, which begins an item as if it stood on its own line."""
_PLAIN: Final = str.maketrans(
    {
        **dict.fromkeys("“”„‟″", '"'),
        **dict.fromkeys("‘’‚‛′", "'"),  # noqa: RUF001 - all the quotes that are printed
        **dict.fromkeys("‐‑‒–—―−", "-"),  # noqa: RUF001 - all the dashes that are printed
        **dict.fromkeys("×✕✖", "x"),
        **dict.fromkeys("●▪◦‣∙·○■□☐–", "•"),
        "–": "-",
        "½": " 1/2",
        "¼": " 1/4",
        "¾": " 3/4",
        "…": "...",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\u00ad": "",
        "\u200b": "",
        "\ufeff": "",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a handout.

    Attributes:
        number: from 1, as editors count.
        text: with plain quotes, dashes and fractions, and its indent; no tab is lost.
        written: as it stands in the file.
    """

    number: int
    text: str
    written: str

    @property
    def indent(self) -> int:
        """How many columns it is moved in."""
        return len(self.text) - len(self.text.lstrip())


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of a text; a very long one is several with the same number."""
    whole = text.replace("\r\n", "\n").replace("\r", "\n")
    return tuple(
        Line(number=number, text=piece, written=written)
        for number, written in enumerate(whole.split("\n"), start=1)
        for part in _INLINE.split(plain(written))
        for piece in _pieces(part)
    )


def plain(text: str) -> str:
    """A text on one line, with plain quotes, dashes, fractions and spaces; tabs stay."""
    composed = unicodedata.normalize("NFC", text).translate(_PLAIN).replace("''", '"')
    return "".join(_visible(char) for char in composed).rstrip()


def _visible(char: str) -> str:
    if char == "\t":
        return char
    return " " if char.isspace() or forbidden_in(char) else char


def _pieces(text: str) -> Iterator[str]:
    """Yield a line in pieces that are cut at spaces."""
    while len(text) > LENGTH_MAX:
        cut = text.rfind(" ", 1, LENGTH_MAX)
        cut = LENGTH_MAX if cut < 1 else cut
        yield text[:cut]
        text = re.sub(r"^ +", "", text[cut:])
    yield text
