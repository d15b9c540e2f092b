"""PocketSphinx, loaded: the only module that imports it. Its English model is in its wheel.

A grammar makes it find some sentence in any noise at all, so what it finds is weighed. Its scores
are logarithms relative to the sound that fits each moment best, whichever that is: a filler model
of all sounds, at no cost. Where a sentence stays far below it, something else was said.
"""

import math
from collections import Counter
from functools import cache
from types import MappingProxyType
from typing import Final

import numpy as np
from pocketsphinx import Decoder, Vad

from skill.listen.network import Network
from skill.listen.ports import EAR_RATE, FRAME_MS, Heard, Word
from skill.listen.pronunciations import PRONUNCIATIONS

_NOT_WORDS: Final = ("<", "[", "(")
"""What silence, noise and steps without a word are written with."""
_FLOOR: Final = 20.0
"""The loudness of the noise that is laid under every sound, of 32768: nothing real is as quiet as
zeros, which the model has never heard."""
_WEIGHT: Final = 1.0
"""How much the grammar counts beside the sound. At the usual 6.5 a word that ends the sentence is
dropped for the beginning of a longer one."""
_BEAMS: Final = MappingProxyType({"beam": 1e-36, "pbeam": 1e-36, "wbeam": 1e-24})
"""How far below the best way others are still followed. Narrower than usual by a third: as much is
understood, with two thirds of the computing."""
_KEPT: Final = 6
"""So many networks are kept: what is said after a wake word, at a question, to stop."""
_STRICT: Final = 3
"""How much the detector wants, of 0 to 3, to take a sound for a voice."""
_UNIT: Final = 1024
"""Its scores of sounds are counted in so much less."""
_NAUGHT: Final = -745.0
"""The logarithm of the smallest number there is."""


class SphinxVoiceDetector:
    """The detector that comes with it, which is quick to say that nobody speaks any more."""

    def __init__(self) -> None:
        self._model = Vad(_STRICT, EAR_RATE, FRAME_MS / 1000)

    def hears(self, frame: Heard) -> bool:
        """Take in a frame; tell whether someone speaks."""
        return bool(self._model.is_speech(frame.astype("<i2").tobytes()))


class SphinxRecogniser:
    """PocketSphinx, with the grammar of the last network it was handed."""

    def __init__(self) -> None:
        """Load the model and its dictionary; that takes a second."""
        # The best path is the one found while listening: a second search takes half a second.
        self._decoder = Decoder(
            lm=None, lw=_WEIGHT, loglevel="FATAL", samprate=EAR_RATE, bestpath=False, **_BEAMS
        )
        for word, phones in PRONUNCIATIONS.items():
            if self._decoder.lookup_word(word) is None:
                self._decoder.add_word(word, phones, update=False)
        self._network: Network | None = None
        self._searches: dict[Network, str] = {}
        """What the search of each network that is kept is called: to make one takes 0.1 s."""
        self._floor = np.random.default_rng(0)
        self._is_begun = False
        self.knows = cache(self._knows)

    def _knows(self, word: str) -> bool:
        return self._decoder.lookup_word(word) is not None

    def begin(self, network: Network) -> None:
        """What comes from now on is a sentence of this network, or none."""
        if self._is_begun:
            self._decoder.end_utt()
        self._prepare(network)
        self._floor = np.random.default_rng(0)
        self._decoder.start_utt()
        self._is_begun = True

    def take(self, sound: Heard) -> None:
        """Take in what comes next; most of the computing is done here."""
        floor = self._floor.normal(0, _FLOOR, len(sound))
        pcm = np.clip(sound + floor, -32768, 32767).astype("<i2").tobytes()
        self._decoder.process_raw(pcm)

    def words(self) -> tuple[Word, ...]:
        """The sentence that all of it is, word by word; empty if it is no whole one."""
        self._decoder.end_utt()
        self._is_begun = False
        if self._network is None or self._decoder.hyp() is None:
            return ()
        words = tuple(
            Word(
                text=each.word.partition("(")[0],
                begins=each.start_frame,
                moments=each.end_frame - each.start_frame + 1,
                score=_log(each.ascore),
            )
            for each in self._decoder.seg()
            if not each.word.startswith(_NOT_WORDS)
        )
        return words if self._network.has(tuple(word.text for word in words)) else ()

    def _prepare(self, network: Network) -> None:
        self._network = network
        if network not in self._searches:
            # The one that has been kept longest makes room: of the same name, it is let go.
            is_full = len(self._searches) == _KEPT
            name = self._searches.pop(next(iter(self._searches))) if is_full else ""
            self._searches[network] = name or f"said {len(self._searches)}"
            self._add(network, self._searches[network])
        self._decoder.activate_search(self._searches[network])

    def _add(self, network: Network, name: str) -> None:
        ways = Counter(arc.start for arc in network.arcs)
        steps = [
            (arc.start, arc.end, 1 / ways[arc.start], *([arc.word] if arc.word else []))
            for arc in network.arcs
        ]
        self._decoder.add_fsg(name, self._decoder.create_fsg(name, 0, network.final, steps))


def _log(likelihood: float) -> float:
    return _UNIT * (math.log(likelihood) if likelihood > 0 else _NAUGHT)
