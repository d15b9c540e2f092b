"""A server on one core: ours as `repcast serve` runs it, or the plain app behind the same waitress.

It prints its port, and serves until it is terminated; its access log goes to a file.
"""

import json
import logging
import os
import sys
from pathlib import Path
from typing import Final

from flask import Flask

from bench.alexa import settings_for, skill_app, trusted
from bench.lines import pin_the_server
from bench.plain import plain_app
from skill.listening import bind
from skill.logs import log_to_terminal
from skill.service import make_server

PLAIN: Final = "plain"


def main(which: str, output: str, folder: str, stored: str) -> None:
    """Serve what is in an output folder, with the skill; or its file `stored`, and plain turns."""
    data = Path(folder) / which
    data.mkdir()
    settings = settings_for(Path(output), data)
    is_pinned = pin_the_server()
    app: Flask
    if which == PLAIN:
        app = plain_app(data / "plain.db", Path(output) / stored)
        logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    else:
        with trusted(Path(folder)):
            app = skill_app(settings)
    server = make_server(app, settings, bind(settings))
    print(json.dumps({"port": int(server.effective_port), "is_pinned": is_pinned}), flush=True)
    with (data / "access.log").open("w") as log:
        os.dup2(log.fileno(), sys.stdout.fileno())
    if which != PLAIN:
        log_to_terminal()
    server.run()


if __name__ == "__main__":
    main(*sys.argv[1:])
