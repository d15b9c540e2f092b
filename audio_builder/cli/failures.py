"""From an exception to an exit code and a sentence; nobody but a developer meets a traceback."""

import os
import sys
import tempfile
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import click

from audio_builder.errors import RepcastError

FAILED: Final = 1
WRONG_INPUT: Final = 2
BUG: Final = 3
INTERRUPTED: Final = 130


def exit_code_of(run: Callable[[], object]) -> int:
    """Run a command; say what went wrong on standard error, and return the exit code.

    0 done, 1 a named failure, 2 wrong input, 3 a bug (its log's place is said), 130 interrupted.

    Args:
        run: runs a command of click's outside its standalone mode. There click catches its own Exit
            and returns the exit code that it carries.
    """
    try:
        code = run()
    except (KeyboardInterrupt, click.Abort):
        click.echo("interrupted; what was voiced is kept", err=True)
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the last door before the user
        return _say(error)
    return code if isinstance(code, int) else 0


def _say(error: Exception) -> int:
    match error:
        case click.ClickException():
            error.show()
            return WRONG_INPUT
        case RepcastError():
            click.echo(f"error: {error}", err=True)
            return error.exit_code
        case BrokenPipeError():
            # Whoever read our output has enough of it, as in `repcast plan … | head`.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return FAILED
        case OSError():
            click.echo(f"error: {_os_sentence(error)}", err=True)
            return FAILED
        case _:
            click.echo(f"error: this is a bug in repcast; its log is {_write_log()}", err=True)
            return BUG


def _os_sentence(error: OSError) -> str:
    where = f"{error.filename}: " if error.filename else ""
    return f"{where}{error.strerror or error}"


def _write_log() -> Path:
    stamp = datetime.now(tz=UTC).strftime("%Y%m%d-%H%M%S")
    with tempfile.NamedTemporaryFile(
        "w", prefix=f"repcast-{stamp}-", suffix=".log", delete=False, encoding="utf-8"
    ) as log:
        log.write(traceback.format_exc())
    return Path(log.name)
