"""What the addresses of private feeds are made of; known without what answers at them."""

from typing import Final

TOKEN_BYTES: Final = 32
TOKEN_LETTERS: Final = 43
"""Of a token of 256 bits in base64's url-safe alphabet."""
FOLDER: Final = "f"
"""The folder below which private feeds are served."""
CALENDAR: Final = "calendar.ics"
