"""Playlists: a routine's exercises in their order, as an extended M3U in UTF-8."""

from collections.abc import Iterable
from dataclasses import dataclass

from audio_builder.units import Ms


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaylistEntry:
    """One track of a playlist."""

    path: str
    """From the playlist's own folder."""
    title: str
    duration_ms: Ms


def render_playlist(title: str, artist: str, entries: Iterable[PlaylistEntry]) -> str:
    """Render the tracks in their order; lengths are whole seconds, as the format wants them."""
    lines = ["#EXTM3U", "#EXTENC:UTF-8", f"#PLAYLIST:{title}"]
    for entry in entries:
        lines += [
            f"#EXTINF:{round(entry.duration_ms / 1000)},{artist} - {entry.title}",
            entry.path,
        ]
    return "\n".join(lines) + "\n"
