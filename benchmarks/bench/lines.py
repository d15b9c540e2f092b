"""Lines to a server, each kept open: one thread sends what was written before, and waits.

It does as little as it can between two requests, so that the figures are the server's.
"""

import os
import selectors
import socket
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from time import perf_counter
from typing import Final

HOST: Final = "127.0.0.1"
_RECEIVE: Final = 262_144
_HEAD_ENDS: Final = b"\r\n\r\n"
_LENGTH: Final = b"content-length:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """An answer, and the seconds it took."""

    status: int
    body: bytes
    first_s: float
    """Until the first byte of its body was here."""
    whole_s: float


@dataclass(slots=True, kw_only=True)
class _Line:
    line: socket.socket
    waiting: Iterator[bytes]
    sent_at: float = 0.0
    first_at: float | None = None
    pieces: list[bytes] = field(default_factory=list)
    received: int = 0
    head: bytes | None = None
    due: int = 0
    """How many bytes the answer has with its head, once that was read."""

    def send(self, request: bytes) -> None:
        self.first_at, self.head, self.pieces, self.received = None, None, [], 0
        self.sent_at = perf_counter()
        self.line.sendall(request)

    def receive(self) -> Answered | None:
        """Take in what has come; the answer, once all of it is here.

        Raises:
            ConnectionError: if the server hung up.
        """
        data = self.line.recv(_RECEIVE)
        if not data:
            message = "the server hung up"
            raise ConnectionError(message)
        self.pieces.append(data)
        self.received += len(data)
        if self.head is None:
            whole = b"".join(self.pieces)
            head, end, _ = whole.partition(_HEAD_ENDS)
            if not end:
                return None
            self.head = head
            self.due = len(head) + len(end) + _length(head)
        first = len(self.head) + len(_HEAD_ENDS)
        if self.first_at is None and (self.received > first or self.due == first):
            self.first_at = perf_counter()
        if self.received < self.due or self.first_at is None:
            return None
        return Answered(
            status=int(self.head.split(b" ", 2)[1]),
            body=b"".join(self.pieces)[first:],
            first_s=self.first_at - self.sent_at,
            whole_s=perf_counter() - self.sent_at,
        )


def drive(port: int, scripts: Sequence[Sequence[bytes]], *, status: int) -> Iterator[Answered]:
    """Send each line's requests over it one after another, all lines at a time; yield the answers.

    Args:
        port: where the server listens.
        scripts: for each line, its requests.
        status: what every answer must have.

    Raises:
        RuntimeError: if an answer has another status.
    """
    with selectors.DefaultSelector() as selector:
        lines = [_opened(port, script) for script in scripts]
        for line in lines:
            selector.register(line.line, selectors.EVENT_READ, line)
            line.send(next(line.waiting))
        while selector.get_map():
            for key, _ in selector.select():
                line = key.data
                answer = line.receive()
                if answer is None:
                    continue
                if answer.status != status:
                    message = f"the server answered {answer.status} instead of {status}"
                    raise RuntimeError(message)
                yield answer
                request = next(line.waiting, None)
                if request is not None:
                    line.send(request)
                else:
                    selector.unregister(line.line)
                    line.line.close()


def written(method: str, path: str, headers: Mapping[str, str], body: bytes = b"") -> bytes:
    """A request as it goes over the line."""
    if body:
        headers = {**headers, "Content-Length": str(len(body))}
    head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"{method} {path} HTTP/1.1\r\nHost: {HOST}\r\n{head}\r\n".encode("latin-1") + body


def keep_off_the_servers_core() -> None:
    """Run on the other cores, if there are others and the system lets us choose."""
    if hasattr(os, "sched_setaffinity"):
        cores = os.sched_getaffinity(0)
        others = cores - {min(cores)}
        os.sched_setaffinity(0, others or cores)


def pin_the_server() -> bool:
    """Run on one core alone, if the system lets us choose; whether it does."""
    if not hasattr(os, "sched_setaffinity"):
        return False
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    return True


def _opened(port: int, script: Sequence[bytes]) -> _Line:
    line = socket.create_connection((HOST, port))
    line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return _Line(line=line, waiting=iter(script))


def _length(head: bytes) -> int:
    for line in head.split(b"\r\n"):
        if line.lower().startswith(_LENGTH):
            return int(line[len(_LENGTH) :])
    message = "an answer does not say how long it is"
    raise RuntimeError(message)
