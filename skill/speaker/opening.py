"""A conversation with the skill of this installation, and a store of the speaker's own.

The listeners' store is never touched: what is tried here counts for nobody.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from secrets import token_hex
from typing import Final
from urllib.parse import urlsplit

from audio_builder.library import LibraryError, PaceError, Track
from skill.alexa.answerer import Answerer
from skill.alexa.key import load_key
from skill.media.begun import as_begun
from skill.media.editions import Edition, Editions
from skill.media.pace import parse_pace
from skill.package.invocation import invocation_name
from skill.package.model import render_model
from skill.package.names import named_in
from skill.programmes.port import ProgrammeStore
from skill.programmes.recording import Recorder
from skill.programmes.voice import VoiceProgrammes
from skill.speaker.conversation import Conversation
from skill.speaker.envelopes import Household
from skill.speaker.grammar import Grammar
from skill.speaker.listening import Listening
from skill.store.opening import open_programmes, open_store
from skill.store.port import Store
from skill.store.sqlite import sqlite_url

FOLDER: Final = "speaker"
"""In the data folder: the speaker's own store, and its own key."""
BASE_URL: Final = "https://localhost"
"""Where tracks are said to be. Nothing is fetched there: only the path means something."""
_ENDING: Final = ".mp3"


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A conversation, and what has to be closed after it.

    Attributes:
        conversation: to talk in.
        store: where the practice is kept.
        programmes: those that may be linked here.
        recorder: takes note of what is heard of them.
        ears: what knows the interaction model of what is played.
    """

    conversation: Conversation
    store: Store
    programmes: ProgrammeStore
    recorder: Recorder
    ears: "Ears"

    def close(self) -> None:
        """Write what is left, and let go of all connections."""
        self.store.close()
        self.recorder.close()
        self.programmes.close()


def open_speaker(
    data: Path,
    editions: Editions,
    clock: Callable[[], datetime],
    device: str,
    *,
    plays: bool = True,
) -> Speaker:
    """A device in a household of its own.

    Args:
        data: the server's data folder.
        editions: what there is to play.
        clock: tells the time, in UTC.
        device: a name for the device; each keeps a place of its own in the practice.
        plays: whether it has a player; the skill only talks on one that has none.

    Raises:
        KeyFileError: if its key cannot be used.
        StoreError: if its store cannot be used.
    """
    folder = data / FOLDER
    key = load_key(folder)
    store, programmes = open_store(sqlite_url(folder), clock), open_programmes(sqlite_url(folder))
    recorder = Recorder()
    answerer = Answerer(
        store=store,
        programmes=VoiceProgrammes(store=programmes, recorder=recorder, key=key, clock=clock),
        editions=editions,
        base_url=BASE_URL,
        key=key,
        clock=clock,
    )
    ears = Ears(editions)
    conversation = Conversation(
        answer=answerer.answer,
        length_of=lambda url: track_length(editions, url),
        listening=ears.listening,
        clock=clock,
        household=Household(
            device=f"amzn1.ask.device.{device.upper()}", since=token_hex(4), plays=plays
        ),
    )
    return Speaker(
        conversation=conversation,
        store=store,
        programmes=programmes,
        recorder=recorder,
        ears=ears,
    )


class Ears:
    """Ears for the edition that is served; a later build gives them another model."""

    def __init__(self, editions: Editions) -> None:
        self._editions = editions
        self._edition: Edition | None = None
        self._listening: Listening
        self._name: str

    def listening(self) -> Listening:
        """The ears, as they are now.

        Raises:
            LibraryError: if there is nothing to play.
            PackageError: if what there is has no name to call it by.
        """
        self._follow()
        return self._listening

    def name(self) -> str:
        """What the skill is called by.

        Raises:
            LibraryError: if there is nothing to play.
            PackageError: if what there is has no name to call it by.
        """
        self._follow()
        return self._name

    def _follow(self) -> None:
        edition = self._editions.current()
        if edition is None:
            message = self._editions.problem or "there is nothing to play: run 'repcast build'"
            raise LibraryError(message)
        if edition is self._edition:
            return
        catalog = edition.library.catalog
        self._name = invocation_name(catalog)
        grammar = Grammar(render_model(self._name, named_in(catalog)))
        self._listening = Listening(grammar, self._name)
        self._edition = edition


def track_length(editions: Editions, url: str) -> int | None:
    """How long the track at an address is, in milliseconds; None if it cannot be fetched."""
    track = track_at(editions, url)
    return None if track is None else track.duration_ms


def track_at(editions: Editions, url: str) -> Track | None:
    """The track at an address; None if it cannot be fetched."""
    edition, parts = editions.current(), urlsplit(url)
    routine_id, _, name = parts.path.strip("/").rpartition("/")
    if edition is None or not name.endswith(_ENDING):
        return None
    try:
        pace = parse_pace(parts.query, edition.library.pace(routine_id))
        return as_begun(
            edition,
            routine_id,
            parts.query,
            lambda of: of.renditions.track(routine_id, name.removesuffix(_ENDING), pace),
        )
    except (KeyError, LibraryError, PaceError):
        return None
