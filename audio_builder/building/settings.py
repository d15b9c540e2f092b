"""Settings of one routine's build: who speaks, in which format, at which pace."""

from dataclasses import dataclass
from functools import cache
from typing import Final

from audio_builder.clips.recipe import Conditions, conditions
from audio_builder.model.pace import Pace
from audio_builder.model.routine import Routine
from audio_builder.mp3.format import Mp3Format
from audio_builder.records import Row, VoiceEntry
from audio_builder.voices.lexicon import Lexicon
from audio_builder.voices.port import Voice, VoiceRecord
from audio_builder.voices.registry import find_voice

DEFAULT_VOICE: Final = "heart"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a build was asked for; None leaves to each routine what it had."""

    voice: str | None
    pace: Pace | None
    fmt: Mp3Format | None

    def settings(self, routine: Routine, row: Row | None) -> "Settings":
        """The settings of a routine.

        Args:
            routine: the routine.
            row: as it was built last, if it was.

        Raises:
            InputError: if there is no such voice.
            NoVoiceError: if it cannot run here.
        """
        voice, fmt, pace = self._of(row)
        return Settings(
            voice=find_voice(voice, Lexicon(routine.pronunciations), routine.language),
            fmt=fmt,
            pace=pace,
        )

    def conditions(self, row: Row) -> tuple[Conditions, Pace]:
        """What a routine would be built under now, that was built before.

        Raises:
            InputError: if there is no such voice.
            NoVoiceError: if it cannot run here.
        """
        voice, fmt, pace = self._of(row)
        return _conditions(voice, row.language, fmt), pace

    def _of(self, row: Row | None) -> tuple[str, Mp3Format, Pace]:
        return (
            self.voice or (row.voice if row else DEFAULT_VOICE),
            self.fmt or (row.format if row else Mp3Format()),
            self.pace or (row.own_pace if row else Pace()),
        )


@cache
def _conditions(voice: str, language: str, fmt: Mp3Format) -> Conditions:
    """The conditions of a voice and format; however words are to be pronounced, they are the same.

    Kept, since it takes some milliseconds to find out which versions are installed.
    """
    return conditions(find_voice(voice, Lexicon(), language), fmt)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Who speaks a routine, in which format, at which pace."""

    voice: Voice
    fmt: Mp3Format
    pace: Pace

    @property
    def under(self) -> Conditions:
        """What shapes all clips of the routine alike."""
        return conditions(self.voice, self.fmt)


def voice_entry(record: VoiceRecord) -> VoiceEntry:
    """What the catalog says of a voice."""
    return VoiceEntry(
        name=record.name,
        engine=record.engine,
        version=record.version,
        licence=record.licence,
        attribution=record.attribution,
    )
