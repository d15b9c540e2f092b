"""Routines to find among, and what is found of them: by Python, and by the page's own module."""

from typing import Any, Final

from audio_builder.records import SearchRow

ROWS: Final[tuple[dict[str, Any], ...]] = (
    {
        "id": "a-band", "title": "Rotator cuff", "names": ["shoulders", "Outward rotation"],
        "body_parts": ["shoulder"], "equipment": ["elastic band", "sturdy chair"],
        "genre": "rehabilitation", "language": "en-US", "duration_ms": 1_500_000, "stamp": "1",
    },
    {
        "id": "b-hip", "title": "McGill's hip rotation", "names": ["my hips"],
        "body_parts": ["hip"], "genre": "mobility", "levels": ["easier", "standard"],
        "language": "en-US", "duration_ms": 600_000, "stamp": "2",
    },
    {
        "id": "c-cafe", "title": "Caf\u00e9 break", "names": ["Chin tucks", "Hip circles"],
        "body_parts": ["neck", "lower back"], "equipment": ["sturdy chair"], "genre": "desk",
        "language": "en-GB", "duration_ms": 300_001, "stamp": "3",
    },
    {
        "id": "d-run", "title": "Run 90/90", "genre": "walking and running", "language": "en-US",
        "duration_ms": 300_000, "stamp": "4",
    },
)  # fmt: skip
"""As search.json has them."""
FOUND: Final[tuple[tuple[dict[str, Any], list[str]], ...]] = (
    ({}, ["a-band", "b-hip", "c-cafe", "d-run"]),
    ({"words": " \n"}, ["a-band", "b-hip", "c-cafe", "d-run"]),
    ({"words": "CAFE"}, ["c-cafe"]),
    ({"words": "caf\u00e9 br"}, ["c-cafe"]),
    ({"words": "cafe\u0301"}, ["c-cafe"]),
    ({"words": "afe"}, []),  # within a word
    ({"words": "mcgills"}, ["b-hip"]),
    ({"words": "McGill\u2019s"}, ["b-hip"]),
    ({"words": "90"}, ["d-run"]),
    ({"words": "rotation"}, ["b-hip", "a-band"]),  # in the title before in a name
    ({"words": "hips"}, ["b-hip", "c-cafe"]),  # the plural of a word of the title too
    ({"words": "chair"}, ["a-band", "c-cafe"]),
    ({"words": "rotator chair"}, ["a-band"]),
    ({"words": "rotator yoga"}, []),
    ({"minutes": 5}, ["d-run"]),
    ({"minutes": 10}, ["b-hip", "c-cafe", "d-run"]),
    ({"equipment": "none"}, ["b-hip", "d-run"]),
    ({"equipment": "band"}, ["a-band"]),
    ({"equipment": "sturdy chair"}, ["a-band", "c-cafe"]),
    ({"equipment": "chair band"}, []),  # no one thing is called so
    ({"body": "hip"}, ["b-hip"]),
    ({"body": "lower back"}, ["c-cafe"]),
    ({"genre": "running"}, ["d-run"]),
    ({"level": "easier"}, ["b-hip"]),
    ({"level": "standard"}, ["a-band", "b-hip", "c-cafe", "d-run"]),
    ({"language": "en"}, ["a-band", "b-hip", "c-cafe", "d-run"]),
    ({"language": "en-GB"}, ["c-cafe"]),
    ({"words": "hip", "language": "en-US", "minutes": 15}, ["b-hip"]),
)
"""Wishes, and the ids of what is found, in order."""


def search_rows() -> tuple[SearchRow, ...]:
    """`ROWS` as records."""
    return tuple(SearchRow.model_validate(row) for row in ROWS)
