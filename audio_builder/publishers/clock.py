"""Times as text."""


def clock(at_ms: int) -> str:
    """A time as `hh:mm:ss.ttt`, as WebVTT wants it (W3C WebVTT, 4.1)."""
    seconds, ms = divmod(at_ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02d}:{minutes:02d}:{seconds:02d}.{ms:03d}"


def short_clock(at_ms: int) -> str:
    """A time as `mm:ss.ttt`, for reading; minutes run on past the hour."""
    minutes, ms = divmod(at_ms, 60_000)
    return f"{minutes:02d}:{ms // 1000:02d}.{ms % 1000:03d}"


def minutes_clock(length_ms: int) -> str:
    """A length as `12:44`, rounded to the second; minutes run on past the hour."""
    minutes, seconds = divmod(round(length_ms / 1000), 60)
    return f"{minutes}:{seconds:02d}"


def about_minutes(length_ms: int) -> str:
    """A length that is only estimated, in words."""
    minutes = round(length_ms / 60_000)
    if minutes == 0:
        return "under a minute"
    return f"about {minutes} minute{'' if minutes == 1 else 's'}"


def in_words(length_ms: int) -> str:
    """A length as `25 seconds` or `3 minutes 5 seconds`, rounded to the second."""
    minutes, seconds = divmod(round(length_ms / 1000), 60)
    parts = [
        f"{count} {unit}{'' if count == 1 else 's'}"
        for count, unit in ((minutes, "minute"), (seconds, "second"))
        if count
    ]
    return " ".join(parts) or "0 seconds"
