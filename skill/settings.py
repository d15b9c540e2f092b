"""Settings: from the environment and the command line into one record, all problems together."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from ipaddress import IPv6Address, ip_address
from pathlib import Path
from types import MappingProxyType
from typing import Final, TypeVar

import click

from audio_builder.library import Location, parse_location
from skill.setting_values import (
    Endpoint,
    parse_base_url,
    parse_database_url,
    parse_endpoint,
    parse_key,
    parse_skill_id,
    parse_switch,
    parse_within,
)

VARIABLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "REPCAST_OUTPUT": "the folder that a build left, or a store's address; output",
        "REPCAST_DATA": "where the server keeps its own data; the folder data beside the output",
        "REPCAST_BASE_URL": "where the server is reached from outside, as in https://example.org/x",
        "REPCAST_SKILL_ID": "the Alexa skill that may ask, amzn1.ask.skill…; without it, none may",
        "REPCAST_DATABASE_URL": "where listeners' states are kept; SQLite in the data folder",
        "REPCAST_KEY": "the key of what is kept, 64 hex digits; the file key in the data folder",
        "REPCAST_HOST": "the address to listen at; 127.0.0.1",
        "REPCAST_PORT": "the port to listen at, 0 for any that is free; 8080",
        "REPCAST_THREADS": "how many requests are worked on at a time, 1 to 64; 8",
        "REPCAST_WORKERS": "how many processes serve, 1 to 32; 1",
        "REPCAST_STOP_SECONDS": "how long what is being sent may take when it stops, 0 to 600; 10",
        "REPCAST_METRICS": "the port of /metrics, or 10.0.0.5:9100 and the like; there is none",
        "REPCAST_TRUSTED_PROXIES": "how many proxies stand in front and may say who asked; 0",
        "REPCAST_STORE_CACHE": "where what is read of an object store is kept; the user's cache",
        "REPCAST_UNVERIFIED": "1 lets anyone on this machine speak as Alexa, for development; 0",
    }
)
"""Each variable: what it means, and after the semicolon what holds without it."""
_KNOWN: Final = frozenset({*VARIABLES, "REPCAST_CACHE"})
"""Those, and the builder's own, which a server has no use for."""

_PREFIX: Final = "REPCAST_"
ValueT = TypeVar("ValueT")


class SettingsError(click.ClickException):
    """Settings that cannot be served with: every problem, each a sentence; wrong input."""

    exit_code = 2

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the server was told when it was started.

    Attributes:
        output: the folder that a build left, or the store it was published into; nothing is
            written to it.
        data: for what the server itself keeps. It lies beside the output and never in it: the
            output is copied, rebuilt and served to strangers.
        base_url: where the server is reached from outside, without a trailing slash.
        skill_id: the Alexa skill that may ask; None turns the skill off.
        database_url: where listeners' states are kept; None means SQLite in `data`.
        key: what tokens and listeners' hashes are made with; None means the file in `data`.
        host: the address to listen at.
        port: the port to listen at; 0 takes one that is free.
        threads: how many requests are worked on at a time.
        workers: how many processes serve.
        stop_s: for how many seconds what is being sent may go on when the server is stopped.
        metrics: where metrics are told; None means nowhere.
        trusted_proxies: how many proxies in front may say who asked, and by which scheme.
        unverified: anyone may speak as Alexa; only ever on a loopback address.
        speaker: there is a page to try the skill without an Echo; only ever on a loopback address,
            and never where a skill is set up. No variable of the environment can ask for it.
    """

    output: Location = Path("output")
    data: Path = Path("data")
    base_url: str | None = None
    skill_id: str | None = None
    database_url: str | None = field(default=None, repr=False)  # it may hold a password
    key: bytes | None = field(default=None, repr=False)  # it is secret
    host: str = "127.0.0.1"
    port: int = 8080
    threads: int = 8
    workers: int = 1
    stop_s: int = 10
    metrics: Endpoint | None = None
    trusted_proxies: int = 0
    unverified: bool = False
    speaker: bool = False


def parse_settings(  # noqa: PLR0913 - one an option of the command
    environ: Mapping[str, str],
    *,
    output: str | Location | None = None,
    host: str | None = None,
    port: int | None = None,
    workers: int | None = None,
    metrics: int | None = None,
    speaker: bool = False,
) -> Settings:
    """The settings of the environment; what the command line gives comes before it.

    A variable that is set to nothing counts as not set.

    Raises:
        SettingsError: with every problem there is, misspelled names included.
    """
    given = {
        "OUTPUT": output, "HOST": host, "PORT": port, "WORKERS": workers, "METRICS": metrics
    }  # fmt: skip
    texts = {name: text for name, text in environ.items() if name.startswith(_PREFIX)}
    texts |= {_PREFIX + name: str(value) for name, value in given.items() if value is not None}
    reader = _Reader(texts)
    usual: Location = Path("output")
    output = reader.read("REPCAST_OUTPUT", parse_location, usual)
    beside = output if isinstance(output, Path) else Path("output")
    settings = Settings(
        output=output,
        data=reader.read("REPCAST_DATA", Path, beside.absolute().parent / "data"),
        base_url=reader.read("REPCAST_BASE_URL", parse_base_url, None),
        skill_id=reader.read("REPCAST_SKILL_ID", parse_skill_id, None),
        database_url=reader.read("REPCAST_DATABASE_URL", parse_database_url, None),
        key=reader.read("REPCAST_KEY", parse_key, None),
        host=reader.read("REPCAST_HOST", str, "127.0.0.1"),
        port=reader.read("REPCAST_PORT", parse_within(0, 65_535), 8080),
        threads=reader.read("REPCAST_THREADS", parse_within(1, 64), 8),
        workers=reader.read("REPCAST_WORKERS", parse_within(1, 32), 1),
        stop_s=reader.read("REPCAST_STOP_SECONDS", parse_within(0, 600), 10),
        metrics=reader.read("REPCAST_METRICS", parse_endpoint, None),
        trusted_proxies=reader.read("REPCAST_TRUSTED_PROXIES", parse_within(0, 8), 0),
        unverified=reader.read("REPCAST_UNVERIFIED", parse_switch, default=False),
        speaker=speaker,
    )
    reader.problems += _contradictions(settings, reader.failed)
    if reader.problems:
        raise SettingsError(tuple(reader.problems))
    return settings


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach an address: 127.0.0.0/8, ::1, localhost."""
    try:
        address = ip_address(host)
    except ValueError:
        return host == "localhost"
    # Python looks inside ::ffff:127.0.0.1 by itself from 3.13 on.
    inside = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return (inside or address).is_loopback


class _Reader:
    """Reads one variable after another, and remembers what was wrong with each."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self.failed: set[str] = set()
        self.problems = [_unknown(name) for name in sorted(texts) if name not in _KNOWN]

    def read(self, name: str, parse: Callable[[str], ValueT], default: ValueT) -> ValueT:
        text = self._texts.get(name, "").strip()
        if not text:
            return default
        try:
            return parse(text)
        except ValueError as error:
            self.failed.add(name)
            self.problems.append(f"{name}: {error}")
            return default


def _unknown(name: str) -> str:
    close = get_close_matches(name, VARIABLES, n=1)
    hint = f"did you mean {close[0]}?" if close else f"there are {', '.join(VARIABLES)}"
    return f"{name}: there is no such setting; {hint}"


def _contradictions(settings: Settings, failed: set[str]) -> list[str]:
    """What is wrong between settings that are right one by one."""
    problems = []
    url = settings.base_url
    if settings.skill_id and "REPCAST_BASE_URL" not in failed:
        if url is None:
            problems.append("REPCAST_BASE_URL: the skill needs it: speakers fetch tracks there")
        elif not url.startswith("https:"):
            problems.append(f"REPCAST_BASE_URL: '{url}' must be https: speakers play nothing else")
    if settings.unverified and not is_loopback(settings.host):
        problems.append(
            f"REPCAST_UNVERIFIED: refused at {settings.host}, where others could speak as Alexa; "
            "listen at 127.0.0.1, or leave it out"
        )
    if settings.unverified and settings.trusted_proxies:
        problems.append("REPCAST_UNVERIFIED: refused behind a proxy, which lets others in")
    if settings.metrics is not None and settings.metrics.port == settings.port != 0:
        problems.append("REPCAST_METRICS: this is the port that listeners reach; choose another")
    problems += _speaker_problems(settings)
    output = settings.output
    if isinstance(output, Path) and settings.data.resolve().is_relative_to(output.resolve()):
        problems.append("REPCAST_DATA: it lies in the output folder, which is served; move it out")
    return problems


def _speaker_problems(settings: Settings) -> list[str]:
    """Why there can be no page to try the skill on: anyone who reaches it moves the practice."""
    if not settings.speaker:
        return []
    problems = []
    if settings.workers > 1:
        problems.append("--speaker: it needs one process; leave out --workers and REPCAST_WORKERS")
    if not is_loopback(settings.host):
        problems.append(
            f"--speaker: refused at {settings.host}, where others could use it; "
            "listen at 127.0.0.1, or leave it out"
        )
    if settings.trusted_proxies:
        problems.append("--speaker: refused behind a proxy, which lets others in")
    if settings.skill_id or settings.base_url:
        problems.append(
            "--speaker: refused on a server that others reach, as REPCAST_SKILL_ID and "
            "REPCAST_BASE_URL say; start one without them to try the skill"
        )
    return problems
