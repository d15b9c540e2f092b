"""The addresses of what was: versions of a file, and what changed since it was built."""

from dataclasses import asdict

from flask import Blueprint, Response, jsonify

from audio_builder.building.inventory import held_library
from audio_builder.errors import LibraryError
from audio_builder.loading.examining import examine
from audio_builder.loading.routine_file import exercise_folders
from audio_builder.loading.sugar import as_written
from audio_builder.model.routine import Routine
from desk.changes import changes
from desk.line_ends import page_text
from desk.refusals import RefusedError
from desk.room import Room
from desk.routes.request_body import body, text_in


def version_routes(room: Room) -> Blueprint:
    """The addresses of versions and changes."""
    routes = Blueprint("versions", __name__)

    @routes.get("/api/routines/<file>/versions")
    def versions(file: str) -> Response:
        """The versions of a file, or why there are none."""
        return jsonify(_versions(room, file))

    @routes.post("/api/routines/<file>/versions")
    def keep(file: str) -> tuple[Response, int]:
        """A version is kept."""
        message = text_in(body(), "message")
        room.folder.read(file)
        if room.versions.why_none:
            raise RefusedError(room.versions.why_none)
        if not room.versions.is_changed(file):
            why = f"{file} is as in its latest version: there is nothing to keep"
            raise RefusedError(why)
        room.versions.keep(file, message)
        return jsonify(_versions(room, file)), 201

    @routes.get("/api/routines/<file>/versions/<commit>")
    def version(file: str, commit: str) -> Response:
        """What a file held in a version."""
        room.folder.place(file)
        text = page_text(room.versions.read(file, commit))
        return jsonify({"file": file, "commit": commit, "text": text})

    @routes.get("/api/routines/<file>/changes")
    def since_built(file: str) -> Response:
        """What changed since the last build."""
        place = room.folder.place(file)
        loaded = examine(room.folder.read(file), exercise_folders(place)).loaded
        if loaded is None:
            why = "there is no routine to compare until the problems of the text are mended"
            return jsonify({"built": None, "why": why, "changes": []})
        return jsonify(_changes(room, loaded.routine))

    return routes


def _versions(room: Room, file: str) -> dict[str, object]:
    room.folder.place(file)
    why_none = room.versions.why_none
    if why_none:
        return {"why_none": why_none, "changed": False, "versions": []}
    return {
        "why_none": "",
        "changed": room.versions.is_changed(file),
        "versions": [asdict(each) for each in room.versions.of(file)],
    }


def _changes(room: Room, routine: Routine) -> dict[str, object]:
    try:
        library = held_library(room.output)
        if library is None or routine.id not in library:
            return {"built": None, "why": "it was not built yet", "changes": []}
        before, row = library.routine(routine.id), library.row(routine.id)
    except LibraryError as error:
        return {"built": None, "why": str(error), "changes": []}
    found = changes(as_written(before), as_written(routine))
    told = [asdict(each) for each in found]
    return {"built": row.changed.isoformat(), "why": "", "changes": told}
