"""What the commands tell of programmes, as lines of text. Pure."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from skill.programmes.access import OpenProgramme
from skill.programmes.port import Heard

_DIGITS: Final = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
)  # fmt: skip


def summary(mine: OpenProgramme) -> str:
    """What was made, in a sentence."""
    count = len(mine.sessions)
    first, last = mine.sessions[0].day, mine.sessions[-1].day
    plural = "" if count == 1 else "s"
    return f"{mine.programme.title}: {count} session{plural}, {first} to {last}"


def linking(code: str, valid: timedelta) -> str:
    """What to do with a code, in a few sentences."""
    said = " ".join(_DIGITS[int(digit)] for digit in code)
    return (
        f"Valid for {valid.seconds // 60} minutes, and once. Its listener says, with the skill's "
        f"name for NAME:\n  Alexa, ask NAME to link my programme with code {said}"
    )


def linked(users: int) -> str:
    """How many listeners it counts for what they finish by voice."""
    return f"linked to {users} Alexa user{'' if users == 1 else 's'}"


def row(mine: OpenProgramme, heard: tuple[Heard, ...], today: date) -> str:
    """A programme in the list of all."""
    due = len(mine.due(today))
    parts = [
        mine.kept.label,
        mine.programme.id,
        f"{mine.kept.start} to {mine.kept.ends}",
        f"heard {len(heard)} of {due} due, {len(mine.sessions)} in all",
    ]
    if mine.kept.revoked is not None:
        parts.append(f"revoked {mine.kept.revoked}")
    return "  ".join(parts)


def details(mine: OpenProgramme, heard: tuple[Heard, ...], today: date) -> Iterator[str]:
    """Yield a line for each session that is due, and one for how many are to come."""
    days = {each.number: each for each in heard}
    due = mine.due(today)
    for session in due:
        known = days.get(session.number)
        told = "not heard" if known is None else f"heard {known.day} ({known.how})"
        when = f"{session.number:>4}  {session.day}  week {session.week}"
        yield f"  {when}  {session.routine}  {told}"
    yield f"  {len(mine.sessions) - len(due)} to come"
