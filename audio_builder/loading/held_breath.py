"""Nobody holds a breath: the wording that would tell a listener to, in its usual forms.

An effort with a held breath raises blood pressure, so no routine may say it, not even to warn of
it: heard in passing, "don't hold your breath" is "hold your breath". Positions are held, for a
breath: "hold for one deep breath" is what the language is about, and stays allowed.
"""

import re
import unicodedata
from typing import Final

_NUMBERS: Final = "one|two|three|four|five|six|seven|eight|nine|ten|[0-9]+"
_OWNERS: Final = "my|your|his|her|our|their|one'?s|the|this|that|these|those"
_FILLERS: Final = (
    f"(?:{_OWNERS}|{_NUMBERS}|its|a|an|any|every|each|all|some|both|of|own|next|last|first|final"
    "|second|third|single|whole|entire|full|fuller|fullest|deep|deeper|deepest|big|bigger|biggest"
    "|huge|great|good|nice|long|longer|longest|short|small|slow|little|large|strong|gentle|calm"
    "|easy|quiet|steady|complete|normal|natural|relaxed|belly|chest|nasal|abdominal|diaphragmatic"
    "|degree|very|really|inhaled)"
)
_HOLD: Final = "(?:hold|holds|holding|held)"
_END: Final = (
    r"(?= ?$| ?[^\w\s-]"
    r"| (?:and|while|as|until|till|for|then|now|when|during|through|throughout)\b)"
)
_MANNER: Final = (
    "(?![ -](?:through|into|from|with|so|too|hard|harder|fast|faster|quickly|shallowly|only|just"
    "|like|heavily|noisily|loudly|exercises?|drills?|practice|work|difficult|trouble|problems?))"
)
_NOT: Final = (
    "(?:don'?t|do not|never|must not|mustn'?t|should not|shouldn'?t|does not|doesn'?t|not to)"
)
_STOP: Final = "(?:stop|stops|stopping|cease|quit|pause|pausing|suspend|avoid|without|refrain from)"
_TAKE: Final = f"(?:take|draw|get)(?: {_FILLERS}){{0,5}} (?:breath|air)(?: in)?"
_THEN: Final = "(?:(?:and|then|now)[ ,]*)*"
_NOT_FOR_BREATHS: Final = f"(?! for (?:an?|{_NUMBERS})(?: {_FILLERS}){{0,3}} breaths?\\b)"

_BREATH_HELD: Final = (
    # hold your breath, holding a deep breath, hold on to that breath, a held breath
    rf"{_HOLD}(?:[ -](?:in|on|onto|to|back)){{0,2}}(?:[ -]{_FILLERS}){{0,6}}[ -]"
    r"(?:breaths?|breathing(?! (?:pattern|rhythm|rate|pace)))\b"
)
_AIR_HELD: Final = (
    # hold the air in, hold your air
    rf"{_HOLD}(?:[ -]{_FILLERS}){{0,4}}[ -]air(?: (?:in|inside|back)\b|{_END})"
)
_AIR_HELD_IN: Final = (
    # hold in your air, hold in all of that air; but not "hold in the air", which a leg does
    rf"{_HOLD} in(?: all)?(?: of)? (?:my|your|his|her|our|their|one'?s|that)(?: {_FILLERS}){{0,3}}"
    r" air\b"
)
_KEPT: Final = (
    # keep your breath in, keep the air inside; but not "keep the breath in your belly"
    rf"keep(?:ing|s)?(?: {_FILLERS}){{1,5}} (?:breath|air) "
    rf"(?:(?:held|trapped|locked|back)\b|(?:in|inside)(?:{_END}| (?:{_OWNERS}) lungs\b))"
)
_KEPT_IN: Final = rf"keep(?:ing|s)? in(?: {_FILLERS}){{1,5}} (?:breath|air)\b"
_TRAPPED: Final = (
    rf"(?:trap|lock|retain)(?:s|ping|ing)?(?: in)?(?: {_FILLERS}){{1,5}} (?:breath|air)\b"
)
_STOPPED: Final = (
    # stop your breath, pause your breathing; but not "pause for a breath"
    rf"(?:stop|pause|suspend|freeze)(?:s|ping|ing)? (?:{_OWNERS})(?: {_FILLERS}){{0,3}}"
    r" (?:breath|breathing)\b"
)
_NO_BREATH: Final = (
    # don't breathe, do not take a breath; but not "don't breathe so fast"
    rf"{_NOT}(?: (?:ever|even|you|take))? "
    rf"(?:(?:breathe|inhale|exhale)(?: (?:in|out))?\b|(?:{_FILLERS} ){{1,4}}breath\b){_MANNER}"
)
_NO_BREATHING: Final = (
    # stop breathing, without breathing; but not "avoid breathing through the mouth"
    rf"{_STOP}(?: (?:your|the|all|any|even|taking))? (?:breathing|inhaling|exhaling)\b{_MANNER}"
)
_HOLD_NOUN: Final = (
    # breath-hold, a breath hold, with the breath held
    rf"breath(?:-?hold(?:s|ing|ers?)?\b| holding\b| holds?(?:{_END}| of\b)|[ -]retention\b)"
    r"|breaths? (?:(?:is|are|being|stays?|kept) )?held\b"
)
_TAKEN_AND_HELD: Final = (
    # take a breath and hold it
    rf"(?:{_TAKE}|breathe in|breathe out|inhale|exhale)(?: deeply| fully)?"
    rf"[ ,;.!-]*{_THEN}hold (?:it|that)(?: in)?{_END}{_NOT_FOR_BREATHS}"
)
_IN_AND_HOLD: Final = (
    # breathe in and hold; but not "breathe in and hold the position"
    rf"(?:{_TAKE}|breathe in|inhale)(?: deeply| fully)?[ ,;]*{_THEN}hold{_END}{_NOT_FOR_BREATHS}"
)
_FORMS: Final = tuple(
    re.compile(rf"\b(?:{form})")
    for form in (
        _BREATH_HELD,
        _AIR_HELD,
        _AIR_HELD_IN,
        _KEPT,
        _KEPT_IN,
        _TRAPPED,
        _STOPPED,
        _NO_BREATH,
        _NO_BREATHING,
        rf"without (?:a|taking|drawing)(?: {_FILLERS}){{0,4}} breath\b",
        rf"no breathing\b{_END}",
        _HOLD_NOUN,
        _TAKEN_AND_HELD,
        _IN_AND_HOLD,
    )
)
_APOSTROPHES: Final = "`\u00b4\u02bc\u2018\u2019\u2032"
_NEGATION: Final = re.compile(
    r"\b(?:\w+n'?t|not|never|avoid|without|no|nobody|stop|cannot"
    r"|instead of|rather than|refrain from)\b(?: [\w']+){0,3} ?$"
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
    """Text as the forms expect it: lower case, single spaces, one apostrophe, no decoration."""
    bare = re.sub(f"[{_APOSTROPHES}]", "'", text)
    folded = unicodedata.normalize("NFKC", bare).casefold()
    folded = "".join(char for char in folded if unicodedata.category(char) not in ("Cf", "Mn"))
    folded = re.sub(r"[\u2010\u2011\u00ad]", "-", folded)
    folded = re.sub(r"""(?<!\w)'|'(?!\w)|[*_"“”()°]""", " ", folded)  # but not in "don't"
    folded = re.sub(r"\s+", " ", folded).strip()
    return re.sub(r" -+ ", " – ", folded)  # a dash between words, not inside one
