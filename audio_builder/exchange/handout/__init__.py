"""A clinic's handout, or a list of exercises as somebody types it, becomes a draft by rules.

`read` tells what it says; each value that its words only suggest is a guess for a coach.
"""

from audio_builder.exchange.handout.reading import Reading, read

__all__ = ["Reading", "read"]
