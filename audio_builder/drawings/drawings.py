"""The line drawings: one SVG file for each name that the routine language knows.

Each is drawn for the side named left (the standing or the working leg, as the exercise has it), in
one line weight and the colour of the text around it; arrows have the class `accent`.
"""

from importlib import resources

from audio_builder import drawings
from audio_builder.model.values import Drawing


def drawing(name: Drawing) -> bytes:
    """The SVG file of a drawing, in UTF-8."""
    return resources.files(drawings).joinpath(f"{name}.svg").read_bytes()
