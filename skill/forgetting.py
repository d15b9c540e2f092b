"""repcast forget: deletes a listener who asks for it, by what Amazon calls them."""

import os
from pathlib import Path
from typing import Final

import click

from skill.alexa.key import FILE_NAME, KeyFileError, load_key
from skill.settings import Settings, parse_settings
from skill.store.listeners import user_hash
from skill.store.opening import open_store
from skill.store.port import StoreError
from skill.store.sqlite import sqlite_url

_USER: Final = "amzn1.ask.account."


@click.command("forget")
@click.argument("user_id", metavar="USER-ID")
def forget_command(*, user_id: str) -> None:
    """Delete all that is known of a listener, on every device.

    USER-ID is their Alexa user id, amzn1.ask.account.…; it differs from skill to skill. Settings
    come from the environment, and have to be the server's.
    """
    try:
        settings = parse_settings(os.environ)
        devices = forget(settings, _checked(user_id))
    except (KeyFileError, StoreError) as error:
        raise OSError(str(error)) from error  # a named failure, not wrong input: exit code 1
    known = f"known on {devices} device{'' if devices == 1 else 's'}"
    click.echo(f"forgotten; they were {known}" if devices else "nobody is known by this id")


def forget(settings: Settings, user_id: str) -> int:
    """Delete all that is known of a listener; on how many devices they were known.

    Raises:
        KeyFileError: if there is no key, or it cannot be used: a new one would know nobody.
        StoreError: if the store cannot be used, or traces are left.
    """
    key = settings.key or _kept_key(settings.data)
    store = open_store(settings.database_url or sqlite_url(settings.data))
    try:
        return store.forget(user_hash(key, user_id))
    finally:
        store.close()


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
