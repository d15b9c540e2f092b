"""The command repcast: its subcommands by name, and the exit codes."""

import sys
from importlib import import_module
from importlib.metadata import entry_points
from typing import Final

import click

from audio_builder import __version__
from audio_builder.cli.failures import exit_code_of

_OWN: Final = (
    "build",
    "check",
    "clean",
    "export",
    "import",
    "new",
    "plan",
    "publish",
    "routines",
    "say",
    "voices",
)
"""The builder's commands: each is in a module of its own, loaded only when it is asked for."""
PLUGINS: Final = "repcast.commands"
"""Entry points under which further packages bring commands of their own: the skill does."""


class Commands(click.Group):
    """The builder's commands, and those that other packages of the installation bring."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all of them."""
        plugins = (plugin.name for plugin in entry_points(group=PLUGINS))
        return sorted({*super().list_commands(ctx), *_OWN, *plugins})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name."""
        command: click.Command | None = super().get_command(ctx, cmd_name)
        if cmd_name in _OWN:
            module = import_module(f"audio_builder.cli.{cmd_name}_command")
            command = getattr(module, f"{cmd_name}_command")
        for plugin in entry_points(group=PLUGINS, name=cmd_name) if command is None else ():
            command = plugin.load()
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="repcast")
def repcast() -> None:
    """Write an exercise routine once; hear it coached everywhere."""


def main() -> None:
    """Run the command line and leave with its exit code."""
    sys.exit(exit_code_of(lambda: repcast.main(prog_name="repcast", standalone_mode=False)))
