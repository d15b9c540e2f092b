"""What a text may say, and what a voice can say."""

import pytest

from audio_builder.loading.wording import wording_faults


def faults_of(text: str) -> list[str]:
    """The faults of a text, as the author reads them."""
    return [f"{fault.what}; {fault.mend}" for fault in wording_faults(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Turn to the {side}, {other_side} knee soft.",
        "Café, naïve, Zoë: 360°, 3 × 5 – “so” it\u2019s… ½",
        "cafe\u0301",
        "50% & more; (a) 1/2 @ #1; ≤ 3 ≥ 2 ± 1 ≈ 4 m²",
        "",
        "  ",
    ],
)
def test_ordinary_texts_pass(text: str) -> None:
    """Latin letters with accents, digits, usual signs; blank text is structure's to judge."""
    assert faults_of(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{sid} leg", ["'{sid}' cannot be filled in; did you mean '{side}'?"]),
        ("{Other side} leg", ["'{Other side}' cannot be filled in; did you mean '{other_side}'?"]),
        ("{} leg", ["'{}' cannot be filled in; use {side} or {other_side}"]),
        ("{name} leg", ["'{name}' cannot be filled in; use {side} or {other_side}"]),
        ("{side leg", ["a brace has no partner; write {side} or {other_side}, or no brace"]),
        ("{{side}}", ["a brace has no partner; write {side} or {other_side}, or no brace"]),
        (
            "Well done 🙂",
            [
                (
                    "no English voice can speak '🙂' (slightly smiling face); "
                    "write it in words, or leave it out"
                )
            ],
        ),
        (
            "\u0412\u0434\u043e\u0445 → out\u200b",
            [
                (
                    "no English voice can speak '\u0412' (cyrillic capital letter ve), "
                    "'\u0434' (cyrillic small letter de), "
                    "'\u043e' (cyrillic small letter o) and 3 more; "
                    "write it in words, or leave it out"
                )
            ],
        ),
        (
            "\ue000 one",
            [
                (
                    r"no English voice can speak '\ue000' (u+e000); "
                    "write it in words, or leave it out"
                )
            ],
        ),
        ("...", ["there is nothing to speak in '...'; give it words, or leave it out"]),
    ],
)
def test_what_cannot_be_said_is_named(text: str, expected: list[str]) -> None:
    """Each rule on wording says what it found and what to write instead."""
    assert faults_of(text) == expected
