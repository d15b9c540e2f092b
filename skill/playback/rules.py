"""apply(state, event, table): the one door to the playback rules."""

from skill.playback.commands import obey
from skill.playback.events import Command, Event
from skill.playback.moves import Step, Table
from skill.playback.player import take_in
from skill.playback.rebuilds import carried_over
from skill.playback.state import State


def apply(state: State, event: Event, table: Table) -> Step:
    """What is known after an event, and what the device is to do.

    Pure: the same state, event and library give the same answer. Asked the same twice, as devices
    do, it answers the same and the second time changes nothing; see the properties in the tests.
    What was built since the last event is taken in first.
    """
    state = carried_over(state, table)
    if isinstance(event, Command):
        return obey(state, event, table)
    return take_in(state, event, table)
