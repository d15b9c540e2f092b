"""Nobody is told to hold the breath: a judge of words in the order in which they are heard."""

from audio_builder.loading.breath_holding.judge import BreathHold, breath_holds

__all__ = ["BreathHold", "breath_holds"]
