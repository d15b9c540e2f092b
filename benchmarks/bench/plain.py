"""What ours is measured against: Flask, json and sqlite3 with nothing around them."""

import json
import sqlite3
import threading
from pathlib import Path
from typing import Any, Final

from flask import Flask, Response, jsonify, request, send_file

from bench.alexa import PATH

STORED_PATH: Final = "/stored.mp3"


def plain_app(database: Path, stored: Path) -> Flask:
    """An app that answers turns without a look at who asks, and sends one file as Flask does.

    Args:
        database: a SQLite file for the states; made with a table, if it is not there.
        stored: the file.
    """
    app = Flask(__name__, static_folder=None)
    local = threading.local()

    def connection() -> sqlite3.Connection:
        """Each thread's own, open from its first turn to its end."""
        if not hasattr(local, "connection"):
            local.connection = _connected(database)
        opened: sqlite3.Connection = local.connection
        return opened

    @app.post(PATH)
    def turn() -> Response:
        return jsonify(_turn(connection(), json.loads(request.get_data())))

    @app.get(STORED_PATH)
    def file() -> Response:
        return send_file(stored, mimetype="audio/mpeg", conditional=True)

    return app


def _connected(database: Path) -> sqlite3.Connection:
    """As our store has it: a write-ahead log, and the same care for the disk."""
    connection = sqlite3.connect(database, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute(
        "CREATE TABLE IF NOT EXISTS listeners (who TEXT PRIMARY KEY, state TEXT NOT NULL)"
    )
    return connection


def _turn(connection: sqlite3.Connection, envelope: dict[str, Any]) -> dict[str, Any]:
    """Read the listener's state, count this turn in it, write it back; play something."""
    system = envelope["context"]["System"]
    who = f"{system['user']['userId']} {system['device']['deviceId']}"
    connection.execute("BEGIN IMMEDIATE")
    row = connection.execute("SELECT state FROM listeners WHERE who = ?", (who,)).fetchone()
    state = json.loads(row[0]) if row else {"turns": 0}
    state["turns"] += 1
    connection.execute(
        "INSERT INTO listeners VALUES (?, ?) ON CONFLICT DO UPDATE SET state = excluded.state",
        (who, json.dumps(state)),
    )
    connection.execute("COMMIT")
    stream = {
        "url": f"https://coach.example.org{STORED_PATH}",
        "token": str(state["turns"]),
        "offsetInMilliseconds": 0,
    }
    play = {
        "type": "AudioPlayer.Play",
        "playBehavior": "REPLACE_ALL",
        "audioItem": {"stream": stream},
    }
    return {"version": "1.0", "response": {"directives": [play], "shouldEndSession": True}}
