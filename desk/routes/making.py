"""The addresses of what is made: new files, and builds."""

import base64
import binascii
from dataclasses import asdict
from typing import Final

from flask import Blueprint, Response, jsonify

from audio_builder.loading.plain import Json
from audio_builder.loading.problems import Place
from desk.beginnings import Begun, begin_empty, begin_imported, begin_like, begin_read
from desk.builds import Running
from desk.refusals import RefusedError
from desk.room import Room
from desk.routes.request_body import body, optional_text_in, text_in

_PLAYER: Final = "/player"


def making_routes(room: Room) -> Blueprint:
    """The addresses of new files and of builds."""
    routes = Blueprint("making", __name__)

    @routes.post("/api/routines")
    def begin() -> tuple[Response, int]:
        """A new file."""
        begun = _begun(room, body())
        return jsonify(asdict(begun)), 201

    @routes.post("/api/builds")
    def build() -> tuple[Response, int]:
        """A build begins."""
        file = text_in(body(), "file")
        room.folder.read(file)
        running = room.builds.begin(file, room.folder.place(file))
        return jsonify(build_view(room, running)), 202

    @routes.get("/api/builds/<build_id>")
    def built(build_id: str) -> Response:
        """How far a build is, and what came of it."""
        return jsonify(build_view(room, room.builds.find(build_id)))

    @routes.get("/api/builds")
    def latest() -> Response:
        """The build that was begun last, if there was one."""
        running = room.builds.latest
        return jsonify({"build": None if running is None else build_view(room, running)})

    return routes


def _begun(room: Room, asked: dict[str, Json]) -> Begun:
    match asked.get("from"):
        case "empty":
            return begin_empty(room.folder, text_in(asked, "name"))
        case "shelf":
            return begin_like(room.folder, text_in(asked, "name"), text_in(asked, "id"))
        case "import":
            raw, name = _content(text_in(asked, "content")), optional_text_in(asked, "name")
            return begin_imported(room.folder, raw, text_in(asked, "file"), name)
        case "handout":
            name = optional_text_in(asked, "name")
            return begin_read(room.folder, text_in(asked, "text"), name)
        case _:
            message = "a new routine comes from 'empty', 'shelf', 'handout' or 'import'"
            raise RefusedError(message)


def _content(told: str) -> bytes:
    try:
        return base64.b64decode(told, validate=True)
    except (binascii.Error, ValueError) as error:
        message = "the file's content is not in base64"
        raise RefusedError(message) from error


def build_view(room: Room, running: Running) -> dict[str, object]:
    """A build as plain data."""
    return {
        "id": running.id,
        "file": running.file,
        "state": running.state,
        "phase": running.phase,
        "made": running.made,
        "wanted": running.wanted,
        "problems": _problems(room, running) if running.problems else [],
        "error": running.error,
        "result": _addresses(running.routine_id) if running.state == "done" else None,
    }


def _problems(room: Room, running: Running) -> list[dict[str, object]]:
    """Problems with the paths of the parts that stand where they are."""
    paths = room.paths(running.file)
    return [
        {
            "line": each.line,
            "column": each.column,
            "what": each.what,
            "mend": each.mend,
            "path": paths.get(Place(line=each.line, column=each.column)),
        }
        for each in running.problems
    ]


def _addresses(routine_id: str) -> dict[str, str]:
    inside = f"{_PLAYER}/{routine_id}"
    return {
        "id": routine_id,
        "player": inside,
        "session": f"{inside}/{routine_id}.mp3",
        "sheet": f"{inside}/{routine_id}.html",
        "zip": f"{inside}/{routine_id}.zip",
        "feed": f"{_PLAYER}/feed.xml",
        "routine_feed": f"{inside}/feed.xml",
    }
