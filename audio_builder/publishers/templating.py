"""The one door to Jinja2: a template's text and values into a text, escaped for HTML."""

from functools import lru_cache
from typing import Final

from jinja2 import Environment, StrictUndefined, Template

_ENVIRONMENT: Final = Environment(
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)


def render_template(template: str, **values: object) -> str:
    """Put values into the text of a template. What is in them cannot become markup.

    Raises:
        jinja2.TemplateError: if the template is none, or asks for a value that is not given.
    """
    return _parsed(template).render(values)


@lru_cache(maxsize=32)
def _parsed(template: str) -> Template:
    return _ENVIRONMENT.from_string(template)
