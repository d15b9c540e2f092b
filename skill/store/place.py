"""Where the store is if nobody names another one; known without what opens it."""

from typing import Final

FILE_NAME: Final = "repcast.db"
"""In the data folder."""
