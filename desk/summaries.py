"""How the help of the desk's command begins, for a list that does not load it."""

from types import MappingProxyType
from typing import Final

SUMMARIES: Final = MappingProxyType(
    {"desk": "Write routines in this machine's browser: form, text and sound side by side."}
)
