"""Whatever Alexa signs, in whatever order: never a 500, never a word to a player, never a fault."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from skill.alexa import requests
from skill.package.intents import Intent, Slot

Echo = Any
KINDS = sorted(requests.VOICE | requests.PLAYER | requests.BUTTONS | {"New"})
FUZZ = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
"""The speaker and its place are kept from one example to the next, which does no harm here."""
ANYTHING = some.recursive(
    some.none() | some.booleans() | some.integers() | some.text(max_size=5),
    lambda inner: (
        some.lists(inner, max_size=2) | some.dictionaries(some.text(max_size=5), inner, max_size=2)
    ),
    max_leaves=5,
)
ODD = some.fixed_dictionaries(
    {"type": some.sampled_from(KINDS)},
    optional={
        "token": ANYTHING,
        "offsetInMilliseconds": ANYTHING,
        "intent": ANYTHING,
        "error": ANYTHING,
        "cause": ANYTHING,
        "currentPlaybackState": ANYTHING,
        "locale": ANYTHING,
        "reason": ANYTHING,
    },
)
SLOT = some.fixed_dictionaries(
    {"name": some.just("x")},
    optional={"value": some.sampled_from(["", "?", "3", "hinge", "last", "slower", "no", "full"])},
)


@FUZZ
@given(request=ODD, player=ANYTHING, session=ANYTHING)
def test_odd_requests(echo: Echo, request: dict[str, Any], player: object, session: object) -> None:
    """Members of any type, in any request."""
    whole = echo.envelope(request)
    held = {"attributes": session, "user": session, "sessionId": session}
    application = whole["context"]["System"]["application"]
    answer = echo.send(
        request,
        context=whole["context"] | {"AudioPlayer": player},
        session={"application": application, **held},
    )
    assert request["type"] in requests.VOICE or "outputSpeech" not in answer


@FUZZ
@given(data=some.data())
def test_any_order(echo: Echo, data: some.DataObject) -> None:
    """Words, buttons and events of known and unknown tokens, however they follow each other."""
    for _ in range(6):
        tokens = [None, "unknown", *([echo.queue["token"]] if echo.queue else [])]
        what = data.draw(some.sampled_from(["say", "press", "tell", "launch", "end"]))
        if what == "say":
            intent = data.draw(some.sampled_from(sorted(Intent)))
            slots = data.draw(some.dictionaries(some.sampled_from(sorted(Slot)), SLOT, max_size=2))
            named = {"name": intent, "slots": slots}
            echo._carried_out(echo.send({"type": "IntentRequest", "intent": named}))
        elif what == "press":
            echo.press(data.draw(some.sampled_from(["Play", "Pause", "Next", "Previous"])))
        elif what == "launch":
            echo.launch()
        elif echo.current is not None and what == "end":
            echo.play_to_end()
        elif echo.current is not None:
            events = ["Started", "Finished", "Stopped", "NearlyFinished", "Failed"]
            event = data.draw(some.sampled_from(events))
            echo.tell(event, token=data.draw(some.sampled_from(tokens)))
