"""Any edit of any routine: the value that is meant changes, and nothing else, letter by letter."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audio_builder import routines
from audio_builder.loading.document import read_document
from audio_builder.loading.plain import Json, KeyPath
from audio_builder.loading.spans import Part, find_span, part_of, read_spans
from commented import COMMENTED
from desk.edits import Insert, Move, Remove, SetValue, apply
from desk.edits.lines import chunks, line_end, line_start, next_line
from grammar import GRAMMAR_YAML

SAMPLES: Final = (
    COMMENTED,
    GRAMMAR_YAML,
    *(
        path.read_text(encoding="utf-8")
        for path in sorted(Path(next(iter(routines.__path__))).glob("*.yaml"))
    ),
)
ENDS: Final = ("\n", "\r\n", "\r")
_WORDS: Final = st.sampled_from(
    ["Lift.", "a: b", "# no", "yes", "{side} arm", "null", "-", "- x", "1", "1.5", "0x1", "", " a",
     "a ", "é", "😀", "it's", 'say "go"', "a #b", "a:", "@", "[x", "x]", "a, b", "what? no", "~",
     "*a", "&b", "!c", "%d", "true", "a\\b", "x" * 120, "two  spaces", "=", "<<", "-1", "-a", "?"]
)  # fmt: skip
_SCALARS: Final = (
    _WORDS
    | st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Co", "Cn"]), max_size=12)
    | st.integers(-99, 999)
    | st.sampled_from([0.5, -2.5, 30.0])
    | st.booleans()
    | st.none()
)
_KEYS: Final = st.sampled_from(
    ["default", "min", "say", "short", "title", "seconds", "new", "setup"]
)
VALUES: Final = st.recursive(
    _SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=3),
    max_leaves=6,
).filter(lambda value: "\ufeff" not in str(value) and "\ufffe" not in str(value))


def data_of(text: str) -> Json:
    """What a text says."""
    return read_document(text.encode()).data


def paths(data: Json, path: KeyPath = ()) -> Iterator[KeyPath]:
    """Every path of some data."""
    if path:
        yield path
    parts = (
        data.items()
        if isinstance(data, dict)
        else enumerate(data if isinstance(data, list) else ())
    )
    for name, inner in parts:
        yield from paths(inner, (*path, name))


def lists(data: Json) -> list[tuple[KeyPath, int]]:
    """Every list of some data, and how long it is."""
    found = []
    for path in paths(data):
        value = at(data, path)
        if isinstance(value, list):
            found.append((path, len(value)))
    return found


def at(data: Json, path: KeyPath) -> Json:
    """The value at a path."""
    for name in path:
        data = data[name]  # type: ignore[index,call-overload]
    return data


def comments(text: str) -> Counter[str]:
    """The comments of a text: what PyYAML's own scanner finds between its tokens."""
    found: list[str] = []
    end = 0
    for token in yaml.scan(text):
        gap = text[end : token.start_mark.index]
        if isinstance(token, yaml.ScalarToken) and token.style in ("|", ">"):
            head = text[token.start_mark.index : line_end(text, token.start_mark.index)]
            gap += " " + head.partition("#")[1] + head.partition("#")[2]
        found += (line.partition("#")[2].strip() for line in gap.splitlines() if "#" in line)
        end = max(end, token.end_mark.index)
    return Counter(found)


def part_at(text: str, path: KeyPath) -> Part:
    """Where a part lies."""
    root = read_spans(text)
    assert root is not None
    part = part_of(find_span(root, path[:-1])[-1], path[-1])
    assert part is not None
    return part


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Routines as people write them: with any line ends, with and without one at the end."""
    text = draw(st.sampled_from(SAMPLES))
    text = text if draw(st.booleans()) else text.rstrip("\n")
    return text.replace("\n", draw(st.sampled_from(ENDS)))


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts(), VALUES, st.data())
def test_a_value_that_is_set_is_all_that_changes(
    text: str, value: Json, data: st.DataObject
) -> None:
    """The data has the new value, every comment is there, and other lines are as they were."""
    path = data.draw(st.sampled_from(list(paths(data_of(text)))))
    part = part_at(text, path)

    result = apply(text, SetValue(path=path, value=value))

    assert at(data_of(result), path) == value
    if not isinstance(value, list | dict):
        assert comments(result) == comments(text)
        assert result.startswith(text[: line_start(text, part.start)])
    assert result.endswith(text[line_end(text, part.end) :])


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts(), VALUES, st.data())
def test_a_key_that_is_new_is_put_in_and_nothing_else(
    text: str, value: Json, data: st.DataObject
) -> None:
    """A key that was not there stands where its mapping is; taken out again, all is as before."""
    whole = data_of(text)
    mappings = [(), *(path for path in paths(whole) if isinstance(at(whole, path), dict))]
    path = (*data.draw(st.sampled_from([p for p in mappings if at(whole, p)])), "novel")

    result = apply(text, SetValue(path=path, value=value))

    assert at(data_of(result), path) == value
    assert comments(result) == comments(text)
    assert apply(result, Remove(path=path)) == text


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts(), VALUES, st.data())
def test_an_item_that_is_put_in_can_be_taken_out(
    text: str, value: Json, data: st.DataObject
) -> None:
    """Taken out again, the text is what it was, letter by letter."""
    path, length = data.draw(st.sampled_from(lists(data_of(text))))
    index = data.draw(st.integers(0, length))

    result = apply(text, Insert(path=path, index=index, value=value))

    assert at(data_of(result), (*path, index)) == value
    assert comments(result) == comments(text)
    assert apply(result, Remove(path=(*path, index))) == text


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts(), st.data())
def test_an_item_that_is_moved_can_be_moved_back(text: str, data: st.DataObject) -> None:
    """Moved back, the text is what it was; its comments went with it, and came back."""
    path, length = data.draw(
        st.sampled_from([each for each in lists(data_of(text)) if each[1] > 1])
    )
    index, to = data.draw(st.integers(0, length - 1)), data.draw(st.integers(0, length - 1))

    result = apply(text, Move(path=path, index=index, to=to))

    assert Counter(result.splitlines()) == Counter(text.splitlines()) or "[" in text
    assert apply(result, Move(path=path, index=to, to=index)) == text


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts(), st.data())
def test_what_is_removed_takes_its_own_comments_and_no_others(
    text: str, data: st.DataObject
) -> None:
    """Lines before and after it are as they were; no comment goes that is not above or in it."""
    path = data.draw(st.sampled_from([path for path in paths(data_of(text)) if len(path) > 1]))
    root = read_spans(text)
    assert root is not None
    around = find_span(root, path[:-1])[-1]
    part = part_at(text, path)

    result = apply(text, Remove(path=path))

    if around.is_block:
        chunk = chunks(text, around)[around.parts.index(part)]
        gone = comments(text) - comments(result)
        own = text[line_start(text, chunk.start) : line_end(text, chunk.end)]
        assert all(f"#{each}" in own.replace("# ", "#") or each in own for each in gone)
        assert result.endswith(text[next_line(text, chunk.end) :].lstrip())
