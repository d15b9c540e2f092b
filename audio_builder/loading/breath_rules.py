"""No routine tells anybody to hold the breath: its texts are judged in the order of hearing."""

from collections.abc import Iterator, Sequence
from typing import Final

from audio_builder.loading.breath_holding import BreathHold, breath_holds
from audio_builder.loading.heard import heard_orders
from audio_builder.loading.plain import Finding, Json, KeyPath
from audio_builder.loading.problems import shown
from audio_builder.loading.respelling import respeller
from audio_builder.loading.texts import Text, spoken_texts, texts_at

_UNSPOKEN_KEYS: Final = ("summary",)


def breath_findings(data: dict[str, Json]) -> Iterator[Finding]:
    """Yield each place that tells the listener to hold the breath, once."""
    found: dict[KeyPath, Finding] = {}
    respell = respeller(data)
    for texts in _judged_together(data):
        written = [text.words for text in texts]
        respelt = [respell(words) for words in written]
        # Both, for of a word and its respelling either may be the one that hides a breath.
        for heard in (written,) if respelt == written else (written, respelt):
            for hold in breath_holds(heard):
                path = texts[hold.text].path
                found.setdefault(path, _finding(path, hold))
    yield from found.values()


def _judged_together(data: dict[str, Json]) -> Iterator[Sequence[Text]]:
    for text in (*spoken_texts(data), *texts_at((), data, _UNSPOKEN_KEYS)):
        yield (text,)
    yield from heard_orders(data)


def _finding(path: KeyPath, hold: BreathHold) -> Finding:
    after = f" after {shown(hold.after)}" if hold.after else ""
    mend = "say 'hold the position for one deep breath'"
    if hold.counted:
        mend = "leave the hold out: Repcast teaches no breathing pattern that has one"
    what = f"{shown(hold.words)}{after} tells the listener to hold the breath"
    return Finding(path=path, what=what, mend=mend)
