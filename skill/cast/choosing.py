"""Which loudspeaker: those of all kinds that answer, and the one that is meant."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import click

from skill.cast.ports import Discovery, Found, Renderer, SpeakerError


class ChoiceError(click.ClickException):
    """It is not clear which loudspeaker is meant: wrong input."""

    exit_code = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A loudspeaker, and what opens it."""

    found: Found
    discovery: Discovery

    def open(self) -> Renderer:
        """Have it at one's command.

        Raises:
            SpeakerError: if it cannot be played on.
        """
        return self.discovery.open(self.found.address, self.found.name)


def find_all(discoveries: Sequence[Discovery], seconds: float) -> tuple[Chosen, ...]:
    """Whatever answers, of all kinds at once, in the order of names.

    A kind that cannot be looked for takes nothing from the others.

    Raises:
        SpeakerError: if none could be looked for.
    """
    with ThreadPoolExecutor(len(discoveries), thread_name_prefix="cast-find") as threads:
        tasks = [(each, threads.submit(each.find, seconds)) for each in discoveries]
    problems = [error for _, task in tasks if (error := task.exception()) is not None]
    for problem in problems:
        if not isinstance(problem, OSError):
            raise problem
    if len(problems) == len(tasks):
        raise SpeakerError(str(problems[0]))
    chosen = [
        Chosen(found=found, discovery=each)
        for each, task in tasks
        if task.exception() is None
        for found in task.result()
    ]
    return tuple(sorted(chosen, key=lambda each: (each.found.name.casefold(), each.found.address)))


def choose(discoveries: Sequence[Discovery], wanted: str | None, seconds: float) -> Chosen:
    """The loudspeaker that is meant.

    Args:
        discoveries: the kinds there are.
        wanted: its address, or its name or a part of that; None if it goes without saying.
        seconds: how long to look for it.

    Raises:
        ChoiceError: if none or several may be meant.
        SpeakerError: if none could be looked for.
    """
    for discovery in discoveries if wanted else ():
        if discovery.opens(wanted or ""):
            found = Found(name="", kind="", address=wanted or "")
            return Chosen(found=found, discovery=discovery)
    every = find_all(discoveries, seconds)
    meant = _called(every, wanted) if wanted else every
    match meant:
        case (one,):
            return one
        case ():
            raise ChoiceError(_none(every, wanted))
        case _:
            message = f"which one? Name it with --to:\n{listed(meant)}"
            raise ChoiceError(message)


def listed(every: Sequence[Chosen]) -> str:
    """Loudspeakers as a table."""
    wide = max(len(each.found.name) for each in every)
    return "\n".join(
        f"  {each.found.name:{wide}}  {each.found.kind:10}  {each.found.address}" for each in every
    )


def _called(every: Sequence[Chosen], wanted: str) -> tuple[Chosen, ...]:
    """Those of this name, or else those in whose name it occurs."""
    name = wanted.casefold()
    exactly = tuple(each for each in every if each.found.name.casefold() == name)
    return exactly or tuple(each for each in every if name in each.found.name.casefold())


def _none(every: Sequence[Chosen], wanted: str | None) -> str:
    if every:
        return f"no loudspeaker is called '{wanted}'; these answer:\n{listed(every)}"
    return NOBODY


NOBODY = (
    "no loudspeaker answers: is it on, in the same network, and may this computer ask around there "
    "(firewall: UDP 1900 and 5353)? One that is known can be named by its address: --to "
    "http://192.168.1.20:1400/xml/device_description.xml, or --to chromecast://192.168.1.20"
)
"""What is said when none was found."""
