"""Sounding a routine: from its closed set of sounds to the score that tracks are laid out from."""

from dataclasses import asdict

from audio_builder.building.findings import UnfitError, routine_findings
from audio_builder.building.fingerprint import fingerprint
from audio_builder.building.measuring import Lengths, refused_words
from audio_builder.building.workshop import Workshop
from audio_builder.model.routine import Routine
from audio_builder.model.sounds import Phrase
from audio_builder.planning.needs import needed_directions, needed_phrases, needed_sounds
from audio_builder.planning.vocabulary import VERSION
from audio_builder.records import SCHEMA_VERSION, Score


def sound_routine(routine: Routine, workshop: Workshop, previous: Score | None) -> Score:
    """Find or make every clip that any allowed pace of a routine can need.

    Args:
        routine: what is to be heard.
        workshop: where its clips come from.
        previous: the routine's score from an earlier build; returned again if it still holds.

    Raises:
        UnfitError: if words do not fit their slot at some allowed pace, or cannot be spoken.
        VoiceError: if the voice fails, whatever the words; what it has spoken is kept.
        OSError: if a clip cannot be written.
    """
    mark = fingerprint(routine, workshop.under)
    if previous is not None and previous.fingerprint == mark and workshop.is_whole(previous):
        return previous
    directions = needed_directions(routine)
    # Words first: what quiet is left in a slot is known once they are measured.
    spoken = workshop.speak(needed_phrases(directions), previous)
    lengths = Lengths(
        known_ms=spoken.lengths_ms,
        refused=spoken.refused,
        refused_words=refused_words(routine, workshop.voice),
    )
    findings = tuple(routine_findings(routine, lengths))
    if findings:
        raise UnfitError(routine, findings)
    sounds = needed_sounds(directions, spoken.lengths_ms.__getitem__)
    rest = [sound for sound in sounds if not isinstance(sound, Phrase)]
    return Score(
        schema_version=SCHEMA_VERSION,
        fingerprint=mark,
        conditions=asdict(workshop.under),
        voice=workshop.voice.record.attribution,
        vocabulary=VERSION,
        routine=routine,
        sounds=spoken.entries | workshop.provide(rest, previous),
    )
