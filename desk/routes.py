"""The addresses of the texts: files, edits, and what is found in them."""

from typing import Final

from flask import Blueprint, Response, jsonify

from audio_builder.loading.examining import examine
from audio_builder.loading.routine_file import exercise_folders
from desk.asked import body, text_in
from desk.drafts import ConflictError, Draft
from desk.listing import shelf_view
from desk.room import Room
from desk.views import view_of

FILE: Final = "/api/routines/<file>"


def text_routes(room: Room) -> Blueprint:
    """The addresses of the folder's files and their texts."""
    routes = Blueprint("texts", __name__)

    @routes.get("/api/routines")
    def every() -> Response:
        """The folder's routines, and those that ship with Repcast."""
        told = {
            "folder": str(room.folder.path),
            "routines": list(room.listing.rows()),
            "shelf": shelf_view(),
        }
        return jsonify(told)

    @routes.get(FILE)
    def read(file: str) -> Response:
        """A file's text, and what is found in it."""
        return jsonify(_answer(room, file, room.drafts.read(file)))

    @routes.put(FILE)
    def save(file: str) -> Response:
        """A text is written."""
        asked = body()
        text, base = text_in(asked, "text"), text_in(asked, "base")
        return jsonify(_answer(room, file, room.drafts.save(file, text, base)))

    @routes.errorhandler(ConflictError)
    def conflict(error: ConflictError) -> tuple[Response, int]:
        """Both texts, and what they were changed from."""
        told = {
            "error": str(error), "mine": error.mine, "theirs": error.theirs, "base": error.base,
            "digest": error.digest,
        }  # fmt: skip
        return jsonify(told), 409

    return routes


def _answer(room: Room, file: str, draft: Draft) -> dict[str, object]:
    examined = examine(draft.raw, exercise_folders(room.folder.place(file)))
    told = {
        "file": file, "text": draft.text, "digest": draft.digest, "sent": draft.sent,
        "merged": draft.merged,
    }  # fmt: skip
    return told | view_of(examined)
