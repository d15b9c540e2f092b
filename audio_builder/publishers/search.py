"""The search index as a file: JSON with a routine a line, and without what is usual."""

import json
from collections.abc import Collection

from audio_builder.records import SCHEMA_VERSION, Index, Search, SearchRow


def search_of(index: Index, left_out: Collection[str] = ()) -> Search:
    """What routines of an index are looked up by, but for those that are to be left out."""
    return Search(
        schema_version=SCHEMA_VERSION,
        base_url=index.base_url,
        routines=tuple(SearchRow.of(row) for row in index.routines if row.id not in left_out),
    )


def render_search(search: Search) -> str:
    """Render a search index: keys that have their usual value are left out."""
    rows = ",\n".join(row.model_dump_json(exclude_defaults=True) for row in search.routines)
    head = f'"schema_version":{search.schema_version},"base_url":{json.dumps(search.base_url)}'
    return f'{{{head},"routines":[\n{rows}\n]}}\n'
