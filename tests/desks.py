"""A desk for tests: a folder with a routine, and a page that asks as a browser would."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from builds import SMALL_YAML
from desk.app import create_app
from desk.guard import HEADER, Secrets
from desk.room import Room, open_room

PORT: Final = 8091
ADDRESS: Final = f"http://127.0.0.1:{PORT}"
SECRETS: Final = Secrets(entry="enter", session="stay", changes="change")
FILE: Final = "hips.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskPage:
    """What a page of the desk does: it asks, with all that the desk's own page knows."""

    client: FlaskClient
    room: Room

    def ask(self, method: str, path: str, **more: Any) -> TestResponse:  # noqa: ANN401 - the client's
        """Ask an address."""
        headers = {"Origin": ADDRESS, "Sec-Fetch-Site": "same-origin", HEADER: SECRETS.changes}
        return self.client.open(
            path,
            method=method,
            base_url=ADDRESS,
            buffered=True,
            headers=headers | more.pop("headers", {}),
            **more,
        )

    def get(self, path: str) -> Any:  # noqa: ANN401 - whatever the answer holds
        """What an address answers."""
        answer = self.ask("GET", path)
        assert answer.status_code == 200, answer.text
        return answer.get_json()

    def post(self, path: str, status: int = 200, **body: object) -> Any:  # noqa: ANN401 - as above
        """What an address answers to a change."""
        answer = self.ask("POST", path, json=body)
        assert answer.status_code == status, answer.text
        return answer.get_json()

    def open(self, file: str = FILE) -> Any:  # noqa: ANN401 - as above
        """A file as it is shown."""
        return self.get(f"/api/routines/{file}")

    def put(self, text: str, base: str, status: int = 200, file: str = FILE) -> Any:  # noqa: ANN401 - as above
        """What comes of a text that is written."""
        answer = self.ask("PUT", f"/api/routines/{file}", json={"text": text, "base": base})
        assert answer.status_code == status, answer.text
        return answer.get_json()


def open_desk(folder: Path, voice: str | None = "hum") -> DeskPage:
    """A desk in a folder, with the small routine in it."""
    folder.mkdir(exist_ok=True)
    (folder / FILE).write_text(SMALL_YAML, encoding="utf-8")
    room = open_room(folder, folder / "output", ADDRESS, voice)
    client = create_app(room, PORT, SECRETS).test_client()
    client.get(f"/?token={SECRETS.entry}", base_url=ADDRESS)
    return DeskPage(client=client, room=room)
