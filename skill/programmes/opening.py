"""Private feeds put together from the settings."""

from skill.media.editions import Clock, Editions
from skill.media.routes import Address
from skill.programmes.access import Access
from skill.programmes.feeds import PrivateFeeds
from skill.programmes.limiting import Limits
from skill.programmes.recording import Recorder
from skill.settings import Settings


def open_feeds(
    settings: Settings, editions: Editions, address: Address, recorder: Recorder, clock: Clock
) -> PrivateFeeds:
    """What answers for private feeds; their store is opened when there is one.

    Args:
        settings: what the server was told.
        editions: what there is to play.
        address: tells where the listener at hand reaches the server.
        recorder: takes note of what was sent.
        clock: tells the time, in UTC.
    """
    return PrivateFeeds(
        access=Access(settings, clock),
        editions=editions,
        address=address,
        limits=Limits(),
        recorder=recorder,
        clock=clock,
    )
