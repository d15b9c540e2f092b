"""The command repcast: its subcommands by name, and the exit codes."""

import sys
from importlib import import_module
from importlib.metadata import entry_points
from types import MappingProxyType
from typing import Final

import click
from click.utils import make_default_short_help

from audio_builder import __version__
from audio_builder.cli.failures import exit_code_of

_OWN: Final = MappingProxyType(
    {
        "build": "Build tracks from routine files, or from names of shipped routines.",
        "check": "Name every problem of a ROUTINE at once, each with its place and how to mend it.",
        "clean": "Remove from an output folder what its routines do not need any more; or from a"
        " store.",
        "export": "Write a ROUTINE for other programs: a FIT workout for a watch, or a table.",
        "import": "Make a first routine of a FILE of another program, or of a clinic's handout.",
        "new": "Start a routine: a commented NAME.yaml to write on from, and its schema for your"
        " editor.",
        "picture": "Draw a POSE as an SVG picture; without one, list the poses there are.",
        "plan": "Show the timeline of a ROUTINE as text, as a build would lay it out; no track is"
        " made.",
        "publish": "Send what was built to an object store: a URL as in s3://bucket/library.",
        "remove": "Remove routines from a built library, by their ids; their routine files are not"
        " touched.",
        "routines": "List the routines that ship with Repcast, or a library's: all, or those looked"
        " for.",
        "say": "Hear TEXT as a routine would say it.",
        "voices": "List what can speak here, and on whose terms.",
    }
)
"""The builder's commands, and how each one's help begins. A command is in a module of its own,
loaded when it is asked for, and not to be listed."""
PLUGINS: Final = "repcast.commands"
"""Entry points under which further packages bring commands of their own: the skill does."""
SUMMARIES: Final = "repcast.summaries"
"""Entry points at which they keep how the help of these begins, so that a list loads none."""


class Commands(click.Group):
    """The builder's commands, and those that other packages of the installation bring."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all of them."""
        plugins = (plugin.name for plugin in entry_points(group=PLUGINS))
        return sorted({*super().list_commands(ctx), *_OWN, *plugins})

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands as click does, but loading none whose summary is at hand."""
        names = self.list_commands(ctx)
        summaries = {**_plugin_summaries(), **_OWN}
        room = formatter.width - 6 - max(map(len, names))
        rows = [(name, self._line(ctx, name, summaries.get(name), room)) for name in names]
        with formatter.section("Commands"):
            formatter.write_dl(rows)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name."""
        command: click.Command | None = super().get_command(ctx, cmd_name)
        if cmd_name in _OWN:
            module = import_module(f"audio_builder.cli.{cmd_name}_command")
            command = getattr(module, f"{cmd_name}_command")
        for plugin in entry_points(group=PLUGINS, name=cmd_name) if command is None else ():
            command = plugin.load()
        return command

    def _line(self, ctx: click.Context, name: str, summary: str | None, room: int) -> str:
        if summary is not None:
            return make_default_short_help(summary, room)
        command = self.get_command(ctx, name)
        return command.get_short_help_str(room) if command else ""


def _plugin_summaries() -> dict[str, str]:
    found: dict[str, str] = {}
    for plugin in entry_points(group=SUMMARIES):
        found |= plugin.load()
    return found


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="repcast")
def repcast() -> None:
    """Write an exercise routine once; hear it coached everywhere."""


def main() -> None:
    """Run the command line and leave with its exit code."""
    sys.exit(exit_code_of(lambda: repcast.main(prog_name="repcast", standalone_mode=False)))
