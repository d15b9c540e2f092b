"""Splices in brackets: `{default: 3, min: 2}`, `[left, right]`."""

from audio_builder.loading.plain import Json
from audio_builder.loading.spans import Span
from desk.edits.rendering import flow_text
from desk.edits.splices import Splice


def inserted(text: str, span: Span, index: int, told: str) -> Splice:
    """A part is put in before that of a number, or at the end.

    Args:
        text: the whole text.
        span: the brackets.
        index: the number.
        told: the part's own text.
    """
    parts = span.parts
    if not parts:
        return Splice(start=span.start, end=span.end, text=_around(text, span, told))
    if index < len(parts):
        at = parts[index].start
        return Splice(start=at, end=at, text=f"{told}, ")
    at = parts[-1].end
    return Splice(start=at, end=at, text=f", {told}")


def keyed(key: str, value: Json) -> str:
    """A key with its value as a part of brackets."""
    return flow_text({key: value})[1:-1]


def removed(text: str, span: Span, index: int) -> Splice:
    """A part goes, with the comma that it leaves without use."""
    parts = span.parts
    if len(parts) == 1:
        return _alone_removed(text, span)
    if index + 1 < len(parts):
        return Splice(start=parts[index].start, end=parts[index + 1].start, text="")
    before, end = parts[index - 1].end, parts[index].end
    if "#" in text[before : parts[index].start]:  # a comment about the part before stays
        return Splice(start=parts[index].start, end=end, text="")
    return Splice(start=before, end=end, text="")


def moved(text: str, span: Span, index: int, to: int) -> tuple[Splice, ...]:
    """The parts in another order; what stands between them stays."""
    told = [text[part.start : part.end] for part in span.parts]
    told.insert(to, told.pop(index))
    return tuple(
        Splice(start=part.start, end=part.end, text=each)
        for part, each in zip(span.parts, told, strict=True)
    )


def _around(text: str, span: Span, told: str) -> str:
    return f"{text[span.start]}{told}{text[span.end - 1]}"


def _alone_removed(text: str, span: Span) -> Splice:
    """The last part that is left; nothing but spaces and a comma may have been around it."""
    (part,) = span.parts
    rest = text[part.end : span.end - 1]
    end = part.end + len(rest) - len(rest.lstrip(" ,"))
    start = span.start + 1 if not text[span.start + 1 : part.start].strip() else part.start
    return Splice(start=start, end=end, text="")
