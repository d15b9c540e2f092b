"""repcast forget on a real PostgreSQL, as a host runs it."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from skill.forgetting import forget_command
from skill.store.listeners import listener
from skill.store.opening import open_store
from skill.store.port import EventKind, LogEntry

KEY = b"k" * 32
ANNA, BERT = "amzn1.ask.account.ANNA", "amzn1.ask.account.BERT"


def test_a_listener_is_forgotten_and_others_stay(
    postgresql_address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On every device, with all that was logged; and no data folder is needed for it."""
    with closing(open_store(postgresql_address)) as store:
        for user, device in ((ANNA, "kitchen"), (ANNA, "bedroom"), (BERT, "kitchen")):
            with store.turn(listener(KEY, user, device)) as turn:
                turn.log(LogEntry(kind=EventKind.RUN_BEGAN, run=1, routine="calm-hips"))
                turn.keep(replace(turn.state, plays=1))
    monkeypatch.setenv("REPCAST_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("REPCAST_DATABASE_URL", postgresql_address)
    monkeypatch.setenv("REPCAST_KEY", KEY.hex())

    told = [CliRunner().invoke(forget_command, [ANNA]).output for _ in range(2)]

    assert told == ["forgotten; they were known on 2 devices\n", "nobody is known by this id\n"]
    assert not (tmp_path / "data").exists()
    with closing(open_store(postgresql_address)) as store:
        assert store.practised(listener(KEY, ANNA, "kitchen").user).begun == 0
        assert store.practised(listener(KEY, BERT, "kitchen").user).begun == 1
        with store.turn(listener(KEY, BERT, "kitchen")) as turn:
            assert turn.state.plays == 1
