"""Locales that nobody has written for: one sentence that says so, in the listener's language."""

from types import MappingProxyType
from typing import Final

_WRITTEN_FOR: Final = "en"
_ELSEWHERE: Final = "Sorry, I only speak English so far."
_SENTENCES: Final = MappingProxyType(
    {
        "ar": "عذرًا، لا أتحدث حتى الآن إلا الإنجليزية.",
        "de": "Entschuldigung, ich spreche bisher nur Englisch.",
        "es": "Lo siento, por ahora solo hablo inglés.",
        "fr": "Désolé, je ne parle qu'anglais pour le moment.",
        "hi": "माफ़ कीजिए, मैं अभी केवल अंग्रेज़ी बोलता हूँ।",
        "it": "Mi dispiace, per ora parlo solo inglese.",
        "ja": "すみません、今のところ英語しか話せません。",
        "nl": "Sorry, ik spreek voorlopig alleen Engels.",
        "pt": "Desculpe, por enquanto só falo inglês.",
    }
)
"""For each language that Alexa speaks beside it."""


def unspoken(locale: str) -> str | None:
    """What to say in a locale that has no sentences; None if it has them, or none is told."""
    language = locale.replace("_", "-").partition("-")[0].lower()
    if language in ("", _WRITTEN_FOR):
        return None
    return _SENTENCES.get(language, _ELSEWHERE)
