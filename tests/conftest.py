"""What holds for every test: no network, nothing left in the user's home; and the shipped build."""

import itertools
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import psutil
import pytest
from filelock import FileLock

import tiers

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    import s3_server
    from audio_builder.model.routine import Routine
    from tabs import Tab, Tabs

_LOOPBACK: Final = ("127.", "::1", "localhost")
_OWN: Final = tuple(
    each.address
    for of_one in psutil.net_if_addrs().values()
    for each in of_one
    if each.family is socket.AF_INET
)
"""This machine's own addresses: a loudspeaker that runs here listens at one of them."""
_CONNECTING: Final = ("socket.connect", "socket.sendto", "socket.sendmsg")
_LOOKING_UP: Final = ("socket.getaddrinfo", "socket.gethostbyname")
_PATHS_WRITTEN: Final = {
    "os.mkdir": (0,),
    "os.remove": (0,),
    "os.rmdir": (0,),
    "os.rename": (0, 1),
    "os.link": (1,),
    "os.symlink": (1,),
    "os.truncate": (0,),
}
"""For each audit event that changes a folder, which of its arguments are paths it changes."""
_WRITING: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
BUILT_AT: Final = "1795512600"
"""When whatever the tests build was first published, in seconds since 1970: equal input gives equal
bytes. It is 2026-11-24 09:30 UTC, the `NOW` of `builds`."""
_CACHES: Final = itertools.count(1)
_XDG: Final = ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")


class _Wires:
    """An audit hook (PEP 578): it sees what Python and every library through Python's API do."""

    def __init__(self, forbidden: tuple[str, ...], allowed: tuple[str, ...]) -> None:
        self._forbidden = forbidden
        self._allowed = allowed
        self._armed = True

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self._armed:
            return
        if event in _CONNECTING:
            end, address = arguments
            if getattr(end, "family", None) in (socket.AF_INET, socket.AF_INET6):
                self._refuse_far(address[0] if isinstance(address, tuple) else None)
        elif event in _LOOKING_UP:
            self._refuse_far(arguments[0])
        elif event == "open":
            path, _, flags = arguments
            if isinstance(flags, int) and flags & _WRITING:
                self._refuse_home(path)
        elif event in _PATHS_WRITTEN:
            for index in _PATHS_WRITTEN[event]:
                self._refuse_home(arguments[index])

    def disarm(self) -> None:
        """Let everything pass; an audit hook cannot be taken away."""
        self._armed = False

    def _refuse_far(self, host: object) -> None:
        """Refuse an address, or a name to look up, that is not this machine's own."""
        name = host.decode(errors="replace") if isinstance(host, bytes) else host
        if name is not None and not str(name).startswith(_LOOPBACK) and name not in _OWN:
            message = f"a test wanted to reach {name} over the network"
            raise AssertionError(message)

    def _refuse_home(self, path: object) -> None:
        """Refuse a path below the user's home or cache."""
        if not isinstance(path, str | bytes | os.PathLike):
            return
        place = os.path.realpath(os.fsdecode(path))
        if _is_below(place, self._forbidden) and not _is_below(place, self._allowed):
            message = f"a test wanted to write to {place}, in the user's home"
            raise AssertionError(message)


def _is_below(place: str, folders: tuple[str, ...]) -> bool:
    return any(place == folder or place.startswith(folder + os.sep) for folder in folders)


def _resolved(*paths: str | Path) -> tuple[str, ...]:
    return tuple(dict.fromkeys(os.path.realpath(path) for path in paths))


def pytest_configure(config: pytest.Config) -> None:
    """Sort the tests into tiers. A conftest's own hooks do not see fixtures of the session."""
    config.pluginmanager.register(tiers, "tiers")


@pytest.fixture(scope="session", autouse=True)
def real_home(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[Path]:
    """An empty home for the tests and all they start; the real one may not be written to.

    Returns the real home, for the test that proves it.
    """
    real = Path.home()
    # The checkout, its environment and the folder for temporary files may well lie below the home.
    wires = _Wires(
        forbidden=_resolved(real, *(os.environ[name] for name in _XDG if name in os.environ)),
        allowed=_resolved(
            request.config.rootpath, tempfile.gettempdir(), sys.prefix, sys.base_prefix
        ),
    )
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(home))
        patch.setenv("USERPROFILE", str(home))
        for name in _XDG:
            patch.setenv(name, str(home / name.lower()))
        patch.setenv("SOURCE_DATE_EPOCH", BUILT_AT)
        # What fixtures of the whole session build; each test has a cache of its own.
        patch.setenv("REPCAST_CACHE", str(_of_all_workers(tmp_path_factory) / "heart"))
        sys.addaudithook(wires)
        yield real
        wires.disarm()


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A cache of phrases for each test, so that none finds what another one has voiced."""
    folder = tmp_path_factory.getbasetemp() / "caches" / str(next(_CACHES))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REPCAST_CACHE", str(folder))
        patch.setenv("REPCAST_STORE_CACHE", str(folder.with_name(f"{folder.name}-store")))
        yield folder


@pytest.fixture
def heart_cache(
    own_cache: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """The cache of all tests that only want a routine spoken by the real voice, soon."""
    del own_cache  # which this one replaces
    folder = _of_all_workers(tmp_path_factory) / "heart"
    monkeypatch.setenv("REPCAST_CACHE", str(folder))
    return folder


def _of_all_workers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The run's own temporary folder, in which each worker of pytest-xdist has another."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="session")
def build_once(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Has an output folder built by the first worker that wants it. None may change it."""

    def built(name: str, build: Callable[[Path], object]) -> Path:
        folder = _of_all_workers(tmp_path_factory) / "built" / name
        folder.parent.mkdir(exist_ok=True)
        with FileLock(folder.with_suffix(".lock")):
            if not folder.exists():
                build(folder.with_suffix(".begun"))
                folder.with_suffix(".begun").rename(folder)
        return folder

    return built


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """One Chromium for all tests that look at a page."""
    import browsers  # noqa: PLC0415 - few tests need one

    with browsers.chromium() as browser:
        yield browser


@pytest.fixture(scope="session")
def npm_modules(request: pytest.FixtureRequest, real_home: Path) -> Path:
    """The folder of the judges from npm."""
    import npm_judges  # noqa: PLC0415 - few tests need one

    return npm_judges.npm_modules(request.config.cache, real_home)


@pytest.fixture(scope="session")
def shipped_output(build_once: Callable[..., Path]) -> Path:
    """The output folder of the shipped routine, built as a user would, by the real voice."""

    def build(folder: Path) -> None:
        command = [sys.executable, "-m", "audio_builder", "build", "hip-ir", "--out", str(folder)]
        run = subprocess.run(command, capture_output=True, text=True, check=False)
        assert run.returncode == 0, run.stderr

    return build_once("shipped", build)


@pytest.fixture
def humming(monkeypatch: pytest.MonkeyPatch) -> None:
    """The voices of `builds` can be asked for by name, beside the real ones."""
    import builds  # noqa: PLC0415 - it loads the workshop, which most tests do without

    builds.hum(monkeypatch)


@pytest.fixture(scope="session")
def s3_port() -> Iterator[int]:
    """The port of a server that speaks S3, with one bucket."""
    import s3_server  # noqa: PLC0415 - few tests need one

    with s3_server.moto_server() as port:
        s3_server.make_bucket(port)
        yield port


@pytest.fixture
def s3(s3_port: int, monkeypatch: pytest.MonkeyPatch) -> Iterator["s3_server.Proxy"]:
    """The way to that server, on which things can go wrong; the environment leads there."""
    import s3_server  # noqa: PLC0415 - as above

    with s3_server.proxied(s3_port) as proxy:
        for name, value in s3_server.environment(proxy.url).items():
            monkeypatch.setenv(name, value)
        yield proxy


@pytest.fixture(scope="session")
def published_url(
    s3_port: int, small_output: Path, tmp_path_factory: pytest.TempPathFactory
) -> str:
    """Where the small routine's output folder was published. None may publish there."""
    import s3_server  # noqa: PLC0415 - as above
    import stores  # noqa: PLC0415 - as above

    url = f"s3://{s3_server.BUCKET}/small"
    with pytest.MonkeyPatch.context() as patch:
        for name, value in s3_server.environment(f"http://127.0.0.1:{s3_port}").items():
            patch.setenv(name, value)
        folder = shutil.copytree(small_output, tmp_path_factory.mktemp("published") / "output")
        stores.published(folder, stores.bucket_at(url))
    return url


@pytest.fixture
def seeded_url(store_url: str, s3: "s3_server.Proxy", small_output: Path, tmp_path: Path) -> str:
    """A place in a store that the small routine's output folder was published into."""
    import s3_server  # noqa: PLC0415 - as above
    import stores  # noqa: PLC0415 - as above

    with pytest.MonkeyPatch.context() as patch:
        for name, value in s3_server.environment(f"http://127.0.0.1:{s3.backend}").items():
            patch.setenv(name, value)
        folder = shutil.copytree(small_output, tmp_path / "seed")
        stores.published(folder, stores.bucket_at(store_url))
    return store_url


@pytest.fixture
def store_url(s3: "s3_server.Proxy") -> str:
    """An empty place in a store."""
    import s3_server  # noqa: PLC0415 - as above

    return f"s3://{s3_server.BUCKET}/{s3.server_address[1]}/{next(_CACHES)}"


@pytest.fixture(scope="session")
def small_output(build_once: Callable[..., Path]) -> Path:
    """The output folder of the small routine of `builds`, hummed."""
    return build_once("small", _hummed)


@pytest.fixture(scope="session")
def hip_output(build_once: Callable[..., Path]) -> Path:
    """The output folder of the shipped routine, hummed."""
    # Loaded here, since most tests do without.
    from audio_builder.cli.shipped import routine_path  # noqa: PLC0415
    from audio_builder.loading.routine_file import load_routine  # noqa: PLC0415

    def build(folder: Path) -> None:
        _hummed(folder, load_routine(routine_path("hip-ir")).routine)

    return build_once("hip", build)


@pytest.fixture(scope="session")
def sharing_output(build_once: Callable[..., Path]) -> Path:
    """The output folder of routines that share exercises, hummed."""

    def build(folder: Path) -> None:
        import builds  # noqa: PLC0415 - as above

        _hummed(folder, *builds.sharing_routines())

    return build_once("sharing", build)


def _hummed(folder: Path, *routines: "Routine") -> None:
    import builds  # noqa: PLC0415 - as above

    with pytest.MonkeyPatch.context() as patch:
        builds.hum(patch)
        builds.build_small(folder, *routines)


@pytest.fixture(scope="module", params=["chromium", "firefox", "webkit"])
def tabs(request: pytest.FixtureRequest) -> Iterator["Tabs"]:
    """Each browser that somebody may have."""
    if request.param == "chromium":
        from chromium_tabs import chromium_tabs  # noqa: PLC0415 - few tests need a browser

        yield chromium_tabs(request.getfixturevalue("browser"))
    elif request.param == "firefox":
        from firefox_tabs import firefox_tabs  # noqa: PLC0415 - as above

        with firefox_tabs() as opens:
            yield opens
    else:
        from webkit_tabs import webkit_tabs  # noqa: PLC0415 - as above

        with webkit_tabs() as opens:
            yield opens


@pytest.fixture
def tab(tabs: "Tabs") -> Iterator["Tab"]:
    """Somebody's tab, in which nothing is to be complained of."""
    with tabs() as tab:
        yield tab
        assert tab.complaints == []
