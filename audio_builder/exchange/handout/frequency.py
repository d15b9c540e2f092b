"""How often in a day or a week: for the coach to plan, as no routine holds it."""

import re
from typing import Final

from audio_builder.exchange.handout.numbers import NUMBER

_SOME: Final = rf"(?:once|twice|thrice|{NUMBER}(?: ?(?:-|to|or) ?{NUMBER})?|once or twice)"
_DAY: Final = r"(?:days?|weeks?|wks?|hours?|mornings?|evenings?|d\b)"
_PER: Final = r"(?:/|\bper\b|\ba\b|\beach\b|\bevery\b)"
_LASTING: Final = r"(?:days?|weeks?|wks?|months?)"
FREQUENCIES: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<![\w/]){_SOME}(?: or twice)? ?(?:x|times?|sessions?)? ?{_PER} ?{_DAY}",
        rf"(?<![\w/]){_SOME} ?(?:x|times)? ?(?:-| )?(?:daily|weekly)\b",
        rf"(?<![\w/])(?:for )?{_SOME}(?:-| )?{_LASTING}(?: ?{_PER} ?(?:week|wk|month))?\b",
        rf"\bevery (?:other |second |{NUMBER} )?{_DAY}",
        r"\b(?:daily|hourly|weekly)\b",
        r"(?<!\w)(?:BID|TID|QID|QD|QOD|b\.i\.d\.|t\.i\.d\.)(?!\w)",
        r"\bmorning and (?:evening|night)\b",
    )
)
"""Patterns of frequencies, the longest first."""
