"""Nobody holds a breath: the wording that would tell a listener to, in its usual forms.

An effort with a held breath raises blood pressure, so no routine may say it, not even to warn of
it: heard in passing, "don't hold your breath" is "hold your breath". Positions are held, for a
breath: "hold for one deep breath" is what the language is about, and stays allowed.
"""

import re
import unicodedata
from typing import Final

_NUMBERS: Final = "one|two|three|four|five|six|seven|eight|nine|ten|[0-9]+"
_OWNERS: Final = "my|your|his|her|our|their|ones|the|this|that|these|those"
_FILLERS: Final = (
    f"(?:{_OWNERS}|{_NUMBERS}|its|a|an|any|every|each|all|some|both|of|own|next|last|first|final"
    "|second|third|single|whole|entire|full|fuller|fullest|deep|deeper|deepest|big|bigger|biggest"
    "|huge|great|good|nice|long|longer|longest|short|small|slow|little|large|strong|gentle|calm"
    "|easy|quiet|steady|complete|normal|natural|relaxed|belly|chest|nasal|abdominal|diaphragmatic"
    "|degree|very|really|inhaled)"
)
_HOLD: Final = "(?:hold|holds|holding|held)"
_END: Final = (
    r"(?= ?$| ?[^\w\s'-]| (?:and|while|as|until|till|for|then|now|when|during|through|throughout)\b)"
)
_MANNER: Final = (
    "(?![ -](?:through|into|from|with|so|too|hard|harder|fast|faster|quickly|shallowly|only|just"
    "|like|heavily|noisily|loudly|exercises?|drills?|practice|work|difficult|trouble|problems?))"
)
_NOT: Final = "(?:dont|do not|never|must not|mustnt|should not|shouldnt|does not|doesnt|not to)"
_STOP: Final = "(?:stop|stops|stopping|cease|quit|pause|pausing|suspend|avoid|without|refrain from)"
_INHALE: Final = "(?:breathe in|breathe out|inhale|exhale|breathe)"

_FORMS: Final = tuple(
    re.compile(rf"\b{form}")
    for form in (
        # hold your breath, holding a deep breath, hold on to that breath, a held breath
        rf"{_HOLD}(?:[ -](?:in|on|onto|to|back)){{0,2}}(?:[ -]{_FILLERS}){{0,6}}"
        r"[ -](?:breaths?|breathing(?! (?:pattern|rhythm|rate|pace)))\b",
        # hold the air in, hold your air, hold in all that air
        rf"{_HOLD}(?:[ -]{_FILLERS}){{0,4}}[ -]air(?: (?:in|inside|back)\b|{_END})",
        rf"{_HOLD} in(?: all)?(?: of)? (?:my|your|his|her|our|their|ones|that)(?: {_FILLERS}){{0,3}} air\b",
        # keep your breath in, keep the air inside, keep in your breath
        rf"keep(?:ing|s)?(?: {_FILLERS}){{1,5}} (?:breath|air)"
        rf" (?:held\b|trapped\b|locked\b|back\b|(?:in|inside)(?:{_END}| (?:{_OWNERS}) lungs\b))",
        rf"keep(?:ing|s)? in(?: {_FILLERS}){{1,5}} (?:breath|air)\b",
        # trap the air, lock your breath, stop your breath
        rf"(?:trap|lock|retain)(?:s|ping|ing)?(?: in)?(?: {_FILLERS}){{1,5}} (?:breath|air)\b",
        rf"(?:stop|pause|suspend|freeze)(?:s|ping|ing)? (?:{_OWNERS})(?: {_FILLERS}){{0,3}}"
        r" (?:breath|breathing)\b",
        # don't breathe, stop breathing, without breathing, without taking a breath
        rf"{_NOT}(?: (?:ever|even|you|take))?"
        rf"(?: (?:breathe|inhale|exhale)(?: (?:in|out))?\b|(?: {_FILLERS}){{1,4}} breath\b){_MANNER}",
        rf"{_STOP}(?: (?:your|the|all|any|even|taking))?"
        rf" (?:breathing|inhaling|exhaling)\b{_MANNER}",
        rf"without (?:a|taking|drawing)(?: {_FILLERS}){{0,4}} breath\b",
        rf"no breathing\b{_END}",
        # breath-hold, breath holding, with the breath held, breath retention
        r"breath-?hold(?:s|ing|er|ers)?\b",
        rf"breath (?:holding\b|holds?(?:{_END}| of\b))",
        r"breaths? (?:(?:is|are|being|stays?|kept) )?held\b",
        r"breath[ -]retention\b",
        # take a breath and hold it; breathe in and hold
        rf"(?:(?:take|draw|get)(?: {_FILLERS}){{0,5}} (?:breath|air)(?: in)?|{_INHALE})(?: deeply| fully)?"
        rf"[ ,;.!-]*(?:(?:and|then|now)[ ,]*)*hold (?:it|that)(?: in)?{_END}"
        rf"(?! for (?:an?|{_NUMBERS})(?: {_FILLERS}){{0,3}} breaths?\b)",
        rf"(?:(?:take|draw|get)(?: {_FILLERS}){{0,5}} breath(?: in)?|breathe in|inhale)"
        rf"(?: deeply| fully)?[ ,;]*(?:(?:and|then|now)[ ,]*)*hold{_END}"
        rf"(?! for (?:an?|{_NUMBERS})(?: {_FILLERS}){{0,3}} breaths?\b)",
    )
)
_NEGATION: Final = re.compile(
    r"\b(?:dont|not|never|avoid|without|no|nobody|stop|cannot|cant|wont|shouldnt|mustnt|doesnt"
    r"|instead of|rather than|refrain from)\b(?: \w+){0,3} ?$"
)


def held_breath_in(text: str) -> tuple[str, bool] | None:
    """Find words that hold a breath.

    Returns:
        The words, in lower case and evenly spaced, and whether they are forbidden or warned of
        ("never hold your breath") rather than asked for; None if the text has none.
    """
    plain = _plain(text)
    for form in _FORMS:
        found = form.search(plain)
        if found is not None:
            negated = _NEGATION.search(plain[: found.start()]) is not None
            return found[0].strip(" ,;.!"), negated
    return None


def _plain(text: str) -> str:
    """Text as the forms expect it: lower case, single spaces, no apostrophes, no decoration."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    folded = "".join(char for char in folded if unicodedata.category(char) not in ("Cf", "Mn"))
    folded = re.sub(r"[\u2010\u2011\u00ad]", "-", folded)
    folded = re.sub(r"['’‘ʼ`´′]", "", folded)  # don't, one’s
    folded = re.sub(r'[*_"“”()°]', " ", folded)
    folded = re.sub(r"\s+", " ", folded).strip()
    return re.sub(r" -+ ", " – ", folded)  # a dash between words, not inside one
