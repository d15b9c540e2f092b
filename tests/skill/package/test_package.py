"""The package as files, and the command that writes it."""

import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image

from audio_builder.cli.failures import exit_code_of
from skill.package.command import skill_package
from skill.package.endpoint import parse_endpoint
from skill.package.errors import PackageError
from skill.package.icons import render_icon
from skill.package.manifest import DISCLAIMER, ICONS, KEPT, Offer, render_manifest

LOCALES = ("en-AU", "en-CA", "en-GB", "en-IN", "en-US")
FILES = [
    "ask-resources.json",
    "skill-package/assets/images/large-icon.png",
    "skill-package/assets/images/small-icon.png",
    *(f"skill-package/interactionModels/custom/{locale}.json" for locale in LOCALES),
    "skill-package/skill.json",
]


def write(library: Path, out: Path, *options: str) -> str:
    """What the command says, once it has done its work."""
    arguments = ["--endpoint", "https://coach.example.org", "--library", str(library)]
    run = CliRunner().invoke(skill_package, [*arguments, "--out", str(out), *options])
    assert run.exit_code == 0, run.output
    return run.output


def files_in(folder: Path) -> list[str]:
    """The files of a folder."""
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def test_a_package_from_a_build(small_output: Path, tmp_path: Path) -> None:
    """A built library becomes a whole package; what comes next is said."""
    said = write(small_output, tmp_path)

    assert files_in(tmp_path) == FILES
    model = json.loads((tmp_path / FILES[3]).read_bytes())["interactionModel"]["languageModel"]
    exercises = next(kind for kind in model["types"] if kind["name"] == "EXERCISE")
    assert model["invocationName"] == "calm hips"
    assert [value["id"] for value in exercises["values"]] == ["turn", "bridge"]
    assert exercises["values"][0]["name"] == {
        "value": "standing turn", "synonyms": ["the standing turn", "turn", "the turn"],
    }  # fmt: skip
    for words in ("calm hips", "https://coach.example.org/alexa", "ask deploy", "REPCAST_SKILL_ID"):
        assert words in said


def test_the_manifest_leads_to_its_files(small_output: Path, tmp_path: Path) -> None:
    """Resources name the package, and the manifest its icons, of the sizes that Amazon asks for."""
    write(small_output, tmp_path, "--privacy-url", "https://example.org/privacy")
    resources = json.loads((tmp_path / "ask-resources.json").read_bytes())
    package = tmp_path / resources["profiles"]["default"]["skillMetadata"]["src"]
    manifest = json.loads((package / "skill.json").read_bytes())["manifest"]
    local = manifest["publishingInformation"]["locales"]

    assert sorted(local) == sorted(p.stem for p in package.glob("interactionModels/custom/*"))
    for key, size in (("smallIconUri", 108), ("largeIconUri", 512)):
        icon = package / local["en-GB"][key].removeprefix("file://")
        with Image.open(icon) as image:
            assert (image.format, image.size, image.mode) == ("PNG", (size, size), "P")
    privacy = manifest["privacyAndCompliance"]["locales"]["en-IN"]
    assert privacy == {"privacyPolicyUrl": "https://example.org/privacy"}


def test_the_manifest(offer: Offer) -> None:
    """It plays audio, is reached where the endpoint is, and says that it is no medical advice."""
    manifest = render_manifest(offer)["manifest"]
    local = manifest["publishingInformation"]["locales"]["en-US"]

    assert manifest["apis"]["custom"]["interfaces"] == [{"type": "AUDIO_PLAYER"}]
    assert manifest["apis"]["custom"]["endpoint"]["uri"] == "https://coach.example.org/alexa"
    assert "not medical advice" in DISCLAIMER
    assert local["description"].endswith(DISCLAIMER)
    assert "Eric Wong" in local["description"]
    assert "your breath" not in json.dumps(manifest)


def test_the_manifest_says_what_is_kept(offer: Offer) -> None:
    """Practice is kept, so personal information is; nobody is said to be bound by HIPAA."""
    manifest = render_manifest(offer)["manifest"]
    privacy, local = manifest["privacyAndCompliance"], manifest["publishingInformation"]

    assert privacy["usesPersonalInfo"] is True
    assert privacy["usesHealthInfo"] is False
    assert KEPT in local["locales"]["en-US"]["description"]
    assert KEPT in local["testingInstructions"]


def test_a_missing_privacy_policy_is_told(small_output: Path, tmp_path: Path) -> None:
    """The package is written, and it is said that it cannot be published so, and what to give."""
    without, with_it = (
        write(small_output, tmp_path, *options)
        for options in ((), ("--privacy-url", "https://example.org/privacy"))
    )

    assert "give its address with --privacy-url" in without
    assert "privacy policy" not in with_it


def test_a_long_library_keeps_the_disclaimer(offer: Offer) -> None:
    """The description is cut to what the store takes, never its disclaimer."""
    routine = offer.catalog.routines[0].model_copy(update={"summary": "Very good. " * 90})
    catalog = offer.catalog.model_copy(update={"routines": (routine,) * 9})
    long = Offer(
        catalog=catalog, named=offer.named, invocation=offer.invocation, endpoint=offer.endpoint
    )

    local = render_manifest(long)["manifest"]["publishingInformation"]["locales"]["en-US"]

    assert len(local["description"]) <= 4000
    assert len(local["summary"]) <= 160
    assert local["description"].endswith(DISCLAIMER)


def test_a_package_is_written_over(small_output: Path, tmp_path: Path) -> None:
    """Again means the same files, and what `ask` keeps beside them stays."""
    notes = tmp_path / ".ask" / "ask-states.json"
    write(small_output, tmp_path)
    first = {name: (tmp_path / name).read_bytes() for name in FILES}
    notes.parent.mkdir()
    notes.write_text("{}")

    write(small_output, tmp_path)

    assert files_in(tmp_path) == [".ask/ask-states.json", *FILES]
    assert {name: (tmp_path / name).read_bytes() for name in FILES} == first


def test_an_icon() -> None:
    """Drawn the same each time: rings on a ground that reaches the corners."""
    for _, size in ICONS.values():
        data = render_icon(size)
        with Image.open(io.BytesIO(data)) as image:
            rgb = image.convert("RGB")
            corner, centre = rgb.getpixel((0, 0)), rgb.getpixel((size // 2, size // 2))
        assert data == render_icon(size)
        assert isinstance(corner, tuple)
        assert isinstance(centre, tuple)
        assert sum(corner) < 150
        assert sum(centre) > 600


@pytest.mark.parametrize(
    ("text", "uri"),
    [
        ("https://coach.example.org", "https://coach.example.org/alexa"),
        ("https://Coach.example.org/", "https://coach.example.org/alexa"),
        ("https://example.org:443/alexa", "https://example.org/alexa"),
        ("https://example.org/alexa/", "https://example.org/alexa"),
        ("https://example.org/repcast", "https://example.org/repcast/alexa"),
    ],
)
def test_an_endpoint(text: str, uri: str) -> None:
    """It ends in /alexa, whether that was given or not."""
    assert parse_endpoint(text).uri == uri


@pytest.mark.parametrize(
    "text",
    [
        "", "example.org", "http://example.org", "https://", "https:///alexa", "https://localhost",
        "https://coach.local", "https://192.0.2.1", "https://[::1]/alexa", "https://[::1",
        "https://example.org:8443", "https://example.org:x", "https://example.org?a=b",
        "https://me@example.org", "https://exam ple.org", "https://example.org/#a",
    ],
)  # fmt: skip
def test_what_is_no_endpoint(text: str) -> None:
    """What Alexa could not reach is refused, in a sentence that quotes it."""
    with pytest.raises(PackageError, match="cannot be the endpoint"):
        parse_endpoint(text)


@pytest.mark.parametrize(
    ("options", "code", "says"),
    [
        (["--endpoint", "http://example.org"], 2, "must begin with https://"),
        (["--endpoint", "https://example.org", "--invocation-name", "Hips"], 2, "Hips"),
        (["--endpoint", "https://example.org", "--privacy-url", "nowhere"], 2, "privacy policy"),
        (["--endpoint", "https://example.org", "--library", "nowhere"], 1, "repcast build"),
    ],
)
def test_refused(
    small_output: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    options: list[str],
    code: int,
    says: str,
) -> None:
    """Wrong input is exit 2, a missing library exit 1; each says why and writes nothing."""
    arguments = ["--library", str(small_output), "--out", str(tmp_path / "out"), *options]

    left = exit_code_of(lambda: skill_package.main(arguments, standalone_mode=False))

    assert left == code
    assert says in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_write_that_fails(
    small_output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that cannot be finished leaves the old one, and nothing else."""
    write(small_output, tmp_path)
    before = (tmp_path / "ask-resources.json").read_bytes()

    def full_disk(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", full_disk)
    arguments = ["--endpoint", "https://example.org", "--library", str(small_output)]
    run = CliRunner().invoke(skill_package, [*arguments, "--out", str(tmp_path)])

    assert isinstance(run.exception, OSError)
    assert files_in(tmp_path) == FILES
    assert (tmp_path / "ask-resources.json").read_bytes() == before
