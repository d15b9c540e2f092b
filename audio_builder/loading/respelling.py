"""Respelling: the words of a text as a voice is given them, by the routine's pronunciations."""

import re
from collections.abc import Callable, Mapping

from audio_builder.loading.breath_holding.clauses import plain
from audio_builder.loading.plain import Json, mapping, sequence, text


def respeller(data: dict[str, Json]) -> Callable[[str], str]:
    """What respells a text as a routine says; a text without such words stays as it is."""
    respellings = _respellings(data)
    if not respellings:
        return lambda words: words
    longest_first = sorted(respellings, key=len, reverse=True)
    either = "|".join(re.escape(word) for word in longest_first)
    # As a voice finds them: whole words, whatever their case; a possessive is another word.
    whole = re.compile(rf"(?<!\w)(?<!\w')(?:{either})(?!'?\w)")

    def respell(words: str) -> str:
        folded = plain(words)
        respelt = whole.sub(lambda found: respellings[found[0]], folded)
        return words if respelt == folded else respelt

    return respell


def _respellings(data: dict[str, Json]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for item in sequence(data.get("pronunciations")):
        entry = mapping(item)
        word, said = plain(text(entry.get("word")) or ""), text(entry.get("say"))
        if word and said:
            found.setdefault(word, said)  # of two for the same word the first counts
    return found
