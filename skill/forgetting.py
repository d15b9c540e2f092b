"""repcast forget: deletes a listener who asks for it, by what Amazon calls them."""

import os
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import click

from skill.alexa.key import FILE_NAME, KeyFileError, load_key
from skill.settings import Settings, parse_settings
from skill.store.listeners import user_hash
from skill.store.opening import open_programmes, open_store
from skill.store.port import StoreError
from skill.store.sqlite import sqlite_url

_USER: Final = "amzn1.ask.account."


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten:
    """What was known of a listener.

    Attributes:
        devices: on how many devices they were known.
        linked: whether they were linked to a programme.
    """

    devices: int
    linked: bool


@click.command("forget")
@click.argument("user_id", metavar="USER-ID")
def forget_command(*, user_id: str) -> None:
    """Delete all that is known of a listener, on every device.

    USER-ID is their Alexa user id, amzn1.ask.account.…; it differs from skill to skill. Whoever was
    recognised by their voice on that account is forgotten too. Settings come from the environment,
    and have to be the server's.
    """
    try:
        settings = parse_settings(os.environ)
        forgotten = forget(settings, _checked(user_id))
    except (KeyFileError, StoreError) as error:
        raise OSError(str(error)) from error  # a named failure, not wrong input: exit code 1
    click.echo(_told(forgotten))


def _told(forgotten: Forgotten) -> str:
    devices = forgotten.devices
    known = f"they were known on {devices} device{'' if devices == 1 else 's'}"
    if forgotten.linked:
        known += ", and linked to a programme; what was heard of that stays in it"
    return f"forgotten; {known}" if devices or forgotten.linked else "nobody is known by this id"


def forget(settings: Settings, user_id: str) -> Forgotten:
    """Delete all that is known of a listener, and their link to a programme.

    Raises:
        KeyFileError: if there is no key, or it cannot be used: a new one would know nobody.
        StoreError: if the store cannot be used, or traces are left.
    """
    key = settings.key or _kept_key(settings.data)
    url, user = settings.database_url or sqlite_url(settings.data), user_hash(key, user_id)
    with closing(open_store(url)) as store, closing(open_programmes(url)) as programmes:
        linked = programmes.links.forget(user)
        return Forgotten(devices=store.forget(user), linked=linked)


def _kept_key(folder: Path) -> bytes:
    """The server's key; none is ever made here."""
    path = folder / FILE_NAME
    if not path.is_file():
        message = (
            f"{path}: there is no key, so nobody can be found; are REPCAST_DATA and REPCAST_KEY "
            "the server's?"
        )
        raise KeyFileError(message)
    return load_key(folder)


def _checked(user_id: str) -> str:
    if not user_id.startswith(_USER) or user_id == _USER or user_id.split() != [user_id]:
        message = f"'{user_id}' is no Alexa user id: it begins with {_USER}"
        raise click.ClickException(message)
    return user_id
