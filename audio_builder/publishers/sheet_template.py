"""The sheet's template and style: black on white, on a page of paper or on a phone."""

from typing import Final

STYLE: Final = """
:root { color-scheme: light; font: 11pt/1.45 system-ui, sans-serif; color: #12343b; }
body { max-width: 46rem; margin: 1.5rem auto; padding: 0 1rem; background: #fff; }
h1 { font-size: 1.7em; margin: 0 0 .3em; }
h2 { font-size: 1.2em; margin: 0; }
p { margin: .4em 0; }
.exercise { break-inside: avoid; border-top: 2px solid #376f6b; margin-top: 1.2em;
  padding-top: .8em; display: grid; grid-template-columns: 12rem 1fr; gap: 0 1.2rem; }
.exercise svg { width: 12rem; height: auto; }
.exercise > div { grid-column: 2; }
.dose { font-weight: 600; }
.told-for { font-style: italic; }
ol, ul { margin: .2em 0 .5em; padding-left: 1.4em; }
.safety { border: 2px solid #376f6b; border-radius: .5rem; padding: .4em 1em; margin: .8em 0; }
footer { margin-top: 1.5em; font-size: .85em; color: #35565c; }
@media (max-width: 30rem) { .exercise { display: block; } }
@media print { body { margin: 0; padding: 0; max-width: none; font-size: 10.5pt; } }
"""

TEMPLATE: Final = """\
<!doctype html>
<html lang="{{ routine.language }}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{{ policy }}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ routine.title }}</title>
<style>{{ style }}</style>
</head>
<body>
<main>
<h1>{{ routine.title }}</h1>
<p>{{ routine.summary }}</p>
<div class="safety">
{% for line in routine.safety %}
<p>{{ line }}</p>
{% endfor %}
</div>
<p>{{ breath }} Keep breathing all the way through.</p>
{% if equipment %}
<p>You need: {{ equipment }}.</p>
{% endif %}
{% for exercise in exercises %}
{% if exercise.heading %}
<h2 class="block">{{ exercise.heading }}</h2>
{% endif %}
<section class="exercise">
{% if exercise.drawing %}
{{ exercise.drawing }}
{% endif %}
<div>
<h2>{{ exercise.number }}. {{ exercise.title }}</h2>
<p>{{ exercise.purpose }}</p>
<p class="dose">{{ exercise.dose }}</p>
{% if exercise.told_for %}
<p class="told-for">{{ exercise.told_for }}</p>
{% endif %}
<ul>
{% for line in exercise.setup %}
<li>{{ line }}</li>
{% endfor %}
</ul>
{% if exercise.prepare %}
<p>Once{{ " on each side" if exercise.told_for }}, before the first rep:</p>
<ul>
{% for line in exercise.prepare %}
<li>{{ line }}</li>
{% endfor %}
</ul>
{% endif %}
{% if exercise.steps %}
<p>Each rep:</p>
<ol>
{% for line in exercise.steps %}
<li>{{ line }}</li>
{% endfor %}
</ol>
{% endif %}
{% if exercise.cautions %}
<p>Watch for:</p>
<ul>
{% for line in exercise.cautions %}
<li>{{ line }}</li>
{% endfor %}
</ul>
{% endif %}
</div>
</section>
{% endfor %}
</main>
<footer>{{ credit }}</footer>
</body>
</html>
"""
