"""The skill's sentences as this speaker says them: its own wake word, and no need to be named."""

import re


def reworded(text: str, wake_phrase: str, name: str) -> str:
    """A sentence without markup that asks nobody to call for Alexa.

    Args:
        text: what the skill says.
        wake_phrase: what this speaker waits for.
        name: what the skill is called by, as it is heard.
    """
    plain = re.sub(r"<[^>]*>", "", text)
    called = r"\W+".join(map(re.escape, name.split()))
    own = wake_phrase.title()
    unnamed = re.sub(rf"\bAlexa, (?:ask|tell) {called}\W+(?:(?:to|for) )?", f"{own}, ", plain)
    return re.sub(r"\bAlexa\b", own, unnamed)
