"""How the built-in intents are said without our doing (Amazon lists some of it, not all).

Never written into the model: known here so that no sample and no exercise's name takes their place.
"""

from types import MappingProxyType
from typing import Final

from skill.package.intents import Intent

STOCK: Final = MappingProxyType(
    {
        Intent.PAUSE: ("pause", "pause that", "pause it"),
        Intent.RESUME: ("resume", "continue", "keep going"),
        Intent.NEXT: ("next", "skip", "skip forward"),
        Intent.PREVIOUS: ("previous", "go back", "skip back", "back up"),
        Intent.REPEAT: ("repeat", "repeat that", "repeat this", "say that again", "again"),
        Intent.START_OVER: ("start over", "restart", "start again"),
        Intent.LOOP_ON: ("loop", "loop on", "loop mode", "turn on loop", "turn on repeat"),
        Intent.LOOP_OFF: ("loop off", "turn off loop", "turn off repeat"),
        Intent.SHUFFLE_ON: ("shuffle", "shuffle on", "shuffle mode", "turn on shuffle"),
        Intent.SHUFFLE_OFF: ("shuffle off", "stop shuffling", "turn off shuffle"),
        Intent.YES: ("yes", "yes please", "sure", "ok", "okay", "yeah", "yep"),
        Intent.NO: ("no", "no thanks", "no thank you", "nope"),
        Intent.HELP: ("help", "help me", "can you help me"),
        Intent.STOP: ("stop", "off", "shut up", "quit", "exit", "end", "be quiet"),
        Intent.CANCEL: ("cancel", "cancel that", "never mind", "nevermind", "forget it"),
        Intent.NAVIGATE_HOME: ("home", "go home", "home screen"),
    }
)
