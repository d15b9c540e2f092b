"""The timeline as JSON, for players that show what is heard (docs/catalog-format.md)."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, fields
from typing import Final

from audio_builder.model.sounds import AirSound, Phrase, Sound, Tone
from audio_builder.model.timeline import Cue, KeyPose, Place, Timeline
from audio_builder.model.view import View
from audio_builder.publishers.captions import caption_text

_LINES: Final = ",\n"
_PLACE_NAMES: Final = tuple(field.name for field in fields(Place))


def render_timeline(timeline: Timeline) -> str:
    """Render the cues and chapters in time order, one a line; times are in ms.

    What is not known of a cue is left out: a rest has no rep, a bell has no words.
    """
    head = json.dumps({"version": 1, "duration_ms": timeline.duration_ms})[:-1]
    chapters = [asdict(chapter) for chapter in timeline.chapters]
    cues = [_cue(cue) for cue in timeline.cues]
    figure = f',\n"figure": {_figure(timeline.movement)}' if timeline.movement else ""
    return f'{head},\n"chapters": {_array(chapters)},\n"cues": {_array(cues)}{figure}}}\n'


def _figure(movement: tuple[KeyPose, ...]) -> str:
    """The poses, each once, and at which time the figure is in which."""
    used = (pose for key in movement for pose in (key.pose, *(to for _, to in key.cycle)))
    # By identity: a pose comes back in each rep, and to write it takes long.
    poses = {id(pose): pose for pose in used if pose is not None}
    texts = {key: pose.model_dump_json(exclude_defaults=True) for key, pose in poses.items()}
    index = {text: number for number, text in enumerate(dict.fromkeys(texts.values()))}
    number = {key: index[text] for key, text in texts.items()}
    views = (View.THREE_QUARTER, *(key.view for key in movement))
    keys = [
        [key.at_ms, number.get(id(key.pose)), *_besides(key, before, number)]
        for key, before in zip(movement, views, strict=False)
    ]
    return f'{{"poses": [\n{_LINES.join(index)}\n],\n"keys": {json.dumps(keys)}}}'


def _besides(key: KeyPose, before: View, number: Mapping[int, int]) -> Iterator[dict[str, object]]:
    """Where it is seen from, if that is new, and the cycle that it goes through, if any."""
    told: dict[str, object] = {}
    if key.view is not before:
        told["view"] = key.view.value
    if key.cycle:
        told["cycle"] = [[takes_ms, number[id(pose)]] for takes_ms, pose in key.cycle]
    if told:
        yield told


def _array(items: list[dict[str, object]]) -> str:
    lines = _LINES.join(json.dumps(item, ensure_ascii=False) for item in items)
    return f"[\n{lines}\n]"


def _cue(cue: Cue) -> dict[str, object]:
    told = {
        "start_ms": cue.start_ms,
        "end_ms": cue.end_ms,
        "role": cue.role.value,
        **_sound(cue.sound),
        "caption": caption_text(cue),
        **_place(cue.place),
    }
    return {key: value for key, value in told.items() if value is not None}


def _place(place: Place) -> dict[str, object]:
    # By name: `asdict` copies deeply, and takes as long as all the rest.
    return {name: getattr(place, name) for name in _PLACE_NAMES}


def _sound(sound: Sound) -> dict[str, str]:
    match sound:
        case Phrase():
            return {"sound": "say"}
        case AirSound():
            return {"sound": "air", "air": sound.air.value}
        case Tone():
            return {"sound": "tone", "bell": sound.bell.value}
