"""The one door to Amazon's SDK: it reads envelopes, finds the handler, and writes the answer."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final, cast

from ask_sdk_core.dispatch_components.request_components import AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.skill_builder import SkillBuilder
from ask_sdk_model.intent_request import IntentRequest
from ask_sdk_model.request_envelope import RequestEnvelope
from ask_sdk_model.response import Response
from ask_sdk_model.slu.entityresolution.status_code import StatusCode

from skill.alexa.questions import Asking, Question
from skill.alexa.requests import EXCEPTION, Heard, Request
from skill.alexa.responses import PlayerAnswer, VoiceAnswer
from skill.alexa.trimming import offset_in, person_in, seen_in, trimmed

Answering = Callable[[Request], VoiceAnswer | PlayerAnswer]
_ASKED: Final = "asked"
"""The session attribute that holds what was asked."""
_ABOUT: Final = "about"
"""The one that holds about what."""
_AGAIN: Final = "again"
"""The one that holds the words to ask it again with."""
_TO: Final = "to"
"""The one that holds who was asked."""
TROUBLE_MAX: Final = 500
"""Letters of it in the log."""


class UnreadableError(Exception):
    """The SDK does not know a request like this one; it is Alexa's all the same."""


class Host:
    """The SDK's skill with our handlers in it. Threads may share it."""

    def __init__(self, handlers: Mapping[frozenset[str], Answering], others: Answering) -> None:
        """Build the skill.

        Args:
            handlers: for some kinds of request, what answers them.
            others: what answers requests of any other kind.
        """
        builder = SkillBuilder()
        for kinds, answering in handlers.items():
            builder.add_request_handler(_Handler(kinds, answering))
        builder.add_request_handler(_Handler(None, others))
        self._skill = builder.create()

    def answer(self, envelope: Mapping[str, Any]) -> dict[str, Any]:
        """The whole answer to an envelope that is known to be Alexa's.

        Raises:
            UnreadableError: if the SDK has no type for it.
        """
        serializer = self._skill.serializer
        try:
            text = json.dumps(trimmed(envelope))
            read = serializer.deserialize(text, RequestEnvelope)
            request = replace(
                _request(read),
                **_told(envelope),
                has_player=_has_player(envelope),
                locale=_locale(envelope["request"]),
                trouble=_trouble(envelope["request"]),
            )
        except Exception as error:
            # What the SDK raises depends on where in the envelope its types do not fit.
            raise UnreadableError(type(error).__name__) from error
        written = serializer.serialize(self._skill.invoke(read, request))
        return cast("dict[str, Any]", written)


class _Handler(AbstractRequestHandler):
    """Answers requests of some kinds, or of any."""

    def __init__(self, kinds: frozenset[str] | None, answering: Answering) -> None:
        self._kinds = kinds
        self._answering = answering

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Whether it is one of these kinds."""
        request: Request = handler_input.context
        return self._kinds is None or request.kind in self._kinds

    def handle(self, handler_input: HandlerInput) -> Response:
        """Answer, and remember in the session what was asked."""
        request: Request = handler_input.context
        answer = self._answering(request)
        if handler_input.request_envelope.session is not None:
            handler_input.attributes_manager.session_attributes = _remembered(answer)
        # Not through the SDK's response types: what it cannot read it would leave out unsaid.
        return cast("Response", answer.render())


def _remembered(answer: VoiceAnswer | PlayerAnswer) -> dict[str, object]:
    """What the session keeps of an answer: the question, if it asks one."""
    if not isinstance(answer, VoiceAnswer) or answer.question is None:
        return {}
    question = answer.question
    more = {name: told for name, told in ((_ABOUT, question.about), (_TO, question.to)) if told}
    return {_ASKED: question.asking.value, _AGAIN: question.again, **more}


def _request(envelope: Any) -> Request:  # noqa: ANN401 - to its types any member may be missing
    """The request, freed of the SDK's types."""
    request, session = envelope.request, envelope.session
    system = envelope.context.system
    user_id = system.user.user_id or (session.user.user_id if session else None)
    intent, slots = "", dict[str, Heard]()
    if isinstance(request, IntentRequest):
        intent, slots = _intent(request.intent)
    return Request(
        kind=request.object_type,
        user_id=user_id,
        device_id=system.device.device_id,
        intent=intent,
        slots=slots,
        question=_question(session.attributes if session else {}),
        token=getattr(request, "token", None) or "",
        id=request.request_id or "",
    )


def _told(envelope: Mapping[str, Any]) -> dict[str, Any]:
    """What a device tells of its player, which is read without the SDK."""
    request, context = envelope["request"], envelope.get("context") or {}
    return {
        "person_id": person_in(context.get("System")),
        "seen": seen_in(context.get("AudioPlayer")),
        "failed_at": seen_in(request.get("currentPlaybackState")),
        "offset_ms": offset_in(request.get("offsetInMilliseconds")),
    }


def _intent(intent: Any) -> tuple[str, dict[str, Heard]]:  # noqa: ANN401 - as above
    return intent.name, {name: _heard(slot) for name, slot in (intent.slots or {}).items()}


def _heard(slot: Any) -> Heard:  # noqa: ANN401 - as above
    """The first match that any authority has, if one has."""
    authorities = slot.resolutions.resolutions_per_authority if slot.resolutions else None
    for authority in authorities or ():
        if authority.status.code is StatusCode.ER_SUCCESS_MATCH and authority.values:
            return Heard(value=slot.value, id=authority.values[0].value.id)
    return Heard(value=slot.value)


def _question(attributes: Mapping[str, Any] | None) -> Question | None:
    """The question that the session remembers; None if it is none that this version asks."""
    kept = attributes or {}
    asked, about, again = kept.get(_ASKED), kept.get(_ABOUT, ""), kept.get(_AGAIN)
    to = kept.get(_TO, "")
    if asked not in list(Asking) or not isinstance(about, str):
        return None
    if not isinstance(again, str) or not again:
        return None
    return Question(
        asking=Asking(asked), again=again, about=about, to=to if isinstance(to, str) else ""
    )


def _has_player(envelope: Mapping[str, Any]) -> bool:
    """Whether the device can play; one that does not tell what it can do is taken to."""
    system = (envelope.get("context") or {}).get("System") or {}
    interfaces = (system.get("device") or {}).get("supportedInterfaces")
    return not isinstance(interfaces, Mapping) or "AudioPlayer" in interfaces


def _locale(request: Mapping[str, Any]) -> str:
    locale = request.get("locale")
    return locale if isinstance(locale, str) else ""


def _trouble(request: Mapping[str, Any]) -> str | None:
    """What is told to have gone wrong, in one line. Of a listener it tells nothing."""
    told = {name: request[name] for name in ("error", "cause") if name in request}
    if not told and request["type"] != EXCEPTION:
        return None
    return json.dumps(told)[:TROUBLE_MAX]
