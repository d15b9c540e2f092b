"""The addresses of what is heard and seen: plans, lines as sound, poses."""

from typing import Final

from flask import Blueprint, Response, abort, jsonify, request

from audio_builder.building.sources import RoutineFile
from audio_builder.errors import PaceError
from audio_builder.figure.svg import render_svg
from audio_builder.loading.examining import Examined, Loaded, examine
from audio_builder.loading.routine_file import exercise_folders
from audio_builder.model.pace import Pace
from audio_builder.model.poses import NAMES, PoseName, pose_named
from audio_builder.model.view import View
from audio_builder.planning.needs import needed_phrases
from audio_builder.planning.plan import script_of
from desk.fitting import Fit
from desk.plans import laid_out, plan_view
from desk.refusals import RefusedError
from desk.room import Room
from desk.routes.request_body import body, optional_text_in, text_in
from desk.views import problem_view
from skill.media.pace import parse_pace

_POSE_AGE_S: Final = 3_600


def plan_routes(room: Room) -> Blueprint:
    """The addresses of plans, sound and poses."""
    routes = Blueprint("plans", __name__)

    @routes.get("/api/routines/<file>/plan")
    def plan(file: str) -> Response:
        """The plan at the pace of the query; none of a text that is no routine yet."""
        try:
            pace = parse_pace(request.query_string.decode(), Pace())
            return jsonify(_plan(room, file, pace))
        except PaceError as error:
            raise RefusedError(str(error)) from error

    @routes.get("/api/routines/<file>/fit")
    def fit(file: str) -> Response:
        """Whether words fit, as far as that is known."""
        loaded = _examined(room, file).loaded
        return jsonify(_fit_view(None if loaded is None else _fit(room, file, loaded)))

    @routes.post("/api/say")
    def say() -> Response:
        """A line as MP3, in the voice and with the pronunciations of a file."""
        asked = body()
        side = optional_text_in(asked, "side") or "left"
        examined = _examined(room, text_in(asked, "file"))
        return Response(
            room.hearing.say(text_in(asked, "text"), side, examined), mimetype="audio/mpeg"
        )

    @routes.get("/api/poses")
    def poses() -> Response:
        """The names of all poses, and the joints of each."""
        told = [
            {"name": name, "pose": pose_named(name).model_dump(mode="json", exclude_defaults=True)}
            for name in NAMES
        ]
        return jsonify({"poses": told})

    @routes.get("/api/poses/<name>.svg")
    def picture(name: str) -> Response:
        """A pose, drawn; `view` tells from where."""
        known: PoseName | None = next((each for each in NAMES if each == name), None)
        view = request.args.get("view", View.THREE_QUARTER.value)
        if known is None or view not in [each.value for each in View]:
            abort(404, "there is no such pose, or no such view of it")
        drawn = render_svg([pose_named(known)], View(view), title=name)
        response = Response(drawn, content_type="image/svg+xml")
        response.headers["Cache-Control"] = f"private, max-age={_POSE_AGE_S}"
        return response

    return routes


def _examined(room: Room, file: str) -> Examined:
    return examine(room.folder.read(file), exercise_folders(room.folder.place(file)))


def _plan(room: Room, file: str, pace: Pace) -> dict[str, object]:
    examined = _examined(room, file)
    loaded = examined.loaded
    digest = room.folder.digest(file)
    if loaded is None:
        return {"digest": digest, "plan": None, "fit": _fit_view(None)}
    routine = loaded.routine
    phrases = needed_phrases(tuple(script_of(routine, pace, lambda _: 0)))
    lengths = room.kept.lengths(routine, phrases)
    timeline = laid_out(routine, pace, lengths.likely_ms)
    return {
        "digest": digest,
        "plan": plan_view(routine, pace, timeline),
        "why_estimated": lengths.why_estimated,
        "fit": _fit_view(_fit(room, file, loaded)),
    }


def _fit(room: Room, file: str, loaded: Loaded) -> Fit | None:
    return room.fitting.fit(file, RoutineFile(path=room.folder.place(file)).digest, loaded)


def _fit_view(fit: Fit | None) -> dict[str, object] | None:
    if fit is None:
        return None
    return {
        "problems": [problem_view(each) for each in fit.problems],
        "shortest_ms": fit.shortest_ms,
        "longest_ms": fit.longest_ms,
        "why_estimated": fit.why_estimated,
    }
