"""Many listeners at a time over HTTP, each saying next and previous, one turn after another."""

import json
import sys
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter
from typing import Any

from bench.alexa import PATH, Alexa, body_of, intent
from bench.lines import drive, keep_off_the_servers_core, written


def main(port: str, folder: str, lines: str, turns: str) -> None:
    """Take the seconds of each turn, and of all together."""
    keep_off_the_servers_core()
    alexa, ok = Alexa.read(Path(folder)), 200

    def said(request: dict[str, Any], listener: int, playing: str | None) -> bytes:
        body = body_of(request, listener=str(listener), playing=playing)
        return written("POST", PATH, alexa.headers(body), body)

    launches = [[said({"type": "LaunchRequest"}, number, None)] for number in range(int(lines))]
    scripts = []
    for number in range(int(lines)):
        # Signed before the start. The token is of a track that was left long ago.
        # Each has an id of its own: one that comes again would only be given its answer again.
        names = islice(cycle(("AMAZON.NextIntent", "AMAZON.PreviousIntent")), int(turns))
        scripts.append([said(intent(name), number, "1.0.1.0123456789abcdef") for name in names])
    list(drive(int(port), launches, status=ok))
    began = perf_counter()
    answers = list(drive(int(port), scripts, status=ok))
    whole_s = perf_counter() - began
    if any(b'"AudioPlayer.Play"' not in answer.body for answer in answers):
        message = "a turn played nothing"
        raise RuntimeError(message)
    print(json.dumps({"whole_s": whole_s, "turn_s": [answer.whole_s for answer in answers]}))


if __name__ == "__main__":
    main(*sys.argv[1:])
