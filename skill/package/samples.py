"""What is said for each intent. Verbs come first; nouns serve "ask NAME for the hinge".

No sentence may belong to two intents, and none may do a built-in's job (`clashes` proves it for
each library). A built-in is only heard word for word, so what it lacks is added to it.
"""

from types import MappingProxyType
from typing import Final

from skill.package.patterns import expand
from skill.package.sayings import asking, body, moving, pacing, privacy, starting

_KINDS: Final = (body, starting, moving, pacing, asking, privacy)
SAMPLES: Final = MappingProxyType(
    {
        intent: tuple(dict.fromkeys(s for pattern in patterns for s in expand(pattern)))
        for kind in _KINDS
        for intent, patterns in kind.PATTERNS.items()
    }
)
"""For each intent, its sample sentences; built-ins that need none are not in it."""
