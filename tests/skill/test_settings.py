"""Settings: what is read from where, and every problem at once."""

from pathlib import Path

import pytest

from skill.alexa.key import KEY_BYTES
from skill.setting_values import Endpoint
from skill.settings import VARIABLES, Settings, SettingsError, is_loopback, parse_settings

KEY = bytes(range(200, 232))
SKILL = "amzn1.ask.skill.12345678-1234-1234-1234-123456789abc"


def _problems(environ: dict[str, str], **given: object) -> tuple[str, ...]:
    with pytest.raises(SettingsError) as caught:
        parse_settings(environ, **given)  # type: ignore[arg-type]
    assert str(caught.value) == "\n".join(caught.value.problems)
    return caught.value.problems


def test_nothing_has_to_be_set() -> None:
    """The skill is off, only this machine is served, and data lie beside the output."""
    settings = parse_settings({"PATH": "/bin", "REPCAST_PORT": "", "REPCAST_SKILL_ID": " "})
    assert settings == Settings(data=Path.cwd() / "data")
    assert (settings.skill_id, settings.host, settings.unverified) == (None, "127.0.0.1", False)


def test_every_variable_is_read() -> None:
    """Each one into its place, and no other."""
    environ = {
        "REPCAST_OUTPUT": "/srv/out",
        "REPCAST_DATA": "/srv/kept",
        "REPCAST_BASE_URL": "https://example.org/repcast/",
        "REPCAST_SKILL_ID": SKILL,
        "REPCAST_DATABASE_URL": "postgresql+psycopg://repcast:secret@db/repcast",
        "REPCAST_KEY": KEY.hex(),
        "REPCAST_HOST": "::1",
        "REPCAST_PORT": "0",
        "REPCAST_THREADS": "16",
        "REPCAST_WORKERS": "4",
        "REPCAST_STOP_SECONDS": "30",
        "REPCAST_METRICS": "9100",
        "REPCAST_TRUSTED_PROXIES": "1",
        "REPCAST_UNVERIFIED": "0",
        "REPCAST_STORE_CACHE": "/var/cache/repcast",
    }
    assert set(environ) == set(VARIABLES)
    assert parse_settings(environ) == Settings(
        output=Path("/srv/out"),
        data=Path("/srv/kept"),
        base_url="https://example.org/repcast",
        skill_id=SKILL,
        database_url="postgresql+psycopg://repcast:secret@db/repcast",
        key=KEY,
        host="::1",
        port=0,
        threads=16,
        workers=4,
        stop_s=30,
        metrics=Endpoint(host="127.0.0.1", port=9100),
        trusted_proxies=1,
        unverified=False,
    )


def test_the_command_line_goes_before_the_environment() -> None:
    """Also before a value there that cannot be."""
    environ = {"REPCAST_OUTPUT": "a", "REPCAST_HOST": "b", "REPCAST_PORT": "c"}
    settings = parse_settings(environ, output=Path("out"), host="127.0.0.2", port=1)
    assert (settings.output, settings.host, settings.port) == (Path("out"), "127.0.0.2", 1)


@pytest.mark.parametrize(
    ("output", "data"),
    [("out", "data"), ("a/out", "a/data"), ("/srv/out", "/srv/data"), (".", "../data")],
)
def test_data_lie_beside_the_output(output: str, data: str) -> None:
    """On every system, since the output is the one folder that is known."""
    settings = parse_settings({"REPCAST_OUTPUT": output})
    assert settings.data.resolve() == Path(data).resolve()


def test_all_problems_are_told_together() -> None:
    """Whoever sets a server up mends them in one go."""
    problems = _problems(
        {
            "REPCAST_PORT": "99999",
            "REPCAST_THREADS": "0",
            "REPCAST_TRUSTED_PROXIES": "-1",
            "REPCAST_BASE_URL": "example.org",
            "REPCAST_SKILL_ID": "me",
            "REPCAST_DATABASE_URL": "hunter2",
            "REPCAST_KEY": "hunter2",
            "REPCAST_UNVERIFIED": "yes",
            "REPCAST_DATA": "output/data",
            "REPCAST_SKIL_ID": SKILL,
            "REPCAST_COLOUR": "red",
        }
    )
    assert [problem.partition(":")[0].removeprefix("REPCAST_") for problem in problems] == [
        "COLOUR",
        "SKIL_ID",
        "BASE_URL",
        "SKILL_ID",
        "DATABASE_URL",
        "KEY",
        "PORT",
        "THREADS",
        "TRUSTED_PROXIES",
        "UNVERIFIED",
        "DATA",
    ]
    assert "did you mean REPCAST_SKILL_ID?" in problems[1]


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org",
        "https://",
        "https:///x",
        "https://example.org?x=1",
        "https://example.org/#x",
        "https://me:secret@example.org",
        "https://example.org/a b",
        "https://example.org:port",
        "https://[::1",
        "//example.org",
    ],
)
def test_a_base_url_is_an_address_and_no_more(url: str) -> None:
    """Other addresses are made by adding to it."""
    (problem,) = _problems({"REPCAST_BASE_URL": url})
    assert problem.startswith("REPCAST_BASE_URL: ")


@pytest.mark.parametrize(
    ("url", "why"), [(None, "needs it"), ("http://example.org", "must be https")]
)
def test_the_skill_needs_https(url: str | None, why: str) -> None:
    """Speakers fetch tracks there, and play nothing else; a server without the skill may."""
    environ = {} if url is None else {"REPCAST_BASE_URL": url}
    assert parse_settings(environ).base_url == url
    (problem,) = _problems({**environ, "REPCAST_SKILL_ID": SKILL})
    assert problem.startswith("REPCAST_BASE_URL: ")
    assert why in problem


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.9.1", "::1", "::ffff:127.0.0.1", "localhost"])
def test_unverified_requests_are_for_this_machine(host: str) -> None:
    """Only where nobody else can send them."""
    assert is_loopback(host)
    assert parse_settings({"REPCAST_UNVERIFIED": "1"}, host=host).unverified


@pytest.mark.parametrize(
    "host",
    ["0.0.0.0", "::", "192.168.1.2", "::ffff:192.168.1.2", "example.org", "localhost.example.org"],  # noqa: S104
)
def test_unverified_requests_are_refused_elsewhere(host: str) -> None:
    """From the environment as from the command line, the server does not start."""
    for problem in (
        *_problems({"REPCAST_UNVERIFIED": "1"}, host=host),
        *_problems({"REPCAST_UNVERIFIED": "1", "REPCAST_HOST": host}),
    ):
        assert problem.startswith("REPCAST_UNVERIFIED: refused")


def test_unverified_requests_are_refused_behind_a_proxy() -> None:
    """It listens elsewhere in the server's place."""
    (problem,) = _problems({"REPCAST_UNVERIFIED": "1", "REPCAST_TRUSTED_PROXIES": "1"})
    assert problem.startswith("REPCAST_UNVERIFIED: refused")


def test_passwords_are_not_shown() -> None:
    """Neither in a record that is printed nor in a problem."""
    url = "postgresql://repcast:hunter2@db/repcast"
    assert "hunter2" not in repr(parse_settings({"REPCAST_DATABASE_URL": url}))
    assert "hunter2" not in str(_problems({"REPCAST_DATABASE_URL": "hunter2"}))


def test_a_key_is_as_long_as_one_of_a_file() -> None:
    """Capitals or not; so a server's file can be handed to others, written as hex digits."""
    for text in (KEY.hex(), KEY.hex().upper(), f" {KEY.hex()}\n"):
        assert parse_settings({"REPCAST_KEY": text}).key == KEY
    assert len(KEY) == KEY_BYTES
    assert parse_settings({}).key is None


@pytest.mark.parametrize(
    "text",
    [
        "f00d",
        "f00d" * 15,
        "f00d" * 17,
        "g00d" * 16,
        "f00d " * 16,
        "0x" + "f00d" * 16,
        "\N{DIGIT ONE}\N{FULLWIDTH DIGIT ONE}" * 32,
    ],
)
def test_what_is_no_key_is_refused_and_not_repeated(text: str) -> None:
    """It may be nearly one."""
    (problem,) = _problems({"REPCAST_KEY": text})
    assert "64 hex digits" in problem
    assert text[:3] not in problem


def test_keys_are_not_shown() -> None:
    """Neither as they were given nor as bytes."""
    shown = repr(parse_settings({"REPCAST_KEY": KEY.hex()}))
    assert KEY.hex() not in shown
    assert repr(KEY) not in shown


def test_every_variable_says_what_it_means() -> None:
    """In one phrase, for help and documents."""
    for name, what in VARIABLES.items():
        assert name.startswith("REPCAST_")
        assert 10 < len(what) < 90


@pytest.mark.parametrize(
    ("text", "host", "port"),
    [("0", "127.0.0.1", 0), ("10.0.0.5:9100", "10.0.0.5", 9100), ("[::1]:9100", "::1", 9100)],
)
def test_metrics_are_for_this_machine_unless_told(text: str, host: str, port: int) -> None:
    """A bare port is one of the loopback address."""
    metrics = parse_settings({"REPCAST_METRICS": text}).metrics
    assert metrics == Endpoint(host=host, port=port)
    assert parse_settings({"REPCAST_METRICS": text}, metrics=9200).metrics == Endpoint(
        host="127.0.0.1", port=9200
    )


@pytest.mark.parametrize("text", ["x", "host:", ":9100", "65536", "-1", "10.0.0.5"])
def test_what_is_no_place_for_metrics_is_refused(text: str) -> None:
    """With what to give instead."""
    (problem,) = _problems({"REPCAST_METRICS": text})
    assert "give a port" in problem


def test_metrics_are_never_where_listeners_are() -> None:
    """They are for whoever runs the server."""
    (problem,) = _problems({"REPCAST_METRICS": "8080"})
    assert "choose another" in problem


@pytest.mark.parametrize(("environ", "workers"), [({}, 2), ({"REPCAST_WORKERS": "2"}, None)])
def test_the_speaker_needs_one_process(environ: dict[str, str], workers: int | None) -> None:
    """It is one device, at one place."""
    (problem,) = _problems(environ, speaker=True, workers=workers)
    assert "one process" in problem
