"""Options that several commands share, read into the model's values."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, TypeVar
from urllib.parse import urlsplit

import click

from audio_builder.errors import InputError
from audio_builder.model.pace import (
    BREATH_PRESETS,
    Guide,
    Level,
    Pace,
    parse_breath,
    parse_guide,
    parse_level,
)
from audio_builder.stores.location import StoreUrl, parse_store_url

DEFAULT_OUTPUT: Final = Path("output")
CommandT = TypeVar("CommandT", bound=Callable[..., Any])


def pace_options(command: CommandT) -> CommandT:
    """Add --breath, --reps, --guide, --level and --minutes."""
    presets = ", ".join(f"{name} ({breath})" for name, breath in BREATH_PRESETS.items())
    for option in (
        click.option(
            "--minutes", type=int, help="The most that the session may take; something is left out."
        ),
        click.option(
            "--level",
            default=Level.STANDARD.value,
            show_default=True,
            metavar="easier|standard|harder",
            help="How hard, where the routine has levels.",
        ),
        click.option(
            "--guide",
            default=Guide.FULL.value,
            show_default=True,
            metavar="full|short|tones",
            help="How much is spoken.",
        ),
        click.option("--reps", type=int, help="Reps, kept within each exercise's range."),
        click.option(
            "--breath",
            default="4-6",
            show_default=True,
            metavar="IN-OUT",
            help=f"Seconds in and out, 2 to 10 each in half-second steps, or {presets}.",
        ),
    ):
        command = option(command)
    return command


def out_option(command: CommandT) -> CommandT:
    """Add --out."""
    return click.option(
        "--out",
        type=click.Path(path_type=Path, file_okay=False),
        default=DEFAULT_OUTPUT,
        show_default=True,
        help="The output folder.",
    )(command)


def place_option(command: CommandT) -> CommandT:
    """Add --out, for a folder or a store."""
    return click.option(
        "--out",
        type=_Place(path_type=Path, file_okay=False),
        default=DEFAULT_OUTPUT,
        show_default=True,
        metavar="FOLDER|URL",
        help="The output folder; or an object store, as in s3://bucket/library.",
    )(command)


class _Place(click.Path):
    """A folder's path, or a store's address."""

    def convert(
        self,
        value: Any,  # noqa: ANN401 - click's
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Any:  # noqa: ANN401 - click's
        if isinstance(value, str) and "://" in value:
            return read_store_url(value)
        return super().convert(value, param, ctx)


def voice_option(command: CommandT) -> CommandT:
    """Add --voice."""
    return click.option(
        "--voice",
        default="heart",
        show_default=True,
        metavar="heart|gtts[:lang]",
        help="Who speaks; see 'repcast voices'.",
    )(command)


def json_option(command: CommandT) -> CommandT:
    """Add --json."""
    return click.option(
        "--json", "as_json", is_flag=True, help="Answer in JSON, for other programs."
    )(command)


def read_pace(breath: str, reps: int | None, guide: str, level: str, minutes: int | None) -> Pace:
    """The pace that the options ask for.

    Raises:
        PaceError: if one of them is outside what the language allows.
    """
    return Pace(
        breath=parse_breath(breath),
        reps=reps,
        guide=parse_guide(guide),
        level=parse_level(level),
        minutes=minutes,
    )


def read_base_url(text: str | None) -> str | None:
    """A base URL without its trailing slash; an empty one for none at all.

    Raises:
        InputError: if it is no http or https address.
    """
    if not text:
        return text
    if not _is_base_url(text):
        message = f"'{text}' is no base URL: give an address as in https://example.org/repcast"
        raise InputError(message)
    return text.rstrip("/")


def _is_base_url(text: str) -> bool:
    try:
        parts = urlsplit(text)
        _ = parts.port  # read only now, and refused if it is none
    except ValueError:
        return False
    has_more = bool(parts.query or parts.fragment or text.split() != [text])
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not has_more


def read_store_url(text: str) -> StoreUrl:
    """The address of an object store.

    Raises:
        InputError: if it cannot be one.
    """
    try:
        return parse_store_url(text)
    except ValueError as error:
        raise InputError(str(error)) from error


def build_time(environ: Mapping[str, str]) -> datetime:
    """The time of a build: now, or what SOURCE_DATE_EPOCH says (reproducible-builds.org).

    Raises:
        InputError: if that is no number of seconds since 1970.
    """
    text = environ.get("SOURCE_DATE_EPOCH")
    if text is None:
        return datetime.now(tz=UTC).replace(microsecond=0)
    try:
        return datetime.fromtimestamp(int(text), tz=UTC)
    except (ValueError, OverflowError, OSError):
        message = f"SOURCE_DATE_EPOCH: '{text}' is no time: give seconds since 1970, or unset it"
        raise InputError(message) from None
