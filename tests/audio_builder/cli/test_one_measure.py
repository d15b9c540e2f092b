"""check, plan and build hold one routine to one measure: the same lengths, the same refusals."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, NoReturn

import pytest

import builds
from audio_builder.errors import NoVoiceError, VoiceError
from audio_builder.library import open_library
from audio_builder.publishers.clock import about_minutes as about
from audio_builder.voices import registry
from audio_builder.voices.lexicon import Lexicon
from audio_builder.voices.port import Voice, VoiceRecord
from builds import SMALL_YAML, HummingVoice
from fake_voice import FakeSpeaker

Run = Callable[..., Any]
PROBLEM: Final = re.compile(r"^(?:error: )?(.+\.yaml:\d+:\d+: .+; .+)$", re.MULTILINE)


def _changed(*changes: tuple[str, str]) -> str:
    text = SMALL_YAML
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return text


LONG: Final = "Switch sides, as slowly as you like, and then stand on your {side} leg."
FITTING: Final = {
    "as it is": SMALL_YAML,
    "a long word on a beat": _changed(
        ("tempo: 2-0-1-0", "tempo: 1-0-1-0\n        tempo_words: [Lift the heel, S, Up, S]")
    ),
    "extended slots": _changed(
        ("rest: 20\n", "rest: 1\nchange_of_side: 1\nlead_in: 0.5\noverrun: extend\n")
    ),
}
OVERRUNNING: Final = {
    "change of side": (
        _changed(("rest: 20\n", "rest: 20\nchange_of_side: 3\n"), ("Switch sides. Stand", LONG)),
        "turn, change of side",
    ),
    "tempo word": (
        _changed(
            ("tempo: 2-0-1-0", "tempo: 2-0-1-0\n        tempo_words: [Go down so slowly, S, U, S]")
        ),
        "turn, tempo",
    ),
    "rest": (_changed(("rest: 20\n", "rest: 1\n")), "bridge, rest"),
    "rest between sets": (
        _changed(("rest_between_sets: 20", "rest_between_sets: 2")),
        "turn, rest",
    ),
    "lead-in": (_changed(("rest: 20\n", "rest: 20\nlead_in: 0.5\n")), ", lead-in: "),
    "hold": (
        _changed(
            ("hold: {seconds: 20}", "hold: {seconds: 1}"),
            ("intro:", "pronunciations: [{word: there, say: there where you are}]\nintro:"),
        ),
        "bridge, hold",
    ),
}


@pytest.fixture
def commands(run: Run, tmp_path: Path) -> Callable[..., dict[str, Any]]:
    """Has a routine checked, planned and built, in this order unless told."""

    def on(text: str, *options: str, order: str = "check plan build") -> dict[str, Any]:
        path = tmp_path / "routine.yaml"
        path.write_text(text, encoding="utf-8")
        out = {"build": ("--out", tmp_path / "out")}
        return {name: run(name, path, *options, *out.get(name, ())) for name in order.split()}

    return on


@pytest.mark.usefixtures("humming")
@pytest.mark.parametrize("text", FITTING.values(), ids=FITTING)
@pytest.mark.parametrize("order", ["check plan build", "build plan check"])
def test_one_length(
    commands: Callable[..., dict[str, Any]], tmp_path: Path, text: str, order: str
) -> None:
    """What check and plan tell is the length of the track, to the millisecond, built or not."""
    outcomes = commands(text, "--voice", "hum", "--json", order=order)
    assert [outcome.code for outcome in outcomes.values()] == [0, 0, 0]
    checked, planned = (json.loads(outcomes[name].out) for name in ("check", "plan"))
    track = open_library(tmp_path / "out").track("calm-hips", "calm-hips")
    length_ms = track.duration_ms
    assert (checked["duration_ms"], planned["duration_ms"]) == (length_ms, length_ms)
    assert (checked["measured"], planned["measured"]) == (True, True)


@pytest.mark.usefixtures("humming")
@pytest.mark.parametrize(("text", "named"), OVERRUNNING.values(), ids=OVERRUNNING)
def test_one_refusal(commands: Callable[..., dict[str, Any]], text: str, named: str) -> None:
    """Words that overrun are refused by all three, at the same place in the same sentence.

    plan names those of what it was asked for; check and build those of every pace.
    """
    outcomes = commands(text, "--voice", "hum")
    assert [outcome.code for outcome in outcomes.values()] == [2, 2, 2]
    check, plan, build = (PROBLEM.findall(outcome.err) for outcome in outcomes.values())
    assert check == build
    assert plan
    assert set(plan) <= set(check)
    assert all(named in problem for problem in check)


@pytest.mark.usefixtures("humming")
def test_plan_refuses_only_what_it_was_asked_for(run: Run, tmp_path: Path) -> None:
    """A track without the slot that overruns is laid out, and a guide without its words too."""
    path = tmp_path / "routine.yaml"
    path.write_text(OVERRUNNING["hold"][0], encoding="utf-8")
    command = ("plan", path, "--voice", "hum")
    assert run(*command).code == 2
    assert run(*command, "--track", "1-turn").code == 0
    assert run(*command, "--guide", "short").code == 0


@pytest.mark.usefixtures("humming")
def test_every_overrun_is_named_at_once(commands: Callable[..., dict[str, Any]]) -> None:
    """Also by the build, which stopped at its first one."""
    text = _changed(
        ("rest: 20\n", "rest: 1\nlead_in: 0.5\n"), ("rest_between_sets: 20", "rest_between_sets: 2")
    )
    outcomes = commands(text, "--voice", "hum")
    for role in ("turn, lead-in", "bridge, lead-in", "turn, rest", "bridge, rest"):
        for outcome in outcomes.values():
            assert f": {role}: " in outcome.err


@pytest.mark.usefixtures("humming")
def test_slots_are_judged_beside_broken_rules(commands: Callable[..., dict[str, Any]]) -> None:
    """A coach who mends a held breath is not told of a short rest only after that."""
    text = _changed(("rest: 20\n", "rest: 1\n"), ("Turn back.", "Hold your breath."))
    for outcome in commands(text, "--voice", "hum").values():
        problems = PROBLEM.findall(outcome.err)
        assert outcome.code == 2
        assert any("breath" in problem for problem in problems)
        assert any("bridge, rest" in problem for problem in problems)


@pytest.mark.usefixtures("humming")
def test_nothing_is_said_twice(commands: Callable[..., dict[str, Any]]) -> None:
    """A line without a word in it breaks a rule; that no voice can speak it goes without saying."""
    outcomes = commands(_changed(("- Well done.", '- "..."')), "--voice", "hum")
    refusals = [PROBLEM.findall(outcome.err) for outcome in outcomes.values()]
    assert refusals[0] == refusals[1] == refusals[2]
    assert len(refusals[0]) == 1
    assert "nothing to speak" in refusals[0][0]


def test_one_refusal_of_what_cannot_be_spoken(
    commands: Callable[..., dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Words that the voice will not be handed have their place, whichever command meets them."""
    _speak_through(monkeypatch, lambda _, lexicon, __: _Picky(lexicon=lexicon))
    outcomes = commands(SMALL_YAML, "--voice", "odd")
    line = SMALL_YAML[: SMALL_YAML.index("Well done.")].count("\n") + 1
    assert [outcome.code for outcome in outcomes.values()] == [2, 2, 2]
    (problem,) = {each for outcome in outcomes.values() for each in PROBLEM.findall(outcome.err)}
    assert f":{line}:" in problem
    assert "odd cannot speak it; reword it" in problem


@pytest.mark.voice
def test_one_measure_of_the_real_voice(
    commands: Callable[..., dict[str, Any]], tmp_path: Path
) -> None:
    """The tempo word that an estimate refused and a build accepted is accepted by all."""
    text = FITTING["a long word on a beat"]
    outcomes = commands(text, "--json")
    assert [outcome.code for outcome in outcomes.values()] == [0, 0, 0]
    track = open_library(tmp_path / "out").track("calm-hips", "calm-hips")
    for name in ("check", "plan"):
        assert json.loads(outcomes[name].out)["duration_ms"] == track.duration_ms
    made = json.loads(outcomes["build"].out)["made"]
    assert made
    assert not [each for each in made if each["sound"].startswith("say:")]


@pytest.mark.voice
def test_one_refusal_of_the_real_voice(commands: Callable[..., dict[str, Any]]) -> None:
    """A change of side that is too short is found before the build, in the build's own words."""
    outcomes = commands(OVERRUNNING["change of side"][0])
    refusals = [PROBLEM.findall(outcome.err) for outcome in outcomes.values()]
    assert refusals[0] == refusals[2]
    assert refusals[1]
    assert set(refusals[1]) <= set(refusals[0])


class _NoSpeaker(FakeSpeaker):
    def speak(self, spoken: str) -> NoReturn:
        del spoken
        message = "the service does not answer"
        raise VoiceError(message)


def _speak_through(monkeypatch: pytest.MonkeyPatch, make: Callable[..., Voice]) -> None:
    entry = registry._Entry(make=make, what="is put there by a test", needs=())
    voices = MappingProxyType({**builds.all_voices(), "odd": entry})
    monkeypatch.setattr("audio_builder.voices.registry.VOICES", voices)


def _absent(_variant: str, _lexicon: Lexicon, _language: str) -> NoReturn:
    message = "the voice odd cannot run here"
    raise NoVoiceError(message)


class _Picky(HummingVoice):
    def pronounce(self, text: str) -> str:
        if text == "Well done.":
            message = "odd cannot speak it"
            raise VoiceError(message)
        return HummingVoice.pronounce(self, text)


class _Absent(HummingVoice):
    def open(self) -> NoReturn:
        message = "the voice odd cannot run here"
        raise NoVoiceError(message)


class _Online(HummingVoice):
    @property
    def record(self) -> VoiceRecord:
        return replace(HummingVoice(name=self.name).record, online=True)


class _Offline(_Online):
    def open(self) -> _NoSpeaker:
        return _NoSpeaker()


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (_absent, "cannot run here"),
        (lambda _, lexicon, __: _Absent(lexicon=lexicon), "cannot run here"),
        (lambda _, lexicon, __: _Online(lexicon=lexicon), "are not kept yet"),
    ],
    ids=["not installed", "not loadable", "online"],
)
def test_where_no_voice_can_be_heard_lengths_are_estimated(
    commands: Callable[..., dict[str, Any]],
    monkeypatch: pytest.MonkeyPatch,
    make: Callable[..., Voice],
    why: str,
) -> None:
    """Both commands say that they estimate, and why; what is surely too long is found all the same.

    What may fit is laid out, with room for it.
    """
    _speak_through(monkeypatch, make)
    text = FITTING["a long word on a beat"]
    for name, outcome in commands(text, "--voice", "odd", order="check plan").items():
        assert outcome.code == 0
        assert outcome.err.startswith("lengths are estimated: ")
        assert why in outcome.err
        assert name == "plan" or outcome.out.endswith(", about 6 minutes\n")
    for outcome in commands(text, "--voice", "odd", "--json", order="check plan").values():
        assert outcome.err == ""
        assert json.loads(outcome.out)["measured"] is False
    text = OVERRUNNING["change of side"][0]
    for outcome in commands(text, "--voice", "odd", order="check plan").values():
        assert outcome.code == 2
        assert PROBLEM.findall(outcome.err)


def test_an_online_voice_measures_what_a_build_kept(
    commands: Callable[..., dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its service is never asked merely to measure, and need not be once a build has asked it."""
    _speak_through(monkeypatch, lambda _, lexicon, __: _Online(lexicon=lexicon))
    outcomes = commands(SMALL_YAML, "--voice", "odd", order="build check plan")
    assert [(outcome.code, outcome.err) for outcome in outcomes.values()] == [(0, "")] * 3


def test_a_service_that_fails_is_no_fault_of_the_routine(
    commands: Callable[..., dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """No line is blamed for a network that is down: exit 1, and one sentence."""
    _speak_through(monkeypatch, lambda _, lexicon, __: _Offline(lexicon=lexicon))
    outcome = commands(SMALL_YAML, "--voice", "odd", order="build")["build"]
    assert (outcome.code, outcome.err) == (1, "error: the service does not answer\n")


@pytest.mark.parametrize(
    ("length_ms", "said"),
    [
        (1_000, "under a minute"),
        (29_000, "under a minute"),
        (31_000, "about 1 minute"),
        (89_000, "about 1 minute"),
        (760_000, "about 13 minutes"),
    ],
)
def test_an_estimate_in_words(length_ms: int, said: str) -> None:
    """Never 0 minutes, and never 1 minutes."""
    assert about(length_ms) == said


def test_a_broken_structure_is_not_measured(run: Run, tmp_path: Path) -> None:
    """Nothing is voiced for a file that holds no routine; as JSON, that is said."""
    path = tmp_path / "routine.yaml"
    path.write_text("format: 1\n", encoding="utf-8")
    answer = json.loads(run("check", path, "--json").out)
    assert answer["problems"]
    assert answer["measured"] is False
