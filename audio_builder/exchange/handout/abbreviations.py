"""What clinics shorten in the names of exercises, in full."""

import re
from typing import Final

_ANY_CASE: Final = {
    "w/o": "without",
    "w/": "with",
    "s/l": "side-lying",
    "abd": "abduction",
    "add": "adduction",
    "ext": "extension",
    "flex": "flexion",
    "flx": "flexion",
    "rot": "rotation",
    "str": "stretch",
    "strtch": "stretch",
    "ham": "hamstring",
    "hams": "hamstrings",
    "glut": "glute",
    "sq": "squat",
    "bw": "bodyweight",
    "horiz": "horizontal",
    "iso": "isometric",
    "isom": "isometric",
    "scap": "scapular",
    "retr": "retraction",
    "sh": "shoulder",
    "shld": "shoulder",
    "bwd": "backward",
    "fwd": "forward",
    "lat": "lateral",
    "ant": "anterior",
    "post": "posterior",
    "alt": "alternating",
}
_CAPITALS: Final = {
    "SLR": "straight leg raise",
    "QS": "quad set",
    "GS": "glute set",
    "HS": "hamstring",
    "HF": "hip flexor",
    "STS": "sit to stand",
    "SLS": "single-leg stance",
    "SL": "single-leg",
    "DL": "double-leg",
    "RDL": "Romanian deadlift",
    "TKE": "terminal knee extension",
    "SAQ": "short arc quad",
    "LAQ": "long arc quad",
    "SKTC": "single knee to chest",
    "DKTC": "double knee to chest",
    "PPT": "posterior pelvic tilt",
    "AP": "ankle pump",
    "HR": "heel raise",
    "ER": "external rotation",
    "IR": "internal rotation",
    "DF": "dorsiflexion",
    "PF": "plantarflexion",
    "LTR": "lower trunk rotation",
    "ITB": "IT band",
    "UT": "upper trapezius",
    "RTB": "red band",
    "YTB": "yellow band",
    "GTB": "green band",
    "BTB": "blue band",
    "TB": "band",
    "DB": "dumbbell",
    "KB": "kettlebell",
    "UE": "arm",
    "LE": "leg",
    "AROM": "active range of motion",
    "PROM": "passive range of motion",
    "ROM": "range of motion",
}
_TURNS: Final = (
    (re.compile(r"\bext(?=\.? rot)", re.IGNORECASE), "external"),
    (re.compile(r"\bint(?=\.? rot)", re.IGNORECASE), "internal"),
)
"""Before a rotation these mean which way."""
_SHOUTED: Final = re.compile(r"\b[A-Z]{4,}\b")
_SHOUTED_MIN: Final = 2
_WORD: Final = re.compile(r"[A-Za-z]/[A-Za-z](?![A-Za-z/])|w/o?|[A-Za-z]+")


def spelled_out(name: str) -> str:
    """A name with its abbreviations in full; the same name if it has none."""
    turned = name
    for pattern, whole in _TURNS:
        turned = pattern.sub(whole, turned)
    found = " ".join(_WORD.sub(_full, turned).split())
    return found[:1].upper() + found[1:] if found != name else name


def calmed(title: str) -> str:
    """A title without the capitals of a heading: of two long words in capitals none stays."""
    if len(_SHOUTED.findall(title)) < _SHOUTED_MIN:
        return title
    calm = _SHOUTED.sub(lambda word: word[0].lower(), title)
    return f"{calm[:1].upper()}{calm[1:]}"


def _full(word: re.Match[str]) -> str:
    written = word[0]
    if written in _CAPITALS:
        return _CAPITALS[written]
    if written[:-1] in _CAPITALS and written.endswith("s"):
        return f"{_CAPITALS[written[:-1]]}s"
    whole = _ANY_CASE.get(written.lower(), written)
    return f"{whole} " if written.endswith("/") else whole
