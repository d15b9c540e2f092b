"""A routine's own page, `<id>/index.html`: for search engines and links; it leads to the player.

The sheet on paper, `<id>/<id>.html`, is another one. All addresses are relative to where it lies.
"""

from typing import Final

from audio_builder.publishers.addresses import player_query
from audio_builder.publishers.clock import about_minutes, minutes_clock
from audio_builder.publishers.exercise_plan import exercise_plan
from audio_builder.publishers.templating import render_template
from audio_builder.records import FEED_NAME, RoutineEntry

ROUTINE_PAGE: Final = "index.html"
_POLICY: Final = "default-src 'none'; img-src 'self'; style-src 'self'; base-uri 'none'"
_TEMPLATE: Final = """\
<!doctype html>
<html lang="{{ routine.language }}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{{ policy }}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ routine.title }} – Repcast</title>
<meta name="description" content="{{ routine.summary }}">
<meta name="color-scheme" content="light dark">
<link rel="canonical" href="{{ canonical }}">
{% if feed %}
<link rel="alternate" type="application/rss+xml" href="{{ feed }}">
{% endif %}
<link rel="icon" href="../favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="../player/page.css">
<script type="application/ld+json">{{ plan|tojson }}</script>
</head>
<body>
<main class="cards">
  <section class="wide">
    <h1>{{ routine.title }}</h1>
    <p>{{ routine.summary }}</p>
    <p>{{ facts }}</p>
    <ul class="links">
      <li><a href="{{ player }}">Practise it with the coach</a></li>
      <li><a href="{{ routine.id }}.html">The routine on paper</a></li>
    </ul>
  </section>
  <section class="wide" aria-labelledby="tracks-title">
    <h2 id="tracks-title">Tracks</h2>
    <ul class="links">
    {% for track, length in tracks %}
      <li><a href="{{ track.id }}.mp3">{{ track.title }} (MP3, {{ length }})</a></li>
    {% endfor %}
    </ul>
    <p>{{ routine.credit }}</p>
  </section>
</main>
</body>
</html>
"""


def render_routine_page(routine: RoutineEntry, base_url: str | None) -> str:
    """Render a routine's own page.

    Args:
        routine: what the catalog says of it.
        base_url: where the library is served, if that is known; it has a feed then.
    """
    facts = (
        routine.genre,
        about_minutes(routine.tracks[0].duration_ms),
        *routine.body_parts,
        *routine.equipment,
    )
    return render_template(
        _TEMPLATE,
        routine=routine,
        canonical="./" if base_url is None else f"{base_url}/{routine.id}/",
        facts=" · ".join(filter(None, facts)),
        feed=None if base_url is None else FEED_NAME,
        plan=exercise_plan(routine, ""),
        player=f"../{player_query(routine.id)}",
        policy=_POLICY,
        tracks=[(track, minutes_clock(track.duration_ms)) for track in routine.tracks],
    )
