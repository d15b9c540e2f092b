"""The Wyoming protocol, by its own client: the voice, the answers, and what cannot be done."""

import asyncio
from itertools import pairwise

import pytest
from wyoming.asr import Transcript
from wyoming.audio import AudioChunk, AudioStart, AudioStop
from wyoming.client import AsyncClient
from wyoming.event import Event, Eventable
from wyoming.handle import Handled, NotHandled
from wyoming.info import Describe, Info
from wyoming.ping import Ping, Pong
from wyoming.tts import (
    Synthesize,
    SynthesizeChunk,
    SynthesizeStart,
    SynthesizeStop,
    SynthesizeStopped,
    SynthesizeVoice,
)

from assist_clients import HeldVoice, answers, ask, fault, run, visited
from skill.assist.service import TEXT_MAX, Service
from skill.assist.serving import serve
from skill.listening import bind_at


def sound(events: list[Event]) -> bytes:
    """The samples of an answer, whose events stand in the order that the protocol has."""
    assert AudioStart.is_type(events[0].type)
    assert AudioStop.is_type(events[-1].type)
    chunks = [AudioChunk.from_event(event) for event in events[1:-1]]
    formats = {(chunk.rate, chunk.width, chunk.channels) for chunk in chunks}
    assert formats == {(24_000, 2, 1)}
    for one, next_one in pairwise(chunks):
        assert one.timestamp is not None
        assert next_one.timestamp == one.timestamp + one.milliseconds
    return b"".join(chunk.audio for chunk in chunks)


def test_it_tells_what_it_is(service: Service) -> None:
    """Home Assistant learns the voice's name, language and makers, and that questions are taken."""
    (event,) = visited(service, lambda uri: ask(uri, Describe(), until=Info))
    told = Info.from_event(event)

    (voice,) = told.tts[0].voices
    assert (voice.name, voice.languages) == ("fake", ["en-US"])
    assert voice.attribution.name == "Voice: a hum"
    assert told.tts[0].supports_synthesize_streaming
    assert told.handle[0].models[0].languages == ["en"]


def test_a_text_is_spoken(service: Service) -> None:
    """Samples come at the voice's own rate, 16-bit and mono; a sentence is heard as in a track."""
    one = sound(visited(service, lambda uri: ask(uri, Synthesize("Bow."), until=AudioStop)))
    two = sound(visited(service, lambda uri: ask(uri, Synthesize("Bow. Bow."), until=AudioStop)))

    assert two == one + one
    hum_s = len(one) / 2 / 24_000
    assert 0.24 + 0.288 <= hum_s < 0.24 + 0.288 + 0.2


def test_the_first_sentence_sounds_before_the_second_is_voiced(service: Service) -> None:
    """Who sends a long text hears its beginning at once."""

    async def visit(uri: str) -> list[Event]:
        async with AsyncClient.from_uri(uri) as client:
            await client.write_event(Synthesize("Bow. Wait here.").event())
            begun = [await client.read_event(), await client.read_event()]
            HeldVoice.gate.set()
            return [event for event in begun if event] + await answers(client, AudioStop)

    assert sound(visited(service, visit))


def test_clients_do_not_wait_for_each_other(service: Service) -> None:
    """While a sentence is being voiced another one is, and questions and pings are answered."""

    async def visit(uri: str) -> list[Event]:
        slow = asyncio.create_task(ask(uri, Synthesize("Wait here."), until=AudioStop))
        await asyncio.sleep(0.05)
        assert await ask(uri, Ping(text="x"), until=Pong) == [Pong(text="x").event()]
        assert sound(await ask(uri, Synthesize("Bow."), until=AudioStop))
        assert await ask(uri, Transcript("what is this"), until=Handled)
        assert not slow.done()
        HeldVoice.gate.set()
        return await slow

    assert sound(visited(service, visit))


def test_a_text_that_comes_in_pieces_is_spoken_as_it_comes(service: Service) -> None:
    """Each sentence sounds once it is whole; the same text in one piece is passed over."""
    whole = sound(visited(service, lambda uri: ask(uri, Synthesize("Bow. Rise."), until=AudioStop)))

    async def visit(uri: str) -> list[Event]:
        async with AsyncClient.from_uri(uri) as client:
            for one in (SynthesizeStart(), SynthesizeChunk("Bo"), SynthesizeChunk("w. Ri")):
                await client.write_event(one.event())
            begun = [await client.read_event()]  # before the second sentence is whole
            for last in (SynthesizeChunk("se."), Synthesize("Bow. Rise."), SynthesizeStop()):
                await client.write_event(last.event())
            return [event for event in begun if event] + await answers(client, SynthesizeStopped)

    got = visited(service, visit)
    assert sound(got[:-1]) == whole


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        (Synthesize("Bow.\n!?"), "there is nothing to speak in: '!?'"),
        (Synthesize(" \n"), "the text is empty"),
        (Synthesize("a" * (TEXT_MAX + 1)), "send at most 10000 at a time"),
        (Synthesize("Bow.", SynthesizeVoice(name="emma")), "no voice 'emma' here; there is fake"),
        (Synthesize("Bow.", SynthesizeVoice(language="de")), "it speaks en-US"),
        (Synthesize("<p/>", text_format="ssml"), "plain text only"),
        (SynthesizeChunk("Bow."), "before its start"),
    ],
)
def test_what_cannot_be_spoken_is_an_error(service: Service, asked: Eventable, why: str) -> None:
    """One clear sentence and not a sound; then the line is closed, so that nobody waits for one."""
    assert why in fault(visited(service, lambda uri: ask(uri, asked, until=AudioStop)))


def test_an_event_that_lacks_something_is_an_error(service: Service) -> None:
    """A program with a fault learns of it."""

    async def visit(uri: str) -> list[Event]:
        async with AsyncClient.from_uri(uri) as client:
            await client.write_event(Event(type="synthesize"))
            return await answers(client, AudioStop)

    assert "synthesize lacks something: 'text'" in fault(visited(service, visit))


@pytest.mark.parametrize("nonsense", [b"[]\n", b"{}\n", b"GET / HTTP/1.1\r\n", b'{"type":1}\n\n'])
def test_what_is_no_event_ends_its_own_line_only(service: Service, nonsense: bytes) -> None:
    """A stranger is hung up on; others go on being answered."""

    async def visit(uri: str) -> list[Event]:
        host, port = uri.removeprefix("tcp://").split(":")
        reader, writer = await asyncio.open_connection(host, int(port))
        writer.write(nonsense)
        assert await reader.read() == b""
        writer.close()
        await writer.wait_closed()
        return await ask(uri, Ping(text="x"), until=Pong)

    assert visited(service, visit) == [Pong(text="x").event()]


def test_who_hangs_up_in_mid_text_leaves_the_others_alone(service: Service) -> None:
    """A satellite that is switched off costs nobody anything."""

    async def visit(uri: str) -> list[Event]:
        async with AsyncClient.from_uri(uri) as client:
            await client.write_event(Synthesize("Bow. " * 200).event())
            await client.read_event()
        return await ask(uri, Synthesize("Bow."), until=AudioStop)

    assert sound(visited(service, visit))


def test_a_question_is_answered(service: Service) -> None:
    """Assist's sentence in, the skill's answer out, with the context that it came with."""
    asked = Transcript("Which routines are there?", context={"conversation_id": "a"})
    (event,) = visited(service, lambda uri: ask(uri, asked, until=Handled))
    answer = Handled.from_event(event)

    assert "Calm hips" in (answer.text or "")
    assert answer.context == {"conversation_id": "a"}


@pytest.mark.parametrize("sentence", ["turn on the light", "a" * 301, ""])
def test_what_is_not_for_the_skill_is_not_handled(service: Service, sentence: str) -> None:
    """Assist is told so, with what would work."""
    (event,) = visited(service, lambda uri: ask(uri, Transcript(sentence), until=NotHandled))

    assert NotHandled.from_event(event).text


def test_what_is_being_spoken_is_finished_when_the_server_stops(service: Service) -> None:
    """Nobody is cut off in mid-sentence; who only listens is hung up on."""

    async def visit(uri: str) -> tuple[AsyncClient, AsyncClient]:
        speaking, idle = AsyncClient.from_uri(uri), AsyncClient.from_uri(uri)
        await speaking.connect()
        await idle.connect()
        await idle.write_event(Ping().event())
        await idle.read_event()
        await speaking.write_event(Synthesize("Bow. Wait here.").event())
        await speaking.read_event()
        return speaking, idle

    async def both() -> list[Event]:
        listener, stop = bind_at("127.0.0.1", 0), asyncio.Event()
        uri = f"tcp://127.0.0.1:{listener.getsockname()[1]}"
        serving = asyncio.create_task(serve(listener, service, stop))
        speaking, idle = await visit(uri)
        stop.set()
        assert await idle.read_event() is None
        HeldVoice.gate.set()
        got = await answers(speaking, AudioStop)
        assert await speaking.read_event() is None
        await serving
        for client in (speaking, idle):
            await client.disconnect()
        return got

    assert AudioStop.is_type(run(both())[-1].type)
