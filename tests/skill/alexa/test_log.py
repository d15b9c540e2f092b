"""What the store remembers of a practice."""

from typing import Any

from skill.package.intents import Intent
from skill.store.port import EventKind

Echo = Any


def logged(store: Any) -> list[tuple[EventKind, int, str | None]]:  # noqa: ANN401 - the fake store's rows are looked at
    """Kind, run and part of each entry of the only listener."""
    (row,) = store._rows.values()
    return [(entry.kind, entry.run, entry.part) for _, entry in row.log]


def test_a_run_from_its_beginning_to_its_end(echo: Echo, store: Any) -> None:  # noqa: ANN401 - as above
    """Begun, each part as it ends, and finished."""
    echo.launch()
    for _ in range(3):
        echo.play_to_end()

    assert logged(store) == [
        (EventKind.RUN_BEGAN, 1, None),
        (EventKind.PART_FINISHED, 1, "standing-dissociation.part"),
        (EventKind.PART_FINISHED, 1, "supine-ere.part"),
        (EventKind.PART_FINISHED, 1, "ir-hinge.part"),
        (EventKind.RUN_FINISHED, 1, None),
    ]


def test_another_pace_is_no_other_practice(echo: Echo, store: Any) -> None:  # noqa: ANN401 - as above
    """A run that goes on at another pace has another number, and did not begin again."""
    echo.launch()
    echo.say(Intent.SET_BREATH, breath="slower")
    echo.say(Intent.SET_BREATH, breath="slower")

    assert logged(store) == [
        (EventKind.RUN_BEGAN, 1, None),
        (EventKind.PACE_CHANGED, 2, None),
        (EventKind.PACE_CHANGED, 3, None),
    ]


def test_what_is_skipped_was_not_heard(echo: Echo, store: Any) -> None:  # noqa: ANN401 - as above
    """Going on by hand, pausing and starting over finish nothing."""
    echo.launch()
    echo.say(Intent.NEXT)
    echo.say(Intent.PAUSE)
    echo.say(Intent.START_OVER)

    assert logged(store) == [(EventKind.RUN_BEGAN, 1, None), (EventKind.RUN_BEGAN, 2, None)]


def test_a_command_can_tell_that_a_part_ended(echo: Echo, store: Any) -> None:  # noqa: ANN401 - as above
    """If all events were lost, the device's own account of what plays is enough."""
    echo.launch()
    echo.tell("NearlyFinished")
    echo.current, echo.queue = echo.queue, None

    echo.say(Intent.NEXT)

    assert echo.part == "part.3"
    assert logged(store) == [
        (EventKind.RUN_BEGAN, 1, None),
        (EventKind.PART_FINISHED, 1, "standing-dissociation.part"),
    ]
