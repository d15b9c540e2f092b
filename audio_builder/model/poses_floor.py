"""Poses of the catalogue in which one kneels, lies, or has the hands on the floor, by name."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from audio_builder.model.pose_sides import both

ON_THE_FLOOR: Final[Mapping[str, Mapping[str, Any]]] = MappingProxyType(
    {
        "half kneeling": {
            "support": "left-knee",
            "ankle_left": {"flexion": -60},
            "hip_right": {"flexion": 90},
            **both(knee={"flexion": 90}),
        },
        "tall kneeling": {
            "support": "knees",
            **both(knee={"flexion": 90}, ankle={"flexion": -60}),
        },
        "all fours": {
            "support": "knees",
            "neck": {"flexion": -10},
            **both(
                hip={"flexion": 77},
                knee={"flexion": 90},
                ankle={"flexion": -60},
                shoulder={"flexion": 77},
                wrist={"extension": 90},
            ),
        },
        "bird dog": {
            "support": "left-knee",
            "hip_left": {"flexion": 77},
            "knee_left": {"flexion": 90},
            "ankle_left": {"flexion": -60},
            "ankle_right": {"flexion": -20},
            "shoulder_left": {"flexion": 170},
            "shoulder_right": {"flexion": 77},
            "neck": {"flexion": -10},
            "wrist_right": {"extension": 90},
            "hip_right": {"flexion": -12},
        },
        "downward dog": {
            "lean": 9,
            **both(
                ankle={"flexion": 20},
                hip={"flexion": 106},
                shoulder={"flexion": 172},
                wrist={"extension": 53},
            ),
        },
        "plank": {
            "lean": 57,
            "neck": {"flexion": -12},
            **both(ankle={"flexion": 15}, shoulder={"flexion": 58}, wrist={"extension": 90}),
        },
        "push-up": {
            "lean": 78,
            "neck": {"flexion": -12},
            **both(
                ankle={"flexion": 15},
                shoulder={"flexion": -24, "abduction": 20},
                elbow={"flexion": 125},
                wrist={"extension": 78},
            ),
        },
        "cobra": {
            "lean": 148,
            "spine": {"flexion": -52},
            "neck": {"flexion": -15},
            **both(
                ankle={"flexion": -60},
                shoulder={"flexion": -47, "abduction": 10},
                elbow={"flexion": 90},
                wrist={"extension": 83},
            ),
        },
        "side bridge": {
            "support": "left-side",
            "lean": -26,
            "shoulder_left": {"abduction": 64},
            "elbow_left": {"flexion": 90},
            **both(knee={"flexion": 90}, ankle={"flexion": -50}),
        },
        "side plank": {
            "support": "left-side",
            "lean": -18,
            "shoulder_left": {"abduction": 72},
            "elbow_left": {"flexion": 90},
        },
        "lying on the back": {
            "support": "back",
            **both(shoulder={"abduction": 20}),
        },
        "lying on the back, knees bent": {
            "support": "back",
            **both(
                hip={"flexion": 50},
                knee={"flexion": 100},
                ankle={"flexion": -40},
                shoulder={"abduction": 20},
            ),
        },
        "lying on the back, thigh in": {
            "support": "back",
            "hip_left": {"flexion": 50, "rotation": 35},
            "hip_right": {"flexion": 50},
            "ankle_left": {"flexion": -20},
            "ankle_right": {"flexion": -40},
            **both(knee={"flexion": 100}, shoulder={"abduction": 20}),
        },
        "supine 90/90": {
            "support": "back",
            **both(hip={"flexion": 90}, knee={"flexion": 90}),
        },
        "knees to chest": {
            "support": "back",
            **both(
                hip={"flexion": 128, "abduction": 8},
                knee={"flexion": 135},
                shoulder={"flexion": 13, "abduction": 15, "rotation": 25},
                elbow={"flexion": 76},
            ),
        },
        "curl-up": {
            "support": "back",
            "lean": 25,
            "spine": {"flexion": 25},
            "neck": {"flexion": 8},
            **both(
                hip={"flexion": 50},
                knee={"flexion": 100},
                ankle={"flexion": -40},
                shoulder={"flexion": 28, "abduction": 14},
            ),
        },
        "bridge": {
            "support": "back",
            "lean": -27,
            "neck": {"flexion": 30},
            **both(
                knee={"flexion": 96},
                ankle={"flexion": -21},
                shoulder={"flexion": -27, "abduction": 12},
            ),
        },
        "lying on the front": {
            "support": "front",
            "neck": {"flexion": -15},
            **both(ankle={"flexion": -50}, shoulder={"abduction": 20}),
        },
        "lying on the side": {
            "support": "left-side",
            "shoulder_left": {"flexion": 90},
            "shoulder_right": {"flexion": 21, "abduction": -45},
            "elbow_right": {"flexion": 57},
            "lean": -6,
            **both(hip={"flexion": 45}, knee={"flexion": 90}),
        },
        "clamshell": {
            "support": "left-side",
            "hip_left": {"flexion": 45},
            "hip_right": {"flexion": 45, "abduction": 35, "rotation": -35},
            "shoulder_left": {"flexion": 90},
            "shoulder_right": {"flexion": 21, "abduction": -45},
            "elbow_right": {"flexion": 57},
            "lean": -6,
            **both(knee={"flexion": 90}),
        },
        "long sitting": {
            "support": "seat",
            **both(hip={"flexion": 88}, shoulder={"flexion": 22}, elbow={"flexion": 28}),
        },
    }
)
