"""What a server says of a whole library: first bytes and sizes of its page, feed and search."""

import json
import sys
from typing import Final

from bench.lines import Answered, drive, keep_off_the_servers_core, written

TIMES: Final = 20
GZIP: Final = {"Accept-Encoding": "gzip"}
_OK: Final = 200


def main(port: str, routine_id: str) -> None:
    """Take the seconds until first bytes, then kilobytes, as they are and compressed."""
    keep_off_the_servers_core()
    track = f"/{routine_id}/{routine_id}.mp3"
    timed = ("/feed.xml", "/search.json", "/", track)
    first_s = {path: [each.first_s for each in _asked(port, path, TIMES)] for path in timed}
    ways: dict[str, dict[str, str]] = {"plain": {}, "gzip": GZIP}
    kb = {
        path: {kind: len(_asked(port, path, 1, how)[0].body) / 1e3 for kind, how in ways.items()}
        for path in ("/", "/search.json", "/feed.xml")
    }
    print(json.dumps({"first_s": first_s, "kb": kb}))


def _asked(
    port: str, path: str, times: int, headers: dict[str, str] | None = None
) -> list[Answered]:
    script = [written("GET", path, headers or {})] * times
    return list(drive(int(port), [script], status=_OK))


if __name__ == "__main__":
    main(*sys.argv[1:])
