"""What the speaker that listens understands: commands, spoken by several voices, in three rooms.

Everything between microphone and meaning takes part: canceller, wake word, end of speech,
recogniser, judgement. Only what would be done is noted instead of done, so that every command is
heard under the same conditions.
"""

import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from time import process_time
from typing import Final

import numpy as np
import numpy.typing as npt

from bench.report import Report
from bench.spoken_voices import EDGE_MS, LEVEL_DB, Samples, Say, Voice, amplitude, voices
from skill.listen.assistant import Assistant, Ears, Kind, Note
from skill.listen.decoding import PlayedTrack
from skill.listen.hearing import Hearing, Sentence
from skill.listen.mixing import Mixer
from skill.listen.ports import EAR_RATE
from skill.listen.resampling import to_heard
from skill.listen.simulation import SimulatedRoom
from skill.listen.speex import SpeexCanceller
from skill.listen.sphinx import SphinxRecogniser, SphinxVoiceDetector
from skill.listen.vocabularies import Vocabularies
from skill.listen.vocabulary import Vocabulary
from skill.listen.wake_words import Engine, Phrase, open_wake_word
from skill.media.editions import Editions
from skill.package.intents import Intent
from skill.speaker.opening import track_at

COMMANDS: Final = (
    "next", "next exercise", "skip this exercise", "go to the next one", "previous", "go back",
    "go back one exercise", "repeat", "again", "repeat this exercise", "do the same side again",
    "repeat that side", "start over", "from the beginning", "pause", "take a break", "resume",
    "continue my routine", "keep going", "stop", "never mind", "go to the hinge",
    "the floor drill", "standing rotation", "go to exercise three", "number two",
    "the last exercise", "slower breathing", "a bit faster", "normal breathing", "do seven reps",
    "five reps each side", "the usual reps", "short guidance", "more guidance", "make it easier",
    "harder", "what is this", "how much longer", "start hip rotation",
)  # fmt: skip
OTHERS: Final = (
    "the weather is nice today", "what time is it", "turn on the kitchen light",
    "can you call my mother", "play some jazz music", "where did you put the keys",
    "set a timer for ten minutes", "did you feed the dog this morning", "that was really hard",
    "add milk to the shopping list",
)  # fmt: skip
"""What others may say after the wake word: none of it is a command."""
WAKE: Final = "Hey Jarvis"
NOISE_DB: Final = 10.0
"""So far the noise is below the speech. It is pink: as strong in each octave, as rooms are."""
_FLOOR_DB: Final = -70.0
_ADDRESS: Final = "https://localhost/hip-ir/hip-ir.mp3?breath=4-6&reps=default&guide=full"

_COLUMNS: Final = (
    "right", "asked", "silent", "not woken", "stopped", "wrong", "others: stopped", "others: moved",
)  # fmt: skip
_STOPS: Final = frozenset({Intent.PAUSE, Intent.STOP, Intent.CANCEL, Intent.PAIN, Intent.WAIT})
"""After these the coach is silent: the safe one of two mistakes."""
_PAUSE: Final = np.zeros(EAR_RATE // 4, dtype=np.float32)
"""Between the wake phrase and the command."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """Under which conditions something is said.

    Attributes:
        name: for the table.
        noise_db: so far noise is below the speech; None for the noise of a quiet room.
        echo: how loud the coach is in the microphone; 0 if it does not play.
    """

    name: str
    noise_db: float | None = None
    echo: float = 0.0


ROOMS: Final = (
    Room(name="clean"),
    Room(name="noise at 10 dB", noise_db=NOISE_DB),
    Room(name="coach plays", echo=0.5),
)


@dataclass(slots=True)
class Tally:
    """What became of the commands in one cell of the table."""

    counts: Counter[str] = field(default_factory=Counter)
    waits_ms: list[int] = field(default_factory=list)


class _Timed(Hearing):
    """Takes the time that is computed at the end of a sentence: that of this process alone."""

    took_s = 0.0

    def sentence(self) -> Sentence:
        begun = process_time()
        said = super().sentence()
        self.took_s = process_time() - begun
        return said


class _Noting:
    """In the place of the listener: notes what would be done."""

    is_asked = False

    def __init__(self) -> None:
        self.heard: list[str] = []

    def hear(self, words: str) -> None:
        self.heard.append(words)

    def is_yes(self, _words: str) -> bool:
        return False

    def say(self, _text: str) -> None: ...

    def stay_silent(self) -> None: ...

    def pass_time(self, _ms: int) -> None: ...

    def sync(self, *, held: bool) -> None: ...


def measure(report: Report, folder: Path, wanted: str, kokoro: Path | None, every: int) -> None:
    """Fill the table of docs/speaker.md.

    Args:
        report: where it goes, row by row.
        folder: for what is built.
        wanted: a part of the names of the voices that are wanted.
        kokoro: the folder with Kokoro's model and voices, if there is one.
        every: at other speeds than their own only one of so many commands is said.
    """
    report.section("Spoken commands")
    output = folder / "output"
    build = [sys.executable, "-m", "audio_builder", "build", "hip-ir", "--out", str(output)]
    subprocess.run(build, check=True, capture_output=True)  # noqa: S603 - our own command
    editions = Editions(output)
    vocabulary = Vocabularies(editions).at(_ADDRESS)
    hearing = _Timed(SphinxRecogniser(), lambda: vocabulary, Phrase.HEY_JARVIS.words)
    names = ("voice", "speed", "room", *_COLUMNS, "end to answer", "of ten, nine")
    report.text(f"| {' | '.join(names)} |")
    report.text(f"|{' --- |' * len(names)}")
    for voice in voices(wanted, kokoro, report.text):
        for room in ROOMS:
            tally = Tally()
            for sentence in (*COMMANDS, *OTHERS) if voice.speed == 1 else COMMANDS[::every]:
                heard, notes = _hear(
                    _said(voice.say, sentence, room), room, editions=editions, hearing=hearing
                )
                _count(sentence, notes, heard, vocabulary, tally)
                if sentence in COMMANDS and heard:
                    answered_ms = notes[-1].at_ms + hearing.took_s * 1000
                    tally.waits_ms.append(round(answered_ms - _end_ms(voice.say, sentence, room)))
            _row(report, voice, room, tally)


def _row(report: Report, voice: Voice, room: Room, tally: Tally) -> None:
    cells = [f"{tally.counts[each]}" for each in _COLUMNS]
    waits = tally.waits_ms
    middle = f"{median(waits):.0f} ms" if waits else "–"
    late = f"{quantiles(waits, n=10)[-1]:.0f} ms" if len(waits) > 1 else "–"
    row = (voice.name, f"{voice.speed:g}", room.name, *cells, middle, late)
    report.text(f"| {' | '.join(row)} |")


def _hear(
    said: Samples, room: Room, *, editions: Editions, hearing: Hearing
) -> tuple[list[str], list[Note]]:
    """What would be done, and what was noted."""
    notes: list[Note] = []
    noting, mixer = _Noting(), Mixer()
    ears = Ears(
        canceller=SpeexCanceller(),
        wake_word=open_wake_word(Engine.MICRO, Phrase.HEY_JARVIS),
        detector=SphinxVoiceDetector(),
        hearing=hearing,
    )
    if room.echo:
        track = track_at(editions, _ADDRESS)
        assert track is not None  # noqa: S101 - it was built above
        mixer.put(PlayedTrack(track, 30_000))
    assistant = Assistant(ears, mixer, noting, tell=notes.append, typed=lambda: None)
    simulated = SimulatedRoom(to_heard(said), echo=room.echo, after_ms=1_500)
    assistant.run(simulated, simulated)
    return noting.heard, notes


def _count(
    sentence: str, notes: list[Note], heard: list[str], vocabulary: Vocabulary, tally: Tally
) -> None:
    kinds = {note.kind for note in notes}
    meaning = vocabulary.meaning(heard[0], asked=False) if heard else None
    stopped = meaning is not None and meaning.intent in _STOPS
    if sentence in OTHERS:
        tally.counts["others: stopped" if stopped else "others: moved"] += bool(heard)
    elif heard and meaning == vocabulary.meaning(sentence, asked=False):
        tally.counts["right"] += 1
    elif heard:
        tally.counts["stopped" if stopped else "wrong"] += 1
    elif Kind.UNSURE in kinds:
        tally.counts["asked"] += 1
    else:
        tally.counts["silent" if Kind.WOKE in kinds else "not woken"] += 1


def _said(say: Say, sentence: str, room: Room) -> Samples:
    """The wake phrase and a sentence, as they come into the room."""
    after = np.zeros(EAR_RATE * 2, dtype=np.float32)
    whole = np.concatenate([_before(room), say(WAKE), _PAUSE, say(sentence), after])
    rng = np.random.default_rng(len(sentence))
    if room.noise_db is None:
        noise = rng.normal(0, amplitude(_FLOOR_DB), len(whole))
    else:
        noise = _pink(len(whole), rng) * amplitude(LEVEL_DB - room.noise_db)
    return np.asarray(whole + noise, dtype=np.float32)


def _before(room: Room) -> Samples:
    """The canceller has to learn the room before it can take the coach out of it."""
    return np.zeros(EAR_RATE * (4 if room.echo else 1), dtype=np.float32)


def _end_ms(say: Say, sentence: str, room: Room) -> int:
    """When a sentence is over."""
    spoken = (_before(room), say(WAKE), _PAUSE, say(sentence))
    return sum(map(len, spoken)) * 1000 // EAR_RATE - EDGE_MS


def _pink(length: int, rng: np.random.Generator) -> npt.NDArray[np.float64]:
    spectrum = np.fft.rfft(rng.standard_normal(length))
    spectrum[1:] /= np.sqrt(np.arange(1, len(spectrum)))
    noise = np.fft.irfft(spectrum, length)
    return np.asarray(noise / np.sqrt(np.mean(noise**2)))
