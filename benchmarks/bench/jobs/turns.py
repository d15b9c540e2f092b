"""Turns of the skill, verified, and the same requests put to the plain app; no network between.

A device plays: next or previous, then what its player tells of the new track. Each request is
made and signed before its time is taken; what is timed is the app's whole work for it, WSGI call
to last byte, with the access log written to a file.
"""

import json
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path
from time import perf_counter
from typing import Any, Final

from flask import Flask
from werkzeug.datastructures import Headers
from werkzeug.test import EnvironBuilder

from bench.alexa import PATH, Alexa, body_of, intent, settings_for, skill_app, trusted
from bench.plain import plain_app
from skill.app import close_app
from skill.logs import log_to_terminal

CYCLES: Final = 260
WARM_UP: Final = 30
_LISTENER: Final = "1"


def main(output: str, folder: str) -> None:
    """Take the seconds of each turn, by its kind, of both."""
    data = Path(folder)
    with (data / "access.log").open("w") as log:
        with redirect_stdout(log):
            log_to_terminal()
        with trusted(data) as alexa:
            ours = skill_app(settings_for(Path(output), data / "data"))
        plain = plain_app(data / "plain.db", data)
        times: dict[str, dict[str, list[float]]] = {"ours": {}, "plain": {}}
        for number, (kind, our_s, plain_s) in enumerate(_practice(alexa, ours, plain)):
            if number >= WARM_UP:
                times["ours"].setdefault(kind, []).append(our_s)
                times["plain"].setdefault(kind, []).append(plain_s)
        close_app(ours)
    print(json.dumps(times))


def _practice(alexa: Alexa, ours: Flask, plain: Flask) -> Iterator[tuple[str, float, float]]:
    """Yield the kind of each turn, and the seconds that ours and the plain one took."""
    token: str | None = None

    def turn(request: dict[str, Any]) -> tuple[dict[str, Any], float, float]:
        body = body_of(request, listener=_LISTENER, playing=token)
        headers = alexa.headers(body)
        plain_s, _ = _answered(plain, headers, body)
        our_s, answer = _answered(ours, headers, body)
        return answer["response"], our_s, plain_s

    response, _, _ = turn({"type": "LaunchRequest"})
    token = _stream(response)["token"]
    for number in range(CYCLES):
        name = "AMAZON.PreviousIntent" if number % 2 else "AMAZON.NextIntent"
        response, our_s, plain_s = turn(intent(name))
        token = _stream(response)["token"]
        yield "Next", our_s, plain_s
        at = {"token": token, "offsetInMilliseconds": 0}
        for event in ("PlaybackStarted", "PlaybackNearlyFinished"):
            response, our_s, plain_s = turn({"type": f"AudioPlayer.{event}", **at})
            yield event, our_s, plain_s
        _stream(response)  # it queued what follows


def _answered(app: Flask, headers: dict[str, str], body: bytes) -> tuple[float, dict[str, Any]]:
    builder = EnvironBuilder(path=PATH, method="POST", headers=Headers(headers), data=body)
    environ = builder.get_environ()
    told: list[str] = []

    def start_response(status: str, _headers: object, _error: object = None) -> Any:  # noqa: ANN401 - WSGI's writer, that nobody calls
        told.append(status)

    began = perf_counter()
    pieces = app(environ, start_response)
    answer = b"".join(pieces)
    if hasattr(pieces, "close"):
        pieces.close()
    took_s = perf_counter() - began
    if not told[0].startswith("200"):
        message = f"a turn was answered with {told[0]}"
        raise RuntimeError(message)
    return took_s, json.loads(answer)


def _stream(response: dict[str, Any]) -> dict[str, Any]:
    """What is to be played: a turn that plays nothing would be measured by mistake."""
    (play,) = response["directives"]
    stream: dict[str, Any] = play["audioItem"]["stream"]
    return stream


if __name__ == "__main__":
    main(*sys.argv[1:])
