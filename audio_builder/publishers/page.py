"""The player's page: a catalog and the texts of the player into all files that it consists of.

The page is plain: no request leaves the site, and all addresses are relative to where it lies.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from audio_builder.model.pace import BREATH_PRESETS, Guide
from audio_builder.publishers.exercise_plan import exercise_plan
from audio_builder.publishers.templating import render_template
from audio_builder.records import FEED_NAME, RoutineEntry, Row

INDEX: Final = "index.html"
MANIFEST: Final = "manifest.webmanifest"
WORKER: Final = "sw.js"
PARTS_FOLDER: Final = "player"
TEMPLATE_SUFFIX: Final = ".jinja"
FAVICON: Final = "favicon.svg"
TOUCH_ICON: Final = "icons/apple-touch-icon.png"
ICONS: Final[Mapping[str, tuple[str, str]]] = {
    "icons/icon-192.png": ("192x192", "any"),
    "icons/icon-512.png": ("512x512", "any"),
    "icons/maskable-512.png": ("512x512", "maskable"),
}
"""The icons of the installed page: where each lies, its size and its purpose."""
SHELL_PICTURES: Final = (FAVICON, TOUCH_ICON, *ICONS)
"""The pictures that belong to the page itself, from the output folder."""

LISTED_MAX: Final = 20
"""The page of a library of more routines names none: it is the same whatever they are, and so is
its service worker, so that a routine that comes or goes renews nothing but the search index."""
GUIDES: Final = (
    (Guide.FULL, "All words"),
    (Guide.SHORT, "Few words"),
    (Guide.TONES, "Tones only"),
)
"""What each guidance is called, as player/pace.js has it."""

_PAGE: Final = "./"
"""The page's own address: many hosts redirect `index.html` to it, and browsers refuse a worker's
answer that came by a redirect."""
_WEEKDAYS: Final = (
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
)  # fmt: skip
_NAME: Final = "Repcast"
_DESCRIPTION: Final = "Exercise routines, coached by voice at your own pace."
_GROUND: Final = "#12343b"
_POLICY: Final = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "media-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
)
_VERSION_LETTERS: Final = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What the page has to know of the library.

    Attributes:
        rows: its routines.
        entries: what the catalog says of each of them; none if there are more than `LISTED_MAX`.
        with_feed: whether it has a podcast feed beside it.
        pictures: the digest of each of `SHELL_PICTURES` that there is, by its path.
    """

    rows: tuple[Row, ...]
    entries: tuple[RoutineEntry, ...]
    with_feed: bool
    pictures: Mapping[str, str]


def render_player(assets: Mapping[str, str], site: Site) -> dict[str, str]:
    """Render every file of the page: its path from the page's folder, and its text.

    They are in the order in which to write them: the page after its parts, the service worker last,
    since a browser that sees a new one takes all the others anew.

    Args:
        assets: the texts of the player's own files, by their names.
        site: what the page is about.
    """
    parts = {
        f"{PARTS_FOLDER}/{name}": text
        for name, text in sorted(assets.items())
        if not name.endswith(TEMPLATE_SUFFIX)
    }
    modules = [name for name in sorted(assets) if name.endswith(".js")]
    shell = {
        **parts,
        MANIFEST: render_manifest(site),
        INDEX: render_index(assets[INDEX + TEMPLATE_SUFFIX], modules, site),
    }
    return {**shell, WORKER: _render_worker(assets[WORKER + TEMPLATE_SUFFIX], shell, site)}


def render_index(template: str, modules: list[str], site: Site) -> str:
    """Render the page itself."""
    only = site.entries[0] if len(site.rows) == 1 else None
    return render_template(
        template,
        only=only,
        entries=site.entries,
        feed=FEED_NAME if site.with_feed else None,
        title=f"{only.title} – {_NAME}" if only else _NAME,
        heading=only.title if only else _NAME,
        description=only.summary if only else _titles(site) or _DESCRIPTION,
        guides=[(name, guide.value) for guide, name in GUIDES],
        links=_links(site),
        modules=modules,
        plan=exercise_plan(only, f"{only.id}/") if only else None,
        policy="; ".join(_POLICY),
        weekdays=[(name[0], name) for name in _WEEKDAYS],
        presets=[(name.capitalize(), str(breath)) for name, breath in BREATH_PRESETS.items()],
    )


def _titles(site: Site) -> str:
    """The titles of the routines; of a library of many, none."""
    return ", ".join(entry.title for entry in site.entries)


def render_manifest(site: Site) -> str:
    """Render what a phone needs to know to install the page (W3C Web Application Manifest)."""
    routines = site.rows
    name = routines[0].title if len(routines) == 1 else _NAME
    icons = [
        {"src": path, "sizes": sizes, "type": "image/png", "purpose": purpose}
        for path, (sizes, purpose) in ICONS.items()
        if path in site.pictures
    ]
    manifest = {
        "name": name,
        "short_name": _NAME,
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": _GROUND,
        "theme_color": _GROUND,
        "icons": icons,
    }
    return json.dumps(manifest, ensure_ascii=False, indent=2) + "\n"


def _render_worker(template: str, shell: Mapping[str, str], site: Site) -> str:
    digest = hashlib.sha256(template.encode())
    for path, text in [*shell.items(), *sorted(site.pictures.items())]:
        digest.update(f"{path}\n{len(text)}\n{text}".encode())
    return render_template(  # noqa: S604 - the worker's shell, not a command's
        template,
        version=digest.hexdigest()[:_VERSION_LETTERS],
        shell=[_PAGE, *(path for path in shell if path != INDEX), *sorted(site.pictures)],
    )


def _links(site: Site) -> list[tuple[str, str, str]]:
    """The page's icons and feed, as far as they are there: relation, address, media type."""
    links = []
    if FAVICON in site.pictures:
        links.append(("icon", FAVICON, "image/svg+xml"))
    if TOUCH_ICON in site.pictures:
        links.append(("apple-touch-icon", TOUCH_ICON, ""))
    if site.with_feed:
        links.append(("alternate", FEED_NAME, "application/rss+xml"))
    return links
