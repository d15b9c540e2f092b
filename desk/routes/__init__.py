"""The addresses of a desk. Beside the app, the only modules of it that know Flask."""

from flask import Blueprint

from desk.room import Room
from desk.routes.making import making_routes
from desk.routes.plans import plan_routes
from desk.routes.texts import text_routes
from desk.routes.versions import version_routes


def all_routes(room: Room) -> tuple[Blueprint, ...]:
    """Every address below `/api/`."""
    return text_routes(room), plan_routes(room), version_routes(room), making_routes(room)
