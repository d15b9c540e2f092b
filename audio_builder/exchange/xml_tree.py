"""XML of other programs as a small tree, made safe: no document type, no entity, bounded.

Nothing is declared, so nothing can expand or be fetched; elements and depth are counted as they
come. The parser is Python's own expat, and tells the line of each element.
"""

from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from audio_builder.exchange.draft import UnreadableError

ELEMENTS_MAX: Final = 5_000
DEPTH_MAX: Final = 10
_TEXT_MAX: Final = 20_000
_MEND: Final = "check that this is the file you mean"


@dataclass(slots=True)
class Element:
    """One element."""

    tag: str
    line: int
    attributes: dict[str, str]
    children: "list[Element]" = field(default_factory=list)
    text: str = ""

    def child_text(self, tag: str) -> str:
        """The text of the first child of a name; empty if there is none."""
        return next((child.text.strip() for child in self.children if child.tag == tag), "")


def read_xml(raw: bytes) -> Element:
    """The element at the top of a file.

    Raises:
        UnreadableError: if it is no XML, declares a document type, or is larger or deeper than a
            workout is.
    """
    building = _Building()
    parser = expat.ParserCreate()
    building.parser = parser
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = building.refuse_doctype
    parser.StartElementHandler = building.start
    parser.EndElementHandler = building.end
    parser.CharacterDataHandler = building.text
    try:
        parser.Parse(raw, True)  # noqa: FBT003 - expat takes it by position
    except expat.ExpatError as error:
        what = f"this is no XML ({expat.ErrorString(error.code)})"
        raise UnreadableError(where=f"line {error.lineno}", what=what, mend=_MEND) from error
    except (ValueError, LookupError) as error:
        what = f"its encoding cannot be read ({error})"
        raise UnreadableError(where="line 1", what=what, mend="save it as UTF-8") from error
    return building.top


@dataclass(slots=True)
class _Building:
    top: Element = field(default_factory=lambda: Element("", 1, {}))
    open: list[Element] = field(default_factory=list)
    count: int = 0
    parser: expat.XMLParserType | None = None

    @property
    def line(self) -> int:
        return 1 if self.parser is None else self.parser.CurrentLineNumber

    def refuse_doctype(self, *_declared: object) -> None:
        what = "it declares a document type (<!DOCTYPE …>), which workouts have not"
        raise UnreadableError(where=f"line {self.line}", what=what, mend="delete that line")

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.count += 1
        if self.count > ELEMENTS_MAX or len(self.open) >= DEPTH_MAX:
            what = f"it has more than {ELEMENTS_MAX:,} elements, or more than {DEPTH_MAX} deep"
            raise UnreadableError(where=f"line {self.line}", what=what, mend=_MEND)
        element = Element(tag, self.line, attributes)
        if self.open:
            self.open[-1].children.append(element)
        else:
            self.top = element
        self.open.append(element)

    def end(self, _tag: str) -> None:
        self.open.pop()

    def text(self, data: str) -> None:
        element = self.open[-1]
        if len(element.text) < _TEXT_MAX:
            element.text += data
