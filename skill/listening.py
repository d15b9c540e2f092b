"""The socket that listeners reach, bound before anything else, so that processes can share it."""

import errno
import socket
from typing import TYPE_CHECKING, Any, Final

from waitress.adjustments import Adjustments
from waitress.server import TcpWSGIServer

from skill.settings import Settings

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

SEND_BUFFER_BYTES: Final = 131_072
"""What the system may hold back for one listener (it doubles this). Left to itself it takes up to
4 MB, eight minutes of sound: memory that 200 listeners do not leave, and a line on which nothing
seems to move for minutes while it is being played."""
_WAITING_MAX: Final = 1024
"""So many may wait to be let in."""


def bind(settings: Settings) -> socket.socket:
    """A socket that listens as the settings say; a name may have several addresses, one is taken.

    Raises:
        OSError: with one sentence, if the address is not this machine's or the port is taken.
    """
    try:
        return bind_at(settings.host, settings.port)
    except OSError as error:
        taken = error.errno == errno.EADDRINUSE
        why = "it is in use; choose another with --port" if taken else error.strerror
        message = f"cannot listen at {settings.host} port {settings.port}: {why}"
        raise OSError(error.errno, message) from error


def bind_at(host: str, port: int) -> socket.socket:
    """A socket that listens at a host and port.

    Raises:
        OSError: as the system says it.
    """
    family, kind, _, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    bound = socket.socket(family, kind)
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        # The lines that it accepts inherit this.
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER_BYTES)
        bound.bind(place)
        bound.listen(_WAITING_MAX)
        bound.settimeout(0)  # of processes that share it, all but one find nobody waiting
    except OSError:
        bound.close()
        raise
    return bound


def serve_at(app: "WSGIApplication", listener: socket.socket, **limits: Any) -> TcpWSGIServer:  # noqa: ANN401 - waitress checks them
    """Waitress at a socket that listens, ready to `run` an app.

    Built by hand, since its `create_server` looks up an address even where a socket is handed in.
    """
    return TcpWSGIServer(
        app,
        map={},
        _sock=listener,
        adj=Adjustments(listen="127.0.0.1:0", **limits),
        sockinfo=(listener.family, listener.type, listener.proto, listener.getsockname()),
        bind_socket=False,
    )


def address_of(bound: socket.socket) -> str:
    """Where a socket is reached, with the port that it has got."""
    host, port = bound.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
