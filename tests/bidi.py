"""WebDriver BiDi (W3C): commands to a browser and events from it, over one web socket."""

import json
from typing import Any, Final

from websockets.sync.client import ClientConnection

_ANSWER_S: Final = 30.0


class Bidi:
    """A session. What has happened is read while an answer is waited for.

    Attributes:
        events: what has happened and was not fetched yet: method and parameters.
    """

    def __init__(self, connection: ClientConnection) -> None:
        self.events: list[tuple[str, dict[str, Any]]] = []
        self._connection = connection
        self._asked = 0

    def ask(self, method: str, **parameters: object) -> dict[str, Any]:
        """Have the browser do something, and wait until it is done."""
        self._asked += 1
        command = {"id": self._asked, "method": method, "params": parameters}
        self._connection.send(json.dumps(command))
        while (heard := json.loads(self._connection.recv(_ANSWER_S))).get("id") != self._asked:
            if heard["type"] == "event":
                self.events.append((heard["method"], heard["params"]))
        assert heard["type"] == "success", f"{method}: {heard}"
        result: dict[str, Any] = heard["result"]
        return result
