"""The command repcast: one line a subcommand, and the exit codes."""

import sys
from importlib.metadata import entry_points
from typing import Final

import click

from audio_builder import __version__
from audio_builder.cli.build_command import build_command
from audio_builder.cli.check_command import check_command
from audio_builder.cli.clean_command import clean_command
from audio_builder.cli.export_command import export_command
from audio_builder.cli.failures import exit_code_of
from audio_builder.cli.import_command import import_command
from audio_builder.cli.new_command import new_command
from audio_builder.cli.plan_command import plan_command
from audio_builder.cli.routines_command import routines_command
from audio_builder.cli.say_command import say_command
from audio_builder.cli.voices_command import voices_command

PLUGINS: Final = "repcast.commands"
"""Entry points under which further packages bring commands of their own: the skill does."""


class Commands(click.Group):
    """The builder's commands, and those that other packages of the installation bring."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all of them."""
        plugins = (plugin.name for plugin in entry_points(group=PLUGINS))
        return sorted({*super().list_commands(ctx), *plugins})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name; a plugin is loaded only when it is asked for."""
        own = super().get_command(ctx, cmd_name)
        if own is not None:
            return own
        for plugin in entry_points(group=PLUGINS, name=cmd_name):
            command: click.Command = plugin.load()
            return command
        return None


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="repcast")
def repcast() -> None:
    """Write an exercise routine once; hear it coached everywhere."""


for _command in (
    build_command,
    check_command,
    plan_command,
    say_command,
    voices_command,
    new_command,
    import_command,
    export_command,
    routines_command,
    clean_command,
):
    repcast.add_command(_command)


def main() -> None:
    """Run the command line and leave with its exit code."""
    sys.exit(exit_code_of(lambda: repcast.main(prog_name="repcast", standalone_mode=False)))
