"""Only this machine's browser, and in it only the desk's own page, gets through."""

import re
from pathlib import Path

import pytest

import desks
from desks import ADDRESS, FILE, PORT, SECRETS, DeskPage

TEXT = "/api/routines/hips.yaml"


def changed(page: DeskPage, **headers: str | None) -> int:
    """How a change is answered that has other headers than the page's own."""
    own = {"Origin": ADDRESS, "Sec-Fetch-Site": "same-origin", "X-Desk-Token": SECRETS.changes}
    told = {name: value for name, value in (own | headers).items() if value is not None}
    body = {"text": "x", "base": page.open()["digest"]}
    answer = page.client.put(TEXT, base_url=ADDRESS, headers=told, json=body)
    return answer.status_code


def test_the_desks_own_page_gets_through(page: DeskPage) -> None:
    """With cookie, origin and token a change is made."""
    assert changed(page) == 200
    assert page.open()["text"] == "x"


@pytest.mark.parametrize(
    "host", ["evil.example", f"evil.example:{PORT}", "127.0.0.1", "127.0.0.1:1"]
)
def test_no_other_name_leads_here(page: DeskPage, host: str) -> None:
    """A name of a stranger's that leads to this machine is refused: DNS rebinding."""
    for method in ("GET", "PUT"):
        answer = page.client.open(TEXT, method=method, base_url=f"http://{host}")
        assert answer.status_code == 403
        assert "hips" not in answer.text


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:3000"},
        {"Origin": None, "Sec-Fetch-Site": None},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"X-Desk-Token": None},
        {"X-Desk-Token": "guessed"},
        {"X-Desk-Token": SECRETS.session},
        {"X-Desk-Token": "ä"},
    ],
)
def test_no_other_page_changes_anything(page: DeskPage, headers: dict[str, str | None]) -> None:
    """Another origin, another site, a missing or a guessed token: nothing is written."""
    before = page.open()["text"]
    assert changed(page, **headers) == 403
    assert page.open()["text"] == before


def test_a_form_of_another_page_changes_nothing(page: DeskPage) -> None:
    """A form is posted without asking first, and cannot name a token."""
    for path in ("/api/routines", f"{TEXT}/edits", "/api/builds", f"{TEXT}/versions", "/api/say"):
        answer = page.client.post(
            path,
            base_url=ADDRESS,
            data={"from": "empty", "name": "Evil"},
            headers={"Origin": "https://evil.example"},
        )
        assert answer.status_code == 403
    assert page.room.folder.names() == (FILE,)


@pytest.mark.parametrize("path", ["/", TEXT, "/api/routines", "/player/", "/page/main.js"])
def test_without_the_cookie_nothing_is_told(tmp_path: Path, path: str) -> None:
    """Who has not come by the printed address sees nothing, not even the page and its token."""
    page = desks.open_desk(tmp_path)
    page.client.delete_cookie(f"repcast-desk-{PORT}", domain="127.0.0.1")
    answer = page.client.get(path, base_url=ADDRESS)
    assert answer.status_code == 403
    assert SECRETS.changes not in answer.text
    assert "repcast desk" in answer.text


@pytest.mark.parametrize("token", ["", "guessed", SECRETS.changes, "ä"])
def test_only_the_printed_address_lets_in(page: DeskPage, token: str) -> None:
    """Another token gets no cookie."""
    page.client.delete_cookie(f"repcast-desk-{PORT}", domain="127.0.0.1")
    answer = page.client.get("/", query_string={"token": token}, base_url=ADDRESS)
    assert answer.status_code == 403
    assert "Set-Cookie" not in answer.headers


def test_the_token_leaves_the_address_at_once(page: DeskPage) -> None:
    """It becomes a cookie that scripts cannot read and other sites cannot send."""
    answer = page.client.get(f"/?token={SECRETS.entry}", base_url=ADDRESS)
    assert answer.status_code == 303
    assert answer.headers["Location"] == "/"
    cookie = answer.headers["Set-Cookie"]
    assert all(each in cookie for each in ("HttpOnly", "SameSite=Strict", "Path=/"))
    assert answer.headers["Referrer-Policy"] == "no-referrer"


def test_the_page_may_load_nothing_from_elsewhere(page: DeskPage) -> None:
    """Its policy allows its own files alone, no inline script, and no frame around it."""
    answer = page.ask("GET", "/")
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert not re.search(r"https?:", policy)
    assert SECRETS.changes in answer.text
    assert answer.headers["Cache-Control"] == "no-store"


def test_reading_changes_nothing(page: DeskPage) -> None:
    """No address that is only read writes a file, begins a build, or says that a tab is open."""
    folder = page.room.folder.path
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    for path in ("", f"/{FILE}", f"/{FILE}/state", f"/{FILE}/plan", f"/{FILE}/fit",
                 f"/{FILE}/versions", f"/{FILE}/changes"):  # fmt: skip
        page.get(f"/api/routines{path}")
    for path in ("/", "/api/poses", "/api/builds", "/player/"):
        page.ask("GET", path)
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before
    assert page.get("/api/builds") == {"build": None}
