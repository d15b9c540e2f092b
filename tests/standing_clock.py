"""A clock that moves when it is told to."""

from datetime import UTC, datetime, timedelta


class StandingClock:
    """Stands at seven in the morning, UTC."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 1, 7, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        """The time now."""
        return self.now

    def move(self, seconds: float) -> None:
        """Go on, or back."""
        self.now += timedelta(seconds=seconds)
