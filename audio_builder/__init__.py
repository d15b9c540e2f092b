"""Repcast's audio builder: a routine, written once, becomes narrated MP3 tracks."""

__version__ = "0.1.0"
