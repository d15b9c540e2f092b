"""What happened, in lines for a terminal."""

from collections.abc import Iterator
from typing import Final
from urllib.parse import parse_qsl, urlsplit

from skill.speaker.conversation import Outcome
from skill.speaker.player import Stream
from skill.speaker.signals import Happened, What
from skill.speaker.steps import Device

_MINUTE_MS: Final = 60_000
_WHO: Final = {What.SPEAKS: "coach"}
_SENTENCES: Final = {
    What.SPEAKS: "{text}",
    What.LISTENS: "waits for your answer",
    What.GIVES_UP: "nobody answered, so it stops listening",
    What.PLAYS: "plays {title} from {at} of {length} ({pace})",
    What.STOPS: "stops {title} at {at}",
    What.ENDS: "has played {title} to its end",
    What.QUEUES: "will play {title} next",
    What.IGNORES: "drops {title}: it does not follow what plays",
    What.CLEARS: "forgets what was queued",
    What.FAILS: "cannot play {title}",
    What.REFUSES: "refuses the answer: {text}",
}


def lines(outcome: Outcome) -> Iterator[str]:
    """Everything that came of something, a line each."""
    for one in outcome.happened:
        yield _line(_WHO.get(one.what, "device"), told(one))
    if outcome.note:
        yield _line("note", outcome.note)
    if outcome.exchanges and not outcome.happened:
        yield _line("device", "nothing happens")


def standing(device: Device) -> str:
    """How things stand with the device, in one line."""
    player = device.player
    if player.current is None:
        return _line("device", "nothing has played")
    queued = "".join(f", then {stream.title}" for stream in player.queue)
    where = f"{player.activity.value.lower()}: {player.current.title} at {clock(player.offset_ms)}"
    return _line("device", f"{where} of {clock(player.current.length_ms or 0)}{queued}")


def clock(ms: int) -> str:
    """A place in a track, as mm:ss."""
    minutes, rest = divmod(ms, _MINUTE_MS)
    return f"{minutes:02d}:{rest // 1000:02d}"


def pace(stream: Stream) -> str:
    """The pace of a track, as its address tells it: its breath, reps, guidance and level."""
    asked = dict(parse_qsl(urlsplit(stream.url).query))
    words = [f"breath {asked['breath']}"] if "breath" in asked else []
    if asked.get("reps", "default") != "default":
        words.append(f"{asked['reps']} reps")
    if "guide" in asked:
        words.append(f"{asked['guide']} guidance")
    if "level" in asked:
        words.append(asked["level"])
    return ", ".join(words)


def _line(who: str, text: str) -> str:
    return f"  {who:<7}{text}"


def told(one: Happened) -> str:
    """One thing that happened, in a few words."""
    stream = one.stream or Stream(url="", token="")
    return _SENTENCES[one.what].format(
        text=one.text,
        title=stream.title,
        at=clock(one.at_ms),
        length=clock(stream.length_ms or 0),
        pace=pace(stream),
    )
