"""What a feed says of where it is served: never what a stranger wrote into a header."""

import socket
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from sites import Answer, Site, ask, served
from skill.app import create_app
from skill.settings import Settings

EVIL = "evil.example"
SENTENCE = "a feed needs REPCAST_BASE_URL, to say where the server is reached from outside\n"
OUTSIDE = "https://coach.example.org/hips"


def raw(site: Site, request: str) -> str:
    """All that the server sends back for bytes that no HTTP library would send."""
    parts = urlsplit(site.address)
    with socket.create_connection((parts.hostname or "", parts.port or 0), timeout=10) as line:
        line.sendall(request.replace("\n", "\r\n").encode())
        line.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: line.recv(65_536), b"")).decode()


def says_only(answer: Answer, address: str) -> bool:
    """Whether a feed tells addresses below that one, and no other name."""
    return (
        answer.status == 200
        and f'href="{address}/feed.xml"' in answer.text
        and answer.text.count("://") - answer.text.count("xmlns:") == answer.text.count(address)
        and EVIL not in answer.text
    )


@pytest.mark.parametrize(
    "path", ["/feed.xml", "/calm-hips/feed.xml?breath=5-7", "/calm-hips/3-3_1_tones/feed.xml"]
)
@pytest.mark.parametrize(
    "host",
    [
        EVIL, f"{EVIL}:80", f"127.0.0.1@{EVIL}", f"{EVIL}/127.0.0.1", f"127.0.0.1.{EVIL}",
        f"localhost.{EVIL}", f"127.0.0.1, {EVIL}", f"127.0.0.1:80:{EVIL}", f"127.0.0.1:{EVIL}",
        f"127.0.0.1/{EVIL}", f"127.0.0.1#{EVIL}", f"127.0.0.1?{EVIL}", f"[::1].{EVIL}",
        f'127.0.0.1"><{EVIL}>', f"127.0.0.1\\{EVIL}", f"127.0.0.1 {EVIL}", "192.0.2.7", "",
    ],
)  # fmt: skip
def test_a_forged_host_gets_no_feed(site: Site, host: str, path: str) -> None:
    """A name that is not this machine's own is answered with a sentence, and is not in it."""
    answer = ask(f"{site.address}{path}", headers={"Host": host})

    assert answer.status in (400, 404)
    assert EVIL not in answer.text + str(answer.headers)
    assert answer.status == 400 or answer.text == SENTENCE


@pytest.mark.parametrize(
    "forged",
    [
        {"X-Forwarded-Host": EVIL, "X-Forwarded-Proto": "https", "X-Forwarded-Port": "666"},
        {"Forwarded": f"for=192.0.2.1;host={EVIL};proto=https", "X-Forwarded-Prefix": f"/{EVIL}"},
        {"X-Host": EVIL, "X-Original-URL": f"http://{EVIL}/", "X-Forwarded-Server": EVIL},
        {"Referer": f"http://{EVIL}/", "Origin": f"http://{EVIL}", "X-Script-Name": f"/{EVIL}"},
    ],
)
def test_headers_of_proxies_are_nothing_without_a_proxy(site: Site, forged: dict[str, str]) -> None:
    """The feed is that of the address asked for, whatever else is told."""
    answer = ask(f"{site.address}/feed.xml", headers=forged)

    assert says_only(answer, site.address)
    assert "https://127" not in answer.text


def test_an_address_in_the_request_line_is_no_way_around(site: Site) -> None:
    """Neither an absolute target nor a second Host brings a name in."""
    own = urlsplit(site.address).netloc
    for request in (
        f"GET http://{EVIL}/feed.xml HTTP/1.1\nHost: {own}\nConnection: close\n\n",
        f"GET /feed.xml HTTP/1.1\nHost: {own}\nHost: {EVIL}\nConnection: close\n\n",
        f"GET /feed.xml HTTP/1.1\nHost: {EVIL}\nHost: {own}\nConnection: close\n\n",
        f"GET //{EVIL}/feed.xml HTTP/1.1\nHost: {own}\nConnection: close\n\n",
    ):
        said = raw(site, request)
        assert said.startswith("HTTP/1.")
        assert f"://{EVIL}" not in said
    assert "404" in raw(site, "GET /feed.xml HTTP/1.0\n\n").split("\n")[0]


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "LOCALHOST", "[::1]"])
def test_this_machine_is_called_as_it_was_asked_for(site: Site, host: str) -> None:
    """By its name or its number, with the port: what the listener's app reached it by."""
    port = urlsplit(site.address).port

    assert says_only(
        ask(f"{site.address}/feed.xml", headers={"Host": f"{host}:{port}"}), f"http://{host}:{port}"
    )


def test_a_server_for_others_needs_to_be_told_where_it_is(output: Path) -> None:
    """Listening to all the world, it makes no feed for any name, a loopback's least of all."""
    asking = create_app(Settings(output=output, host="0.0.0.0")).test_client()  # noqa: S104 - asked

    for host in ("127.0.0.1:8080", "localhost:8080", "0.0.0.0:8080", EVIL):
        answer = asking.get("/feed.xml", headers={"Host": host})
        assert (answer.status_code, answer.text) == (404, SENTENCE)


@pytest.mark.parametrize("proxies", [0, 1])
def test_the_base_url_wins_over_everything(output: Path, proxies: int) -> None:
    """Whoever asks by whatever name is told the address of the settings."""
    with served(output, base_url=OUTSIDE, trusted_proxies=proxies) as site:
        for headers in (
            {},
            {"Host": EVIL},
            {"X-Forwarded-Host": EVIL, "X-Forwarded-Proto": "http"},
        ):
            assert says_only(ask(f"{site.address}/feed.xml", headers=headers), OUTSIDE)


def test_a_trusted_proxy_says_where_it_was_reached(output: Path) -> None:
    """Its scheme and host are taken; what stands before its own in the header is a stranger's."""
    with served(output, trusted_proxies=1) as site:
        told = {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "coach.example.org"}
        assert says_only(ask(f"{site.address}/feed.xml", headers=told), "https://coach.example.org")
        told["X-Forwarded-Host"] = f"{EVIL}, coach.example.org"
        assert says_only(ask(f"{site.address}/feed.xml", headers=told), "https://coach.example.org")
        told["X-Forwarded-Host"] = "coach.example.org:8443"
        assert says_only(
            ask(f"{site.address}/feed.xml", headers=told), "https://coach.example.org:8443"
        )


def test_a_host_that_a_proxy_hands_on_is_a_strangers(output: Path) -> None:
    """A proxy that does not say where it was reached is asked for nothing: no feed without it."""
    with served(output, trusted_proxies=1) as site:
        for told in ({}, {"X-Forwarded-Proto": "https"}, {"X-Forwarded-For": "192.0.2.1"}):
            answer = ask(f"{site.address}/feed.xml", headers={"Host": EVIL} | told)
            assert (answer.status, answer.text) == (404, SENTENCE)
