"""A whole practice by voice: one recording of somebody who talks, and what was played to them."""

import os
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
import pytest
import soundfile
import soxr

import builds
import judges
import spoken
from skill.listen.network import network_of
from skill.listen.opening import Choice, Shown, opened
from skill.listen.ports import EAR_RATE, PLAY_RATE
from skill.listen.resampling import to_heard
from skill.listen.simulation import SimulatedRoom
from skill.listen.sphinx import SphinxRecogniser
from skill.listen.wake_words import Engine, Phrase
from skill.media.editions import Editions

pytestmark = [pytest.mark.voice, pytest.mark.usefixtures("heart_cache")]

Sound = npt.NDArray[np.float32]
Say = Callable[[str], Sound]
ECHO: Final = 0.3
"""How loud the microphone hears the coach."""
NOISE: Final = spoken.LEVEL * 10 ** (-20 / 20)
"""Pink noise, 20 dB below the speech."""
THIN: Final = 8
"""Of so many samples the mean is looked for: tracks are told apart by far less."""
SAID: Final = (
    ("Start the routine.", 14_000),
    ("Stop.", 4_000),
    ("Keep going.", 6_000),
    ("Next exercise.", 7_000),
    ("What a lovely day.", 12_000),
    ("Repeat this exercise.", 6_000),
    ("Go back.", 6_000),
    ("Ow.", 7_000),
    ("Resume.", 6_000),
    ("Pause.", 4_000),
    ("How much longer?", 8_000),
)
"""What is said, and how long nobody says anything after it; all but the first interrupts the coach,
or lets it go on."""
MOVES: Final = 6
"""Of these so many let the track play, or play another one."""
ANSWERS: Final = (
    "about five minutes left",
    "about two minutes left",
    "i have stopped",
    "you are at the bridge",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """What came of it.

    Attributes:
        shown: what the terminal showed.
        played: what the loudspeaker played.
        track: the whole track of the routine, as it was built.
        ends_s: when each sentence was over.
    """

    shown: str
    played: Sound
    track: Sound
    ends_s: dict[str, float]

    def at(self, sentence: str, after_s: float, among_s: tuple[float, float] = (0, 1e6)) -> float:
        """Where in the track the sound is that was played so long after a sentence, in seconds.

        What is said twice in a track is looked for in a part of it.
        """
        begin = round((self.ends_s[sentence] + after_s) * PLAY_RATE)
        first, last = (round(each * PLAY_RATE) for each in among_s)
        place_s, likeness = located(
            self.played[begin : begin + 2 * PLAY_RATE], self.track[first:last]
        )
        assert likeness > 0.9, (sentence, place_s, likeness)
        return among_s[0] + place_s

    def loudness(self, sentence: str, after_s: float) -> float:
        """How loud it was for a second, so long after a sentence."""
        begin = round((self.ends_s[sentence] + after_s) * PLAY_RATE)
        return float(np.abs(self.played[begin : begin + PLAY_RATE]).max())


def located(piece: Sound, whole: Sound) -> tuple[float, float]:
    """Where a piece of sound lies in a whole one, in seconds, and how alike they are there."""
    short, long = thinned(piece), thinned(whole)
    size = 1 << (len(short) + len(long)).bit_length()
    spectrum = np.fft.rfft(long, size) * np.conj(np.fft.rfft(short, size))
    alike = np.fft.irfft(spectrum, size)[: len(long) - len(short) + 1]
    powers = np.concatenate([[0], np.cumsum(long**2)])
    powers = (powers[len(short) :] - powers[: -len(short)]) * np.sum(short**2)
    likeness = alike / np.sqrt(np.maximum(powers, powers.max() / 1e6))
    best = int(np.argmax(likeness))
    return best * THIN / PLAY_RATE, float(likeness[best])


def thinned(sound: Sound) -> npt.NDArray[np.float64]:
    """A sound at an eighth of its rate."""
    return sound[: len(sound) // THIN * THIN].reshape(-1, THIN).mean(axis=1, dtype=np.float64)


def flite(text: str) -> Sound:
    """A sentence in a man's voice, of another program."""
    program = judges.need("flite")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "said.wav"
        words = [program, "-voice", "rms", "-t", text, "-o", str(path)]
        subprocess.run(words, check=True)
        sound, rate = soundfile.read(path, dtype="float32")
    heard = np.asarray(soxr.resample(sound, rate, EAR_RATE), dtype=np.float32)
    return heard * np.float32(spoken.LEVEL / np.sqrt(np.mean(heard**2)))


def practised(say: Say, folder: Path) -> Practice:
    """A practice of the small routine, in the real voice, in a room with noise and echo."""
    output = folder / "output"
    builds.build_small(output, voice="heart")
    parts, ends_s = [spoken.quiet(1_000)], {}
    for sentence, quiet_ms in SAID:
        # The last one is another person's: of flite, "how much longer" is asked back.
        speak = spoken.sentence if sentence == SAID[-1][0] else say
        parts += [speak("Hey Jarvis."), spoken.quiet(200), speak(sentence)]
        ends_s[sentence] = sum(map(len, parts)) / EAR_RATE
        parts.append(spoken.quiet(quiet_ms))
    lines: list[str] = []
    room = SimulatedRoom(spoken.recorded(*parts, noise=NOISE), echo=ECHO)
    choice = Choice(engine=Engine.MICRO, phrase=Phrase.HEY_JARVIS, data=folder)
    shown = Shown(line=lines.append, typed=lambda: None)
    with opened(choice, Editions(output), os.environ, shown) as assistant:
        assistant.run(room, room)
    track, rate = soundfile.read(output / "calm-hips" / "calm-hips.mp3", dtype="float32")
    assert rate == PLAY_RATE
    return Practice(
        shown="\n".join(lines), played=np.concatenate(room.played), track=track, ends_s=ends_s
    )


def answered(practice: Practice, sentence: str, answers: tuple[str, ...]) -> str:
    """What the coach is heard to answer, by a recogniser that knows some answers."""
    begin = round((practice.ends_s[sentence] - 0.2) * PLAY_RATE)
    answer = practice.played[begin : begin + 3 * PLAY_RATE]
    recogniser = SphinxRecogniser()
    recogniser.begin(network_of(tuple(tuple(each.split()) for each in answers)))
    recogniser.take(to_heard(soxr.resample(answer, PLAY_RATE, EAR_RATE)))
    return " ".join(word.text for word in recogniser.words())


@pytest.mark.parametrize("say", [spoken.sentence, flite], ids=["heart", "flite"])
def test_a_practice_goes_as_it_is_told(say: Say, tmp_path: Path) -> None:
    """Of what is played each piece is the one that was asked for, whatever interrupts it."""
    practice = practised(say, tmp_path)
    at = practice.at

    assert practice.shown.count("ear    heard “") == len(SAID) - 1, practice.shown
    assert practice.shown.count("device plays") == MOVES
    begun = at("Start the routine.", 10)
    assert practice.loudness("Stop.", 2) == 0
    gone_on = at("Keep going.", 2)
    assert begun < gone_on < begun + 9
    bridge = at("Next exercise.", 3)
    assert bridge > gone_on + 60
    assert at("What a lovely day.", 9.5, (bridge, bridge + 20)) > bridge + 2
    assert abs(at("Repeat this exercise.", 3) - bridge) < 1
    back = at("Go back.", 3)
    assert back < 20
    assert practice.loudness("Ow.", 6) > 0
    assert back < at("Resume.", 3) < back + 10
    assert practice.loudness("Pause.", 2) == 0
    assert answered(practice, "How much longer?", ANSWERS) == ANSWERS[0]
