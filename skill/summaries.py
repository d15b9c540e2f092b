"""How the help of each of the skill's commands begins, for a list that loads none of them."""

from types import MappingProxyType
from typing import Final

SUMMARIES: Final = MappingProxyType(
    {
        "cast": "Play a ROUTINE on a loudspeaker of the house: DLNA, Sonos or Chromecast.",
        "doctor": "Ask the server at URL as Alexa and a speaker would; one line a check.",
        "forget": "Delete all that is known of a listener, on every device.",
        "listen": "Be a smart speaker: hear, play and answer, with nothing sent anywhere.",
        "programme": "Private feeds: one listener's sessions, on the days that a programme file"
        " says.",
        "serve": "Serve what was built, at any pace; a later build is picked up by itself.",
        "skill-package": "Write what the Alexa console needs to know of a library.",
        "speaker": "Try the skill without an Echo: type what you would say to the device.",
        "wyoming": "Be the coach's voice in Home Assistant, and answer there what is asked of the"
        " routines.",
    }
)
