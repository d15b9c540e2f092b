"""One process that serves: the app behind waitress, with limits on all that a stranger can send."""

import select
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from flask import Flask
from waitress.server import TcpWSGIServer

from skill.app import ANSWERING, BODY_MAX, EDITIONS, READINESS, close_app, create_app
from skill.deferred import Deferred
from skill.descriptors import listeners_for, raise_limit
from skill.listening import serve_at
from skill.media.editions import Editions
from skill.media.modified import changed_at
from skill.metrics.meter import Holdings, Meter
from skill.metrics.opening import open_meter
from skill.setting_values import Endpoint
from skill.settings import Settings
from skill.stopping import Run

HEADER_MAX: Final = 16_384
"""Bytes of a request's head: ample for Alexa's, with two signatures and a certificate's address."""
IDLE_S: Final = 300
"""A line on which nothing moved for so long is closed; a player then asks for the rest anew."""
_PROXY_HEADERS: Final = ("x-forwarded-for", "x-forwarded-proto", "x-forwarded-host")


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A process that is ready to serve.

    Attributes:
        app: what answers.
        run: from now until it is stopped.
        metrics: where this process tells its metrics, if it does.
    """

    app: Flask
    run: Run
    metrics: Endpoint | None = None

    def serve(self) -> None:
        """Serve until it is stopped; what answers Alexa is loaded meanwhile.

        Whoever asks before it is loaded waits for it.
        """
        answering: Deferred[object] | None = self.app.extensions.get(ANSWERING)
        if answering is not None:
            # Not a daemon: libraries may not be cut off in the midst of being loaded.
            threading.Thread(target=answering.get, name="repcast-loading").start()
        self.run.run()

    def close(self) -> None:
        """Close what the app holds open."""
        close_app(self.app)


def open_service(settings: Settings, listener: socket.socket) -> Service:
    """Open what the settings ask for, behind a socket that listens.

    Raises:
        KeyFileError: if the skill or the speaker is on, and its key cannot be used.
        StoreError: if the skill or the speaker is on, and its store cannot be used.
        OSError: with one sentence, if metrics cannot be told where the settings say.
    """
    measuring = open_meter(settings)
    meter, place = measuring or (None, None)
    app = create_app(settings, meter=meter)
    server = make_server(app, settings, listener)
    run = Run(server, app.extensions[READINESS], settings.stop_s, _telling(app, meter))
    return Service(app=app, run=run, metrics=place)


def make_server(app: Flask, settings: Settings, listener: socket.socket) -> TcpWSGIServer:
    """waitress, at a socket that listens, and ready to `run` the app."""
    return serve_at(app, listener, **_limits(settings))


def _telling(app: Flask, meter: Meter | None) -> Callable[[int], None]:
    """Tells the meter what the process holds."""

    def tell(connections: int) -> None:
        if meter is None:
            return
        editions: Editions = app.extensions[EDITIONS]
        edition = editions.current()
        if edition is None:
            meter.holds(Holdings(connections=connections))
            return
        held = Holdings(
            connections=connections,
            routines=len(edition.library.ids),
            renditions=len(edition.renditions),
            built_s=changed_at(edition, None),
        )
        meter.holds(held)

    return tell


def _limits(settings: Settings) -> dict[str, Any]:
    """What waitress is told beside the address."""
    limits: dict[str, Any] = {
        "threads": settings.threads,
        "connection_limit": listeners_for(raise_limit()),
        "channel_timeout": IDLE_S,
        "max_request_header_size": HEADER_MAX,
        "max_request_body_size": BODY_MAX,
        "asyncore_use_poll": hasattr(select, "poll"),  # select cannot watch so many lines
        "log_socket_errors": False,  # listeners come and go
        "expose_tracebacks": False,
        "ident": "repcast",
    }
    # waitress would take away what tells the speaker's page that it is reached through a proxy.
    limits["clear_untrusted_proxy_headers"] = not settings.speaker
    if settings.trusted_proxies:
        limits["trusted_proxy"] = "*"
        limits["trusted_proxy_count"] = settings.trusted_proxies
        limits["trusted_proxy_headers"] = _PROXY_HEADERS
    return limits
