"""The manifest, skill.json: what the store shows of the skill, and where it is."""

import re
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from audio_builder.library import Catalog, RoutineEntry
from skill.package.endpoint import Endpoint
from skill.package.model import LOCALES
from skill.package.names import Named
from skill.package.phrases import example_phrases

Json = dict[str, Any]
ICONS: Final = {
    "smallIconUri": ("assets/images/small-icon.png", 108),
    "largeIconUri": ("assets/images/large-icon.png", 512),
}
"""For each of the manifest's keys, where in the skill package the icon is, and its side in px."""
DISCLAIMER: Final = (
    "This skill guides general exercise practice. It is not medical advice and does not replace "
    "a doctor or a physiotherapist: ask one first if you are injured, ill or unsure. Work without "
    "pain, and stop if anything pinches or hurts, or if you feel numb or dizzy."
)
KEPT: Final = (
    "What is kept: where you stopped and at which pace, and by the hour what you began, finished "
    "or stopped because it hurt, under a keyed hash of the id that Amazon gives you. Say 'forget "
    "me', or disable the skill, and it is deleted."
)
_NAME_LENGTH: Final = 50
_SUMMARY_LENGTH: Final = 160
_DESCRIPTION_LENGTH: Final = 4000
_MAX_KEYWORDS: Final = 30
_KEYWORDS: Final = ("exercise", "mobility", "stretching", "breathing", "workout", "coach")


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """All that the manifest is made of."""

    catalog: Catalog
    named: Sequence[Named]
    invocation: str
    endpoint: Endpoint
    privacy_url: str | None = None

    @property
    def phrases(self) -> tuple[str, str, str]:
        """Its example phrases."""
        return example_phrases(self.invocation, self.named, self.catalog.oldest)


def render_manifest(offer: Offer) -> Json:
    """The manifest of a library's skill."""
    endpoint = {
        "uri": offer.endpoint.uri,
        "sslCertificateType": offer.endpoint.certificate.value,
    }
    return {
        "manifest": {
            "manifestVersion": "1.0",
            "publishingInformation": _publishing(offer),
            "apis": {"custom": {"endpoint": endpoint, "interfaces": [{"type": "AUDIO_PLAYER"}]}},
            # Whoever disables the skill is forgotten.
            "events": {"endpoint": endpoint, "subscriptions": [{"eventName": "SKILL_DISABLED"}]},
            "privacyAndCompliance": _privacy(offer),
        }
    }


def _publishing(offer: Offer) -> Json:
    first = offer.catalog.oldest
    local = {
        "name": _shorten(first.title, _NAME_LENGTH),
        "summary": _summary(first.summary),
        "description": _description(offer),
        "examplePhrases": list(offer.phrases),
        "keywords": _keywords(first),
        **{key: f"file://{path}" for key, (path, _) in ICONS.items()},
    }
    return {
        "category": "HEALTH_AND_FITNESS",
        "distributionMode": "PUBLIC",
        "isAvailableWorldwide": True,
        "distributionCountries": [],
        "testingInstructions": _testing(offer),
        "locales": dict.fromkeys(LOCALES, local),
    }


def _privacy(offer: Offer) -> Json:
    privacy: Json = {
        "allowsPurchases": False,
        # What is practised is kept, and that something hurt. It is under a hash, but it is
        # somebody's: whoever asks is told it, and a programme that is linked shows it to a coach.
        "usesPersonalInfo": True,
        "isChildDirected": False,
        "isExportCompliant": True,
        "containsAds": False,
        # Amazon means by this that the developer is bound by HIPAA and has Amazon process patients'
        # data; who is, sets it and signs for it in the console.
        "usesHealthInfo": False,
    }
    if offer.privacy_url is not None:
        local = {"privacyPolicyUrl": offer.privacy_url}
        privacy["locales"] = dict.fromkeys(LOCALES, local)
    return privacy


def _description(offer: Offer) -> str:
    about = "\n\n".join(_about(routine) for routine in offer.catalog.routines)
    sayings = "\n".join(f'- "{line}"' for line in _sayings(offer))
    tail = f"\n\nWhat you can say:\n{sayings}\n\n{KEPT}\n\n{DISCLAIMER}"
    room = _DESCRIPTION_LENGTH - len(tail)
    if len(about) > room:  # the disclaimer stays, whatever is left of the rest
        about = about[: room - 2].rsplit(maxsplit=1)[0] + " …"
    return about + tail


def _about(routine: RoutineEntry) -> str:
    exercises = "\n".join(f"{each.number}. {each.title}" for each in routine.exercises)
    credit = ""
    if routine.source is not None:
        source = routine.source
        credit = f"\n\nDrawn from {source.title}, by {source.author}, {source.publisher}."
    return f"{routine.title}\n{routine.summary.strip()}\n\n{exercises}{credit}"


def _sayings(offer: Offer) -> Iterator[str]:
    yield from offer.phrases
    yield "Alexa, next"
    yield "Alexa, pause"
    yield f"Alexa, ask {offer.invocation} how long is left"


def _testing(offer: Offer) -> str:
    lines = "\n".join(f"{n}. {line}" for n, line in enumerate(certification_steps(offer), start=1))
    return (
        f"No account and no other device are needed. Say, in this order:\n{lines}\n"
        "While a session plays, only the built-in commands are heard without the skill's name. "
        f"{KEPT}"
    )


def certification_steps(offer: Offer) -> tuple[str, ...]:
    """What to say to see all of it, in an order in which each sentence has something to do.

    What goes to the next exercise comes before what goes to the last one.
    """
    opening, last_exercise, slower = example_phrases(
        offer.invocation, offer.named, offer.catalog.oldest
    )
    goes_on = ("Alexa, next",) if len(offer.catalog.oldest.exercises) > 1 else ()
    name = offer.invocation
    return (
        opening,
        slower,
        f"Alexa, ask {name} how long is left",
        *goes_on,
        f"Alexa, tell {name} that hurts",
        "next" if goes_on else "leave it for today",
        last_exercise,
        "Alexa, pause",
        "Alexa, resume",
        f"Alexa, ask {name} to forget me",
        "yes",
    )


def _keywords(routine: RoutineEntry) -> list[str]:
    words = (word.strip(",.").lower() for word in routine.title.split())
    return list(dict.fromkeys([*(word for word in words if len(word) > 1), *_KEYWORDS]))[
        :_MAX_KEYWORDS
    ]


def _summary(text: str) -> str:
    """As many of a text's sentences as the store has room for; of a long first one, its begin."""
    text = " ".join(text.split())
    ends = [found.end() for found in re.finditer(r"[.!?](?= |$)", text)]
    whole = [end for end in ends if end <= _SUMMARY_LENGTH]
    return text[: whole[-1]] if whole else _shorten(text, _SUMMARY_LENGTH)


def _shorten(text: str, length: int) -> str:
    return textwrap.shorten(text, length, placeholder=" …")
