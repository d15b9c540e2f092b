"""Words written short: `w/o`, `e.g.`, `vs`, `approx.`, `DB`."""

import re
from typing import Final

_WORDS: Final = (
    (r"(?<!\w)w/o(?!\w)", "without"),
    (r"(?<!\w)b/w(?!\w)", "between"),
    (r"(?<!\w)w/ ?(?=\w)", "with "),
    (r"(?<![\w.])e\.g\.?(?!\w)", "for example"),
    (r"(?<![\w.])i\.e\.?(?!\w)", "that is"),
    (r"(?<![\w.])E\.g\.?(?!\w)", "For example"),
    (r"(?<![\w.])I\.e\.?(?!\w)", "That is"),
    (r"(?<!\w)vs\.?(?=,? )", "versus"),
    (r"(?<!\w)approx(?:\.|(?!\w)) ?(?=[\w~])", "approximately "),
    (r"(?<!\w)(?<!\d )([Mm])in\. ?(?=\d)", r"\1inimum "),
    (r"(?<!\w)([Mm])ax\. ?(?=\d)", r"\1aximum "),
    (r"(?<![\w-])DB(s?)(?!\w)", r"dumbbell\1"),
    (r"(?<![\w-])KB(s?)(?!\w)", r"kettlebell\1"),
)
_PATTERNS: Final = tuple((re.compile(pattern), words) for pattern, words in _WORDS)


def shorthand_said(text: str) -> str:
    """Each of them in full. "KB" after a number would else be kilobytes."""
    for pattern, words in _PATTERNS:
        text = pattern.sub(words, text)
    return text
