"""The addresses of the texts: files, edits, and what is found in them."""

from functools import partial
from typing import Final

from flask import Blueprint, Response, jsonify, request

from audio_builder.loading.examining import examine
from audio_builder.loading.plain import sequence
from audio_builder.loading.routine_file import exercise_folders
from desk.drafts import ConflictError, Draft
from desk.edits import Edit, EditError, apply, parse_edit
from desk.listing import shelf_view
from desk.presence import Others
from desk.room import Room
from desk.routes.request_body import body, text_in
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
        with room.fitting.standing():
            return jsonify(_answer(room, file, room.drafts.save(file, text, base)))

    @routes.post(f"{FILE}/edits")
    def edit(file: str) -> Response:
        """A change of the form is made in the text."""
        asked = body()
        edits = [parse_edit(each) for each in sequence(asked.get("edits")) or [asked.get("edit")]]
        with room.fitting.standing():
            draft = room.drafts.edit(file, partial(_edited, edits), text_in(asked, "base"))
            return jsonify(_answer(room, file, draft))

    @routes.get(f"{FILE}/state")
    def state(file: str) -> Response:
        """Whether a file is another than the page has, and who else has it open."""
        others = room.presence.others(file, request.args.get("tab"))
        return jsonify(_state(room, file, request.args.get("digest", ""), others))

    @routes.post(f"{FILE}/state")
    def stay(file: str) -> Response:
        """The same, and the tab that asks has the file open."""
        asked = body()
        room.folder.place(file)
        others = room.presence.see(file, text_in(asked, "tab"))
        return jsonify(_state(room, file, text_in(asked, "digest"), others))

    @routes.errorhandler(EditError)
    def no_edit(error: EditError) -> tuple[Response, int]:
        """Why a change cannot be made."""
        return jsonify({"error": str(error)}), 422

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


def _edited(edits: list[Edit], text: str) -> str:
    for each in edits:
        text = apply(text, each)
    return text


def _state(room: Room, file: str, digest: str, others: Others) -> dict[str, object]:
    now = room.folder.digest(file)
    told = {"digest": now, "changed": now != digest}
    return told | {"others": {"tabs": others.tabs, "desks": others.desks}}
