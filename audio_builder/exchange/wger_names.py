"""Names of wger's exercises: its routines hold numbers, and `/api/v2/exerciseinfo/` their names."""

from collections.abc import Iterator, Mapping
from typing import Final

from audio_builder.exchange.json_tree import Json, as_list, as_map, as_text, as_whole

_ENGLISH: Final = 2
"""The number of English among wger's languages."""


def names_in(data: Json) -> dict[int, str]:
    """The names in an answer of `/api/v2/exerciseinfo/`, by number; in English if there is one."""
    return {
        number: name
        for info in _infos(data)
        if (number := as_whole(info.get("id"))) is not None and (name := name_of(info))
    }


def name_of(info: Mapping[str, Json]) -> str:
    """The name in one exercise's own record; empty if there is none."""
    own = as_text(info.get("name"))
    if own:
        return own
    translations = [as_map(each) for each in as_list(info.get("translations"))]
    english = [each for each in translations if as_whole(each.get("language")) == _ENGLISH]
    return next((as_text(each.get("name")) for each in (*english, *translations)), "")


def _infos(data: Json) -> Iterator[Mapping[str, Json]]:
    if isinstance(data, dict) and "results" not in data:
        yield data
        return
    for each in as_list(data.get("results") if isinstance(data, dict) else data):
        yield as_map(each)
