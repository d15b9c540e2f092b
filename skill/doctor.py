"""repcast doctor: asks a server as Alexa and a speaker would, and says what they stumble on."""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

import click

from skill.finding import Finding
from skill.package.endpoint import PATH, parse_endpoint
from skill.package.errors import PackageError
from skill.probing import Answer, Probe, ProbeError
from skill.settings import is_loopback

TIMEOUT_S: Final = 8.0
"""As long as Alexa waits for an answer."""
_NAMED: Final = 5
"""So many routines are named that are left out."""
_OK: Final = 200
_PARTIAL: Final = 206
_REFUSED: Final = 400
_OFF: Final = (404, 405)
_TYPE: Final = "audio/mpeg"
_FIRST: Final = b"ID3"
_ID: Final = re.compile(r"[a-z0-9-]{1,100}", re.ASCII)
_FROM_PROXY: Final = "look at the proxy: does it lead here, unchanged?"
_UNSIGNED: Final = json.dumps(
    {"version": "1.0", "request": {"type": "Repcast.Doctor", "requestId": "doctor"}}
).encode()
"""A request of no known type: a server that takes it by mistake changes nothing for anybody."""


@dataclass(frozen=True, slots=True)
class _Fault:
    """What is wrong, and what to do about it."""

    problem: str
    advice: str


_Look = Iterator[_Fault]
"""A look yields what is wrong; it goes no further than the first fault."""


@click.command("doctor")
@click.argument("url")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0.1, max=60),
    default=TIMEOUT_S,
    show_default=True,
    metavar="SECONDS",
    help="How long to wait for an answer.",
)
@click.pass_context
def doctor_command(ctx: click.Context, *, url: str, timeout: float) -> None:
    """Ask the server at URL as Alexa and a speaker would; one line a check.

    Best from another network than the server's. The exit code is 1 if there is a problem.
    """
    problems = 0
    for finding in examine(url, timeout):
        click.echo(finding.line())
        problems += finding.problem is not None
    click.echo(f"{problems} problem{'' if problems == 1 else 's'}")
    if problems:
        ctx.exit(1)


def examine(url: str, timeout_s: float, authorities: str | None = None) -> Iterator[Finding]:
    """Look at everything in turn; what cannot be looked at after a problem is left out.

    Args:
        url: the base URL of the server, or the skill's endpoint there.
        timeout_s: how long to wait for an answer.
        authorities: a PEM file of the authorities to trust; certifi's unless a test brings its own.
    """
    address = _checked("address", _look_at_address(url))
    yield address
    if address.problem is not None and not _may_go_on(url):
        return
    with Probe(url.rstrip("/").removesuffix(PATH), timeout_s, authorities) as probe:
        reached = _checked("connection", _look_at_connection(probe))
        yield reached
        if reached.problem is not None:
            return
        yield _checked("/healthz", _look_at_health(probe))
        routines: list[str] = []
        yield _checked("/catalog.json", _look_at_catalog(probe, routines))
        for name in routines:
            for track in (name, "part.1"):
                yield from _track_findings(probe, f"/{name}/{track}.mp3")
        yield _checked(PATH, _look_at_skill(probe))


def _checked(check: str, look: _Look) -> Finding:
    try:
        fault = next(look, None)
    except ProbeError as error:
        fault = _Fault(error.problem, error.advice)
    if fault is None:
        return Finding(check=check)
    return Finding(check=check, problem=fault.problem, advice=fault.advice)


def _look_at_address(url: str) -> _Look:
    try:
        parse_endpoint(url)
    except PackageError as error:
        problem, _, advice = str(error).partition("; ")
        yield _Fault(problem, advice)


def _may_go_on(url: str) -> bool:
    """Whether there is more to be found: over https, and over http on this machine alone."""
    with suppress(ValueError):
        parts = urlsplit(url)
        host = parts.hostname or ""
        if not host or parts.query or parts.fragment or url.split() != [url]:
            return False
        return parts.scheme == "https" or (parts.scheme == "http" and is_loopback(host))
    return False


def _look_at_connection(probe: Probe) -> _Look:
    """Any answer will do: the certificate was looked at on the way to it."""
    probe.ask("/healthz", most=1)
    yield from ()


def _look_at_health(probe: Probe) -> _Look:
    answer = probe.ask("/healthz")
    said = _json(answer)
    if not isinstance(said, dict) or "ready" not in said:
        yield from _plain(answer)
        yield _Fault(f"status {answer.status}, and not what Repcast says there", _FROM_PROXY)
    elif said["ready"] is not True:
        advice = "run repcast build into the folder that REPCAST_OUTPUT names"
        yield _Fault(f"not ready: {said.get('problem')}", advice)


def _look_at_catalog(probe: Probe, routines: list[str]) -> _Look:
    """Its first routine is added to `routines`."""
    answer = probe.ask("/catalog.json")
    yield from _plain(answer)
    match _json(answer):
        case {"routines": [{"id": str(name)}, *_] as listed} if _ID.fullmatch(name):
            routines.append(name)
            yield from _left_out(probe, {each["id"] for each in listed if "id" in each})
        case _:
            yield _Fault("it is no catalog with a routine in it", "build the library again")


def _left_out(probe: Probe, listed: set[str]) -> _Look:
    """Routines that the library has and the catalog has not: their entries cannot be read.

    Asked now, when the server has just looked at all of them.
    """
    match _json(probe.ask("/healthz")):
        case {"routines": [*held], "problem": problem}:
            missing = [str(each) for each in held if each not in listed]
            if missing:
                names = ", ".join(missing[:_NAMED])
                advice = "run repcast build into the folder that REPCAST_OUTPUT names"
                yield _Fault(f"it lacks {names}: {problem}", advice)


def _track_findings(probe: Probe, path: str) -> Iterator[Finding]:
    yield _checked(path, _look_at_track(probe, path))
    yield _checked(f"{path} in ranges", _look_at_range(probe, path))


def _look_at_track(probe: Probe, path: str) -> _Look:
    got = probe.ask(path, most=len(_FIRST))
    yield from _plain(got)
    kind = got.headers.get("Content-Type", "none")
    if kind != _TYPE:
        yield _Fault(f"the type is {kind}, not {_TYPE}", _FROM_PROXY)
    if got.body != _FIRST:
        yield _Fault("it does not begin as an MP3 with its tags does", _FROM_PROXY)
    if got.headers.get("Accept-Ranges", "").lower() != "bytes":
        yield _Fault("Accept-Ranges: bytes is missing", "let the proxy pass it on")
    head = probe.ask(path, method="HEAD")
    if head.status != _OK:
        yield _Fault(f"HEAD is answered with {head.status}", "let the proxy pass on HEAD")
    lengths = [answer.headers.get("Content-Length", "none") for answer in (head, got)]
    if not lengths[0].isdecimal() or lengths[0] != lengths[1]:
        message = "HEAD and GET tell different lengths, {} and {}".format(*lengths)
        yield _Fault(message, "switch compression and rewriting off in the proxy")


def _look_at_range(probe: Probe, path: str) -> _Look:
    got = probe.ask(path, headers={"Range": "bytes=0-1"}, most=len(_FIRST))
    if got.status != _PARTIAL:
        yield from _plain(got)
        yield _Fault(f"status {got.status}, not {_PARTIAL}", "let the proxy pass on Range")
    told = got.headers.get("Content-Range", "none")
    if not re.fullmatch(r"bytes 0-1/\d+", told, re.ASCII) or got.body != _FIRST[:2]:
        yield _Fault(f"two bytes were asked for, and came as {told}", _FROM_PROXY)


def _look_at_skill(probe: Probe) -> _Look:
    """What Alexa did not sign gets a 400 and not a word."""
    answer = probe.ask(
        PATH, method="POST", headers={"Content-Type": "application/json"}, body=_UNSIGNED
    )
    if answer.status == _OK and isinstance(_json(answer), dict):  # and not a page in front
        yield _Fault(
            "GRAVE: anybody may speak as Alexa here",
            "remove REPCAST_UNVERIFIED and restart the server at once",
        )
    if answer.status in _OFF:
        yield _Fault("the skill is off", "set REPCAST_SKILL_ID and REPCAST_BASE_URL, and restart")
    if answer.status != _REFUSED or answer.body:
        message = (
            f"an unsigned request got {answer.status} and {len(answer.body)} bytes, not a bare 400"
        )
        yield _Fault(message, _FROM_PROXY)


def _plain(answer: Answer) -> _Look:
    """A 200 that is no page and leads nowhere else."""
    if answer.status in range(300, 400):
        target = answer.headers.get("Location", "nowhere")
        yield _Fault(f"it redirects to {target}", "serve it at this very address")
    if answer.headers.get("Content-Type", "").lower().startswith("text/html"):
        yield _Fault(
            f"a web page came, with status {answer.status}",
            "take away the bot challenge, log-in or error page in front",
        )
    if answer.status != _OK:
        yield _Fault(f"status {answer.status}", _FROM_PROXY)


def _json(answer: Answer) -> Any:  # noqa: ANN401 - JSON may be anything
    try:
        return json.loads(answer.body)
    except (ValueError, RecursionError):
        return None
