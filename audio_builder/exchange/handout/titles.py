"""Names: what of a text is the name of an exercise, and what is said of it."""

import re
from dataclasses import dataclass
from typing import Final

from audio_builder.exchange.handout.scanning import TAKEN, Scan

_WORDS_MAX: Final = 8
_LETTERS_MAX: Final = 70
_CUT: Final = re.compile(r"[.:;!?](?=\s|$)|\s[-|/]\s|\s?\(|\s?\[|\t")
_COMMA: Final = re.compile(r",\s")
_TRIM: Final = " \t-–:;,.()[]|/*=+&@"
_VERBS: Final = frozenset(
    ["lie", "lay", "sit", "stand", "kneel", "place", "put", "keep", "hold", "lift", "raise", "lower", "bend", "straighten", "slowly", "gently", "push", "pull", "press", "squeeze", "repeat", "return", "relax", "breathe", "inhale", "exhale", "start", "begin", "do", "perform", "complete", "bring", "take", "let", "move", "turn", "tighten", "draw", "reach", "tilt", "look", "make", "try", "use", "stop", "avoid", "don't", "do", "not", "never", "always", "remember", "ensure", "work", "go", "come", "get", "rest", "feel", "slide", "swing", "allow", "then", "now", "while", "with", "your", "you", "if", "when", "as", "for", "from", "in", "on", "at", "and", "or", "the", "it", "this", "these", "that", "stay", "maintain", "switch", "change", "alternate", "loop", "tie", "wrap", "attach", "grab", "grip", "face", "position", "perform", "progress", "increase", "decrease", "call", "contact", "please", "ask", "wear", "apply", "ice", "walk", "rise", "think", "imagine", "point", "push", "step", "extend", "rotate", "cross", "open", "close", "engage", "brace", "pause", "aim", "continue", "march", "shift", "drop", "tuck", "lean", "hinge", "roll"]
)
"""What instructions begin with, and names do not, unless they are short."""
_VERBS_OF_NAMES: Final = frozenset(
    ["walk", "march", "step", "slide", "swing", "push", "pull", "press", "squeeze", "sit", "stand", "turn", "tuck", "roll", "lean", "hinge", "shift", "reach", "draw", "bend", "tilt"]
)
"""Some of them begin names too, as in `Step up`."""
_SENTENCE_WORDS: Final = frozenset(
    ["your", "you", "you'll", "until", "then", "so", "while", "if", "it", "is", "are", "should", "will", "can", "may", "they", "them", "we", "our", "as", "his", "her", "my", "me", "because", "which"]
)
"""No name has any of these."""
_META: Final = re.compile(
    r"(?:start(?:ing)? position|position|purpose|goal|aim|benefits?|why|how(?: to| often| many)?|when"
    r"|equipment|you need|frequency|notes?|tips?|caution|warning|precautions?|name|date|patient"
    r"|therapist|clinician|phone|tel|fax|sets?|reps?|hold|rest|instructions?|dosage|dose|directions"
    r"|introduction|overview|summary|key points|updated|prepared by|author|what is.*|about.*"
    r"|(?:additional|general|important) .*|reminders?|progressions?|regressions?|important|muscles?|common mistakes?|page \d.*"
    r"|week \d.*|phase .*|day \d.*|exercises?|warm[- ]?up|cool[- ]?down|other|perform|technique"
    r"|execution|movement|action|general|diagnosis|dob|sides?|duration|time|intensity|per|tempo)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The first words of a block, as far as they may be a name.

    Attributes:
        name: those words; empty if they are no name.
        end: where the rest begins.
        start: where the name begins.
    """

    name: str
    start: int
    end: int


def head_of(scan: Scan) -> Head:
    """The name that a text begins with, behind a dose that stands first, if any."""
    text, left = scan.text, scan.left
    start = _behind_doses(left)
    taken = left.find(TAKEN, start)
    stop = len(text) if taken < 0 else taken
    cut = _CUT.search(text, start, stop)
    end = cut.start() if cut else stop
    capitals = _CAPITALS.match(text, start)
    end = min(end, capitals.end()) if capitals else end
    end = _at_comma(text, start, end)
    words = re.sub(r"\sx$", "", text[start:end].strip(_TRIM))
    name = words if is_name(words) else ""
    return Head(name=name, start=start, end=end if name else start)


def heading_of(scan: Scan) -> Head:
    """The name that a heading is, all of it but what stands in brackets at its end."""
    whole = _BRACKETS.sub("", scan.text).strip(_TRIM)
    if scan.has_dose or not is_name(whole) or _NOT_ONE.search(whole):
        head = head_of(scan)
        return head if scan.has_dose else Head(name="", start=0, end=0)
    return Head(name=whole, start=0, end=len(whole))


def is_name(words: str) -> bool:
    """Whether words may be the name of an exercise, by their number and kind."""
    plain = re.findall(r"[a-z0-9/'-]+", words.lower())
    if " ".join(plain) in _POSITIONS:
        return False
    if not plain or len(plain) > _WORDS_MAX or len(words) > _LETTERS_MAX:
        return False
    if not re.search(r"[^\W\d_]{2}", words) or is_label(words):
        return False
    if _SENTENCE_WORDS & set(plain):
        return False
    if plain[0] in _VERBS_OF_NAMES:
        return len(plain) <= _SHORT
    return plain[0] not in _VERBS



def is_label(words: str) -> bool:
    """Whether words are the label of something else than an exercise, as in `Equipment:`."""
    return _META.fullmatch(words.strip(_TRIM)) is not None


_SHORT: Final = 4
_BRACKETS: Final = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*:?\s*$")
_CAPITALS: Final = re.compile(r"(?:[A-Z][A-Z0-9/'&-]+\s+){1,6}(?=[A-Z][a-z])")
"""A name in capitals, with no more than a space between it and what is said of it."""
_POSITIONS: Final = frozenset(("sitting", "standing", "lying", "kneeling", "supine", "prone"))
_NOT_ONE: Final = re.compile(
    r"\b(?:exercises|programme?|protocol|weeks?|phase|stage|introduction|overview|continued|clinic"
    r"|hospital|physiotherap(?:y|ist)|physio|handout|instructions|notes|points|moves|routine|rehab"
    r"|rehabilitation|workout|plan|tips)\b",
    re.IGNORECASE,
)
"""A heading with one of these names more than one exercise, or none."""


def _behind_doses(left: str) -> int:
    """Where the words behind a dose at the start of a text begin."""
    found = re.match(rf"[\s{TAKEN}]*{TAKEN}(?:\s*[,:-])?\s*(?:of\s+|x\s+)?", left)
    return found.end() if found else 0


def _at_comma(text: str, start: int, end: int) -> int:
    """The end of a name that a comma ends, unless a word or two behind it belong to it."""
    comma = _COMMA.search(text, start, end)
    if comma is None:
        return end
    behind = text[comma.end() : end].split()
    is_part = 0 < len(behind) <= 3 and not behind[0][:1].isdigit()  # noqa: PLR2004 - a few words
    first = behind[0].lower() if behind else ""
    return end if is_part and first not in _VERBS else comma.start()
