"""First bytes over HTTP, on one line that stays open: of new paces, and of one that is known."""

import json
import sys
from itertools import product
from typing import Final

from bench.lines import Answered, drive, keep_off_the_servers_core, written

RANGE: Final = {"Range": "bytes=0-65535"}
PACES: Final = tuple(
    f"breath={in_s}-{out_s / 2:g}&guide={guide}"
    for in_s, out_s, guide in product(
        ("2.5", "3.5", "4.5", "5.5", "6.5"), range(6, 18), ("full", "short")
    )
)
"""No more than the server keeps: what is known stays known."""
KNOWN: Final = 400
_PARTIAL: Final = 206


def main(port: str, path: str) -> None:
    """Take the seconds until the first byte of each body."""
    keep_off_the_servers_core()

    def ask(*queries: str) -> list[float]:
        script = [written("GET", f"{path}?{query}", RANGE) for query in queries]
        return [answer.first_s for answer in _asked(int(port), script)]

    first = _asked(int(port), [written("GET", path, RANGE)])
    print(
        json.dumps(
            {
                "first_ever_s": first[0].first_s,
                "new_s": ask(*PACES),
                "known_s": ask(*[PACES[0]] * KNOWN),
            }
        )
    )


def _asked(port: int, script: list[bytes]) -> list[Answered]:
    return list(drive(port, [script], status=_PARTIAL))


if __name__ == "__main__":
    main(*sys.argv[1:])
