"""repcast skill-package."""

from pathlib import Path
from typing import Final

import click

from audio_builder.library import Location, open_files, open_library, parse_location
from skill.package.endpoint import Certificate, Endpoint, is_web_address, parse_endpoint
from skill.package.errors import PackageError
from skill.package.invocation import invocation_name
from skill.package.manifest import Offer
from skill.package.names import named_in
from skill.package.writing import write_package

_NO_PRIVACY_URL: Final = (
    "There is no privacy policy in it. The skill keeps what each listener has practised, and the "
    "manifest says so: Amazon publishes no such skill without one. It can be tried as it is; "
    "before you publish, give its address with --privacy-url https://…"
)
_CERTIFICATES: Final = {
    "trusted": Certificate.TRUSTED,
    "wildcard": Certificate.WILDCARD,
    "self-signed": Certificate.SELF_SIGNED,
}


@click.command("skill-package")
@click.option("--endpoint", required=True, metavar="URL", help="Where the skill is served: https.")
@click.option(
    "--library",
    metavar="FOLDER|URL",
    default="output",
    show_default=True,
    help="The output folder of a build, or a store as in s3://bucket/library.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where to write the package.  [default: the library's folder, or else output, in alexa]",
)
@click.option("--invocation-name", metavar="NAME", help="What the skill is called by.")
@click.option(
    "--certificate",
    type=click.Choice(list(_CERTIFICATES)),
    default="trusted",
    show_default=True,
    help="The endpoint's certificate.",
)
@click.option(
    "--privacy-url",
    metavar="URL",
    help="Your privacy policy, https: Amazon asks for it, since practice is kept.",
)
def skill_package(
    *,
    endpoint: str,
    library: str,
    out: Path | None,
    invocation_name: str | None,
    certificate: str,
    privacy_url: str | None,
) -> None:
    """Write what the Alexa console needs to know of a library."""
    try:
        location = _location(library)
        beside = location if isinstance(location, Path) else Path("output")
        folder = out or beside / "alexa"
        where = parse_endpoint(endpoint, _CERTIFICATES[certificate])
        offer = _offer(location, where, invocation_name, privacy_url)
        files = write_package(folder, offer)
    except PackageError as error:
        raise click.ClickException(str(error)) from error
    _say(folder, len(files), offer)


def _location(text: str) -> Location:
    try:
        return parse_location(text)
    except ValueError as error:
        message = f"--library: {error}"
        raise PackageError(message) from error


def _offer(
    library: Location, endpoint: Endpoint, name: str | None, privacy_url: str | None
) -> Offer:
    if privacy_url is not None and not is_web_address(privacy_url):
        message = f"'{privacy_url}' cannot be the privacy policy: give an https address"
        raise PackageError(message)
    catalog = open_library(open_files(library)).catalog
    return Offer(
        catalog=catalog,
        invocation=invocation_name(catalog, name),
        named=named_in(catalog),
        endpoint=endpoint,
        privacy_url=privacy_url,
    )


def _say(folder: Path, files: int, offer: Offer) -> None:
    click.echo(f"{folder}: {files} files")
    click.echo(f"invocation name: {offer.invocation}")
    click.echo(f"endpoint: {offer.endpoint.uri}")
    click.echo("")
    click.echo("Next, with Amazon's command (npm install --global ask-cli; ask configure):")
    click.echo(f"  cd {folder} && ask deploy")
    click.echo("Then set REPCAST_SKILL_ID on the server to the id that it prints, and say:")
    click.echo(f'  "Alexa, open {offer.invocation}"')
    if offer.privacy_url is None:
        click.echo("")
        click.echo(_NO_PRIVACY_URL, err=True)
