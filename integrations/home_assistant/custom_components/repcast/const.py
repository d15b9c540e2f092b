"""Names that Home Assistant and Repcast's server go by."""

from typing import Final

DOMAIN: Final = "repcast"
CONF_SPEAKER: Final = "speaker"

ROUTINE: Final = "routine"
EXERCISE: Final = "exercise"
SOURCE: Final = "from_entity_id"
PACE_KEYS: Final = ("breath", "reps", "guide", "level", "minutes")
"""What may be chosen about a practice, as the server's addresses call it."""
