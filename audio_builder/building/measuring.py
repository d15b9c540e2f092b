"""Measuring phrases: one measure for whatever asks how long words take, before it is built."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from audio_builder.building.report import Report
from audio_builder.building.voicing import ThreadMaker
from audio_builder.building.workshop import Wanted, Workshop, refusals, spoken_phrases
from audio_builder.clips.cache import ClipCache
from audio_builder.clips.recipe import conditions
from audio_builder.errors import NoVoiceError
from audio_builder.model.routine import Routine
from audio_builder.mp3.format import Mp3Format
from audio_builder.planning.plan import estimate_ms
from audio_builder.voices.lexicon import Lexicon
from audio_builder.voices.port import Voice
from audio_builder.voices.registry import find_voice


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What there is to measure with."""

    voice: str
    """As on the command line."""
    cache: ClipCache
    report: Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Lengths:
    """How long phrases are: as a build has them, or estimated where no voice can be heard."""

    known_ms: dict[str, int] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)
    """Phrases that the voice cannot speak, and why."""
    refused_words: dict[str, str] = field(default_factory=dict)
    """Words of the routine's pronunciations that it cannot speak, and why."""
    why_estimated: str = ""

    @property
    def measured(self) -> bool:
        """Whether they are those of a build."""
        return not self.why_estimated

    def likely_ms(self, text: str) -> int:
        """What a phrase takes, as far as is known."""
        known_ms = self.known_ms.get(text)
        return estimate_ms(text) if known_ms is None else known_ms

    def surely_ms(self, text: str) -> int:
        """What a phrase takes at least: estimates of short ones are up to 0.4 s too long."""
        known_ms = self.known_ms.get(text)
        return estimate_ms(text) * 3 // 4 - 150 if known_ms is None else known_ms


def measure(routine: Routine, phrases: Iterable[str], means: Means) -> Lengths:
    """Measure phrases of a routine; where the voice cannot run, say why they are estimated.

    Raises:
        InputError: if there is no such voice.
    """
    try:
        voice = find_voice(means.voice, Lexicon(routine.pronunciations), routine.language)
        lengths = measure_with(voice, phrases, means.cache, means.report)
    except NoVoiceError as error:
        return Lengths(why_estimated=str(error))
    return replace(lengths, refused_words=refused_words(routine, voice))


def refused_words(routine: Routine, voice: Voice) -> dict[str, str]:
    """The words of a routine's pronunciations that a voice cannot speak, and why."""
    return refusals((entry.word for entry in routine.pronunciations), voice)


def measure_with(voice: Voice, phrases: Iterable[str], cache: ClipCache, report: Report) -> Lengths:
    """Measure phrases with a voice: those that are not kept are voiced now, and kept.

    A voice that asks a service for each phrase is not asked merely to measure.

    Raises:
        NoVoiceError: if the voice cannot run here, and is needed.
    """
    fmt = Mp3Format()  # a phrase has as many frames at any bit rate
    workshop = Workshop(store=cache, maker=ThreadMaker(jobs=None), report=report, cache=None)
    texts = tuple(phrases)
    refused = refusals(texts, voice)
    wanted = spoken_phrases((text for text in texts if text not in refused), voice)
    if voice.record.online:
        under = conditions(voice, fmt)
        missing = sum(not workshop.is_kept(each, said, under) for each, said in wanted.items())
        if missing:
            why = (
                f"the voice {voice.record.name} speaks over the network, and {missing} of "
                f"{len(texts)} phrases are not kept yet: a build with it keeps them"
            )
            return Lengths(refused=refused, why_estimated=why)
    found = workshop.provide(Wanted(sounds=wanted, voice=voice, fmt=fmt))
    return Lengths(known_ms=found.lengths_ms, refused=refused | found.refused)
