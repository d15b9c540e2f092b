"""Bytes become plain data with places; whatever YAML can do beyond that is a problem."""

import time

import pytest

from audio_builder.loading.decoding import SIZE_MAX
from audio_builder.loading.document import Document, read_document
from audio_builder.loading.problems import Place
from audio_builder.loading.reader import DEPTH_MAX, NODES_MAX

BEGIN = "begin with 'format: 2', or let 'repcast new' write a routine to start from"
QUOTE = "put the text in quotes"
NO_NUMBER = "is no number that a routine can use; give an ordinary number, or put text in quotes"
NO_WORD = "is not a word; every key of a routine is one of the format's words"
NO_KEY = "write a plain word as the key; put text that starts with '{' or '[' in quotes"
SUSPECT = "check that this is the file you mean"
TEXT_FILE = "delete it, and check that this is a text file"


def problems_of(document: Document) -> list[str]:
    """The problems of a document, as the author reads them."""
    return [str(problem) for problem in document.problems]


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("true", True),
        ("False", False),
        ("yes", "yes"),
        ("on", "on"),
        ("Off", "Off"),
        ("y", "y"),
        ("12", 12),
        ("-3", -3),
        ("+5", 5),
        ("012", 12),
        ("0o17", 15),
        ("0x1F", 31),
        ("0b11", "0b11"),
        ("1_000", "1_000"),
        ("1:30", "1:30"),
        ("2024-01-05", "2024-01-05"),
        ("2.5", 2.5),
        ("5.", 5.0),
        (".5", 0.5),
        ("-1.5e3", -1500.0),
        ("1e3", 1000.0),
        ("1.2.3", "1.2.3"),
        ("=", "="),
        ("'12'", "12"),
        ('"true"', "true"),
        ("'it''s'", "it's"),
        ("|\n  a\n  b", "a\nb"),
        (">-\n  a\n  b", "a b"),
        ("a # b", "a"),
        ("[1, a]", [1, "a"]),
        ("{b: 1, c: }", {"b": 1, "c": None}),
    ],
)
def test_scalars_are_those_of_yaml_1_2(word: str, value: object) -> None:
    """Unquoted words follow the core schema of YAML 1.2: no octal, no yes, no clock times."""
    document = read_document(f"a: {word}".encode())
    assert problems_of(document) == []
    assert document.data is not None
    assert document.data["a"] == value
    assert type(document.data["a"]) is type(value)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        # Not a text file, or none that is a routine
        (b"", [f"1:1: the file is empty; {BEGIN}"]),
        (b"# a\n\n# b\n", [f"1:1: the file holds no keys, only comments; {BEGIN}"]),
        (b"---\n", [f"1:1: the file holds no keys, only comments; {BEGIN}"]),
        (b"\n- a", [f"2:1: the file holds a list, not the keys of a routine; {BEGIN}"]),
        (b"a:b", [f"1:1: the file holds text, not the keys of a routine; {BEGIN}"]),
        (b"7", [f"1:1: the file holds a single value, not the keys of a routine; {BEGIN}"]),
        (
            b"a: 1\n" * (SIZE_MAX // 5 + 1),
            [
                "1:1: the file has more than 262,144 bytes, the most that a routine may have; "
                + SUSPECT
            ],
        ),
        (b"\xff\xfea\0", ["1:1: the file is UTF-16; save it as UTF-8"]),
        (
            b"\xef\xbb\xbfa: 1\r\nb: \xc3\xa9\xff",
            [
                (
                    "2:5: the byte 0xFF is not UTF-8; "
                    "save the file as UTF-8, and check that it is a text file"
                )
            ],
        ),
        (
            b"a: \0\0\x07",
            [
                f"1:4: the character U+0000 cannot be shown or spoken; {TEXT_FILE}",
                f"1:6: the character U+0007 cannot be shown or spoken; {TEXT_FILE}",
            ],
        ),
        (
            "a: b\u2028c".encode(),
            [f"1:5: the character U+2028 cannot be shown or spoken; {TEXT_FILE}"],
        ),
        # Limits
        (
            b"[" * 5000,
            [
                (
                    "1:21: mappings and lists stand inside each other more than 20 deep; "
                    "a routine needs no more than 6; check brackets and indentation"
                )
            ],
        ),
        (
            b"- " * 5000,
            [
                (
                    "1:41: mappings and lists stand inside each other more than 20 deep; "
                    "a routine needs no more than 6; check brackets and indentation"
                )
            ],
        ),
        (
            b"a:\n" + b"- 1\n" * NODES_MAX,
            [f"19999:3: the file has more than 20,000 keys and values; {SUSPECT}"],
        ),
        # YAML that is no part of the language
        (
            b"a: 1\nb: {c: 2, c: 3}\na: 2",
            [
                "2:11: the key 'c' was given before, on line 2; keep one of the two",
                "3:1: the key 'a' was given before, on line 1; keep one of the two",
            ],
        ),
        (
            b"1: a\ntrue: b\n~: c\n.inf: d",
            [f"{n}:1: the key '{key}' {NO_WORD}" for n, key in enumerate(["1", "true", "~"], 1)]
            + [f"4:1: the key '.inf' {NO_WORD}"],
        ),
        (
            b"?\n: a",
            [
                (
                    "1:2: a ':' has no key before it; "
                    "every key of a routine is one of the format's words"
                )
            ],
        ),
        (b"[a]: b", [f"1:1: a list cannot be a key; {NO_KEY}"]),
        (b"{side}: b", [f"1:1: a mapping cannot be a key; {NO_KEY}"]),
        (
            b"a: &x 1\nb: *x\n*x : 1",
            [
                (
                    "1:4: the anchor '&x' is no part of this language; "
                    "remove it, and write its value out wherever it is needed"
                ),
                (
                    "2:4: the alias '*x' is no part of this language; "
                    "write it out, or put text that starts with '*' in quotes"
                ),
                (
                    "3:1: the alias '*x' is no part of this language; "
                    "write it out, or put text that starts with '*' in quotes"
                ),
            ],
        ),
        (
            b"a: !!str 1\nb: !x [1]",
            [
                (
                    "1:4: the tag 'tag:yaml.org,2002:str' is no part of this language; "
                    "remove it, or put text that starts with '!' in quotes"
                ),
                (
                    "2:4: the tag '!x' is no part of this language; "
                    "remove it, or put text that starts with '!' in quotes"
                ),
            ],
        ),
        (
            b"<<: {a: 1}",
            ["1:1: merge keys ('<<') are no part of this language; write its keys out"],
        ),
        (
            b"a: 1\n---\nb: 2",
            [
                (
                    "2:1: a second document starts here; "
                    "keep one routine to a file: remove the '---' or what follows it"
                )
            ],
        ),
        # Values that only look like values
        (b"a: .inf\nb: -.INF", [f"1:4: '.inf' {NO_NUMBER}", f"2:4: '-.INF' {NO_NUMBER}"]),
        (b"a: .nan", [f"1:4: '.nan' {NO_NUMBER}"]),
        (b"a: 1e999", [f"1:4: '1e999' {NO_NUMBER}"]),
        (b"a: " + b"9" * 5000, [f"1:4: '{'9' * 39}…' {NO_NUMBER}"]),
        (
            rb'a: "\ud83d\ude00"' + b"\n" + rb'b: ["\0", "\e[31m"]',
            [
                f"{place}: the escape for {char} stands for nothing that can be spoken; "
                "remove it, or write the character itself"
                for place, char in [("1:4", "U+D83D"), ("2:5", "U+0000"), ("2:11", "U+001B")]
            ],
        ),
        (
            rb'a: "x\UFFFFFFFF"',
            ["1:8: this escape stands for no character; write the character itself"],
        ),
    ],
)
def test_what_the_language_lacks_is_a_problem(raw: bytes, expected: list[str]) -> None:
    """Each feature of YAML that the language lacks, and each limit, is one clear problem."""
    assert problems_of(read_document(raw)) == expected


LINE_UP = "line it up with the keys or items it belongs to"
MISPLACED = f"the indentation does not fit what stands above; {LINE_UP}"
OUTSIDE = (
    "this stands outside the routine; "
    "start each top-level key in the first column, and keep one routine to a file"
)
UNCLOSED = (
    "a quote opens here and is never closed; close it with the same quote where the text ends"
)
ESCAPE = (
    "a '\\' in double quotes starts an escape that YAML does not know; "
    "write '\\\\' for a backslash, or use single quotes"
)
LIST_WRONG = (
    "the list that '[' opens here goes wrong; "
    "put ',' between its items and ']' at its end; quote text that starts with '['"
)
MAPPING_WRONG = (
    "the mapping that '{' opens here goes wrong; "
    "put ',' between its keys and '}' at its end; quote text that starts with '{'"
)
NO_ITEM = (
    "an item is missing here, between '[' or '{' and its end; "
    "add the item, or remove the ',' that announces it"
)
BLOCK = (
    "something stands behind a '|' or '>' that opens a text of several lines; "
    "start the text on the next line, or put text that starts so in quotes"
)
NO_LIST = (
    "a '-' starts a list item where no list can be; "
    "start the list on a line of its own, or put text that starts with '-' in quotes"
)
TAB = "a tab stands where YAML wants spaces; replace the tab with spaces"
COLON = "a ':' inside text needs quotes; put the whole text in quotes"
NEITHER = (
    "this line is neither 'key: value' nor a list item; "
    "add its ':', or indent it if it goes on with the text above"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a:\n\tb: c", f"2:1: {TAB}"),
        ("a: b\t", f"1:5: {TAB}"),
        ("a: Lift: then lower", f"1:8: {COLON}"),
        ("- Lift: then: lower", f"1:13: {COLON}"),
        (
            "a: 1\n  b: 2",
            (
                "2:4: this key is indented further than the keys around it; "
                "line it up with them, or put the text that it goes on with in quotes"
            ),
        ),
        ("a:\n  b: 1\n c: 2", f"3:2: {MISPLACED}"),
        ("a:\n  - b\n  c: d", f"3:3: {MISPLACED}"),
        ("a: b\n- c", f"2:1: {MISPLACED}"),
        ("a: >\n    x\n  y\n", f"3:3: {MISPLACED}"),
        ("  a: b\nc: d", f"2:1: {OUTSIDE}"),
        ("a: b\n...\nc: d", f"3:1: {OUTSIDE}"),
        ("...\na: b", f"1:1: {OUTSIDE}"),
        ("a: 'x\nb: c", f"1:4: {UNCLOSED}"),
        ('a: "x', f"1:4: {UNCLOSED}"),
        ('a: "x\n---\n"', f"1:4: {UNCLOSED}"),
        (
            "a: 'it's ok'",
            (
                "1:8: a single quote closes here, and text follows; "
                "write '' for an apostrophe inside, or use double quotes around the text"
            ),
        ),
        (
            'a: "b" c',
            (
                "1:8: a double quote closes here, and text follows; "
                'write \\" for a quote inside, or use single quotes around the text'
            ),
        ),
        (r'a: "\q"', f"1:6: {ESCAPE}"),
        (r'a: "\xZZ"', f"1:7: {ESCAPE}"),
        (
            "a: {side} leg forward",
            f"1:4: this starts like a mapping, with '{{', and goes on as text; {QUOTE}",
        ),
        (
            "a:\n  - {side} leg\n  - x",
            f"2:5: this starts like a mapping, with '{{', and goes on as text; {QUOTE}",
        ),
        ("a: [x] y", f"1:4: this starts like a list, with '[', and goes on as text; {QUOTE}"),
        (
            "a: {side leg: [",
            (
                "1:16: the file ends, and a '[' or '{' is still open; "
                "close it with ']' or '}'; quote text that starts with one of them"
            ),
        ),
        ("a: {side leg", f"1:4: {MAPPING_WRONG}"),
        ("a: [1, 2\nb: c", f"1:4: {LIST_WRONG}"),
        ("a: [,]", f"1:5: {NO_ITEM}"),
        ("a: {b: [}", f"1:9: {NO_ITEM}"),
        ("a: @x", f"1:4: text may not start with '@'; {QUOTE}"),
        ("a: `x", f"1:4: text may not start with '`'; {QUOTE}"),
        ("a: %x", f"1:4: text may not start with '%'; {QUOTE}"),
        ("a: ]", f"1:4: text may not start with ']'; {QUOTE}"),
        ("a: & x", f"1:4: text may not start with '&' or '*'; {QUOTE}"),
        ("a: *very* good", f"1:4: text may not start with '&' or '*'; {QUOTE}"),
        (
            "a: *very good",
            (
                "1:4: the alias '*very' is no part of this language; "
                "write it out, or put text that starts with '*' in quotes"
            ),
        ),
        ("a: !<x", f"1:4: text may not start with '!'; {QUOTE}"),
        ("a: !x!y z", "1:4: a tag is no part of this language; remove what '!' starts"),
        ("a: ? b", f"1:4: text may not start with '? '; {QUOTE}"),
        ("a: - b", f"1:4: {NO_LIST}"),
        ("a: > x", f"1:4: {BLOCK}"),
        ("a: |+x", f"1:4: {BLOCK}"),
        ("a: b\nc", f"2:1: {NEITHER}"),
        (
            "a: 1\n: c",
            "2:1: a ':' has no key before it; write the key before it, or put text in quotes",
        ),
        (
            "%YAML 2.0\n---\na: b",
            "1:1: this version of YAML is not known here; remove the line '%YAML …'",
        ),
        (
            "%TAG a b\n---\na: b",
            "1:1: a line that starts with '%' is no part of this language; remove it",
        ),
    ],
)
def test_syntax_errors_are_in_plain_words(text: str, expected: str) -> None:
    """What YAML cannot read is told as the author's slip, with its place and its mend."""
    assert problems_of(read_document(text.encode())) == [expected]
    assert read_document(text.encode()).data is None


def test_problems_before_a_syntax_error_are_kept() -> None:
    """A syntax error ends the reading, not the report of what came before it."""
    document = read_document(b"a: &x 1\na: 2\nb: [")
    assert [problem.line for problem in document.problems] == [1, 2, 3]


def test_positions_are_those_of_keys_and_values() -> None:
    """Each part knows its place; a part that is missing stands where its parent does."""
    document = read_document(b"a: 1\nlist:\n  - x\n  -   b: 'y'\n")
    positions = document.positions
    assert positions.value(("a",)) == Place(line=1, column=4)
    assert positions.key(("a",)) == Place(line=1, column=1)
    assert positions.value(("list", 0)) == Place(line=3, column=5)
    assert positions.key(("list", 1, "b")) == Place(line=4, column=7)
    assert positions.value(("list", 1, "b")) == Place(line=4, column=10)
    assert positions.value(("list", 1, "missing", 7)) == Place(line=4, column=7)
    assert positions.value(("nowhere",)) == Place(line=1, column=1)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_lines_are_counted_whatever_ends_them(newline: str) -> None:
    """A byte order mark takes no column, and each kind of line break counts as one."""
    raw = b"\xef\xbb\xbf" + newline.join(["a: 1", "b: 2", "", "c: 3"]).encode()
    document = read_document(raw)
    assert document.data == {"a": 1, "b": 2, "c": 3}
    assert document.positions.value(("a",)) == Place(line=1, column=4)
    assert document.positions.key(("c",)) == Place(line=4, column=1)


def test_what_cannot_be_used_is_dropped() -> None:
    """The first of two keys counts, values of unusable keys vanish, aliases stand for nothing."""
    document = read_document(b"a: 1\na: {b: [2]}\n1: {c: 3}\nd: *x\n<<: {e: 4}\n[f]: {g: 5}\n")
    assert document.data == {"a": 1, "d": ""}
    assert document.unread == {("d",), ("<<",), ()}


def test_depth_up_to_the_limit_is_read() -> None:
    """The limit itself is allowed."""
    depth = DEPTH_MAX - 1
    document = read_document(b"a: " + b"[" * depth + b"]" * depth)
    assert problems_of(document) == []


@pytest.mark.parametrize(
    "raw",
    [
        b"[" * 200_000,
        b"{" * 200_000,
        b"[a," * 80_000,
        b"{a: " * 60_000,
        b"- " * 100_000,
        b"? " * 100_000,
        b"[" * 19 + b"[]," * 80_000,
        b"a: '" + b"\n" * 250_000,
        b"\n".join(b" " * n + b"a:" for n in range(700)),
        b"a: " + b"x " * 120_000,
        b"&a " * 80_000,
        b"a: *b\n" * 40_000,
    ],
    ids=lambda raw: raw[:8].decode(),
)
def test_hostile_files_take_no_time(raw: bytes) -> None:
    """No file of the allowed size keeps the reader busy or exhausts the stack."""
    start = time.process_time()
    read_document(raw)
    assert time.process_time() - start < 5
