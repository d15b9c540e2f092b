"""PocketSphinx, loaded: the only module that imports it. Its English model is in its wheel.

A grammar makes it find some sentence in any noise at all, so what it finds is weighed. Its scores
are logarithms relative to the sound that fits each moment best, whichever that is: a filler model
of all sounds, at no cost. Where a sentence stays far below it, something else was said.
"""

import math
from collections import Counter
from functools import cache
from typing import Final

import numpy as np
from pocketsphinx import Decoder

from skill.listen.network import Network
from skill.listen.ports import EAR_RATE, Heard, Word
from skill.listen.pronunciations import PRONUNCIATIONS

_NOT_WORDS: Final = ("<", "[")
"""What silence and noise are written with."""
_FLOOR: Final = 20.0
"""The loudness of the noise that is laid under every sound, of 32768: nothing real is as quiet as
zeros, which the model has never heard."""
_WEIGHT: Final = 1.0
"""How much the grammar counts beside the sound. At the usual 6.5 a word that ends the sentence is
dropped for the beginning of a longer one."""
_NAUGHT: Final = -745.0
"""The logarithm of the smallest number there is."""


class SphinxRecogniser:
    """PocketSphinx, with the grammar of the last network it was handed."""

    def __init__(self) -> None:
        """Load the model and its dictionary; that takes a second."""
        self._decoder = Decoder(lm=None, lw=_WEIGHT, loglevel="FATAL", samprate=EAR_RATE)
        for word, phones in PRONUNCIATIONS.items():
            if self._decoder.lookup_word(word) is None:
                self._decoder.add_word(word, phones, update=False)
        self._network: Network | None = None
        self.knows = cache(self._knows)

    def _knows(self, word: str) -> bool:
        return self._decoder.lookup_word(word) is not None

    def recognise(self, sound: Heard, network: Network) -> tuple[Word, ...]:
        """The sentence that the sound is, word by word; empty if it is no whole one."""
        self._prepare(network)
        floor = np.random.default_rng(0).normal(0, _FLOOR, len(sound))
        pcm = np.clip(sound + floor, -32768, 32767).astype("<i2").tobytes()
        self._decoder.start_utt()
        self._decoder.process_raw(pcm, full_utt=True)
        self._decoder.end_utt()
        if self._decoder.hyp() is None:
            return ()
        words = tuple(
            Word(
                text=each.word.partition("(")[0],
                moments=each.end_frame - each.start_frame + 1,
                score=_log(each.ascore),
            )
            for each in self._decoder.seg()
            if not each.word.startswith(_NOT_WORDS)
        )
        return words if network.has(tuple(word.text for word in words)) else ()

    def _prepare(self, network: Network) -> None:
        if network is self._network:
            return
        ways = Counter(arc.start for arc in network.arcs)
        steps = [
            (arc.start, arc.end, 1 / ways[arc.start], *([arc.word] if arc.word else []))
            for arc in network.arcs
        ]
        # Of the same name: the one before it is let go.
        self._decoder.add_fsg("said", self._decoder.create_fsg("said", 0, network.final, steps))
        self._decoder.activate_search("said")
        self._network = network


def _log(likelihood: float) -> float:
    return math.log(likelihood) if likelihood > 0 else _NAUGHT
