"""Alexa's address. What answers there loads a good deal, so it is handed in when it is needed."""

from collections.abc import Callable
from typing import Final

from flask import Blueprint, Response

PATH: Final = "/alexa"
Answering = Callable[[], Response]
"""Answers the request at hand."""


def alexa_routes(answering: Callable[[], Answering]) -> Blueprint:
    """The skill's address.

    Args:
        answering: gives what answers; it is asked at each request.
    """
    routes = Blueprint("alexa", __name__)

    @routes.post(PATH)
    def answer() -> Response:
        """Answer a request of Alexa's; 400 and nothing more to anyone else."""
        return answering()()

    return routes
