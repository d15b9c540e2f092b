"""A film of an exercise: the figure goes from pose to pose, over and over, as an arrow says."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from audio_builder.building.painting import Painting, animation
from audio_builder.figure.arrow import arrows
from audio_builder.figure.between import between
from audio_builder.figure.outline import Outline, bounds_of, outlines
from audio_builder.figure.scene import scene_of
from audio_builder.model.pose import Pose
from audio_builder.model.view import View

SIDE: Final = 480
"""Width and height of a film in pixels."""
_MOVE_MS: Final = 1_200
_REST_MS: Final = 900
_FRAME_MS: Final = 60
_FILLED: Final = 0.92
_METRES: Final = 1.5
"""What of space it shows at least."""


def render_film(poses: Sequence[Pose], view: View, *, kind: str) -> bytes:
    """A film that goes through poses, and from the last one to the first.

    Args:
        poses: at least one.
        view: where one looks from.
        kind: of file, `WEBP` or `GIF`.
    """
    frames = [
        (drawn, ms)
        for one, other in pairwise((*poses, poses[0]))
        for drawn, ms in _move(one, other, view)
    ]
    bounds = bounds_of(each for drawn, _ in frames for each in drawn)
    metre = 1 / max(bounds.width / _FILLED, bounds.height / _FILLED, _METRES)
    pictures = []
    for drawn, ms in frames:
        painting = Painting(SIDE)
        painting.figure(drawn, bounds.middle, (0.5, 0.5), metre)
        pictures.append((painting, ms))
    return animation(pictures, kind)


def _move(one: Pose, other: Pose, view: View) -> Iterator[tuple[tuple[Outline, ...], int]]:
    """The frames of a rest and of the move after it, and for how many ms each is shown."""
    pointing = arrows(one, other, view)
    yield (*_drawn(one, view), *pointing), _REST_MS
    if one != other:
        for passed in range(_FRAME_MS, _MOVE_MS, _FRAME_MS):
            pose = between(one, other, passed / _MOVE_MS)
            yield (*_drawn(pose, view), *pointing), _FRAME_MS


def _drawn(pose: Pose, view: View) -> tuple[Outline, ...]:
    scene = scene_of(pose)
    return outlines((*scene.props, *scene.body), view)
