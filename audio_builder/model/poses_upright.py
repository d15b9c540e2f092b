"""Poses of the catalogue in which one stands, or sits on a chair, by name."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from audio_builder.model.pose_sides import both

UPRIGHT: Final[Mapping[str, Mapping[str, Any]]] = MappingProxyType(
    {
        "standing": {},
        "standing, arms overhead": {
            "neck": {"flexion": -12},
            **both(shoulder={"flexion": 172}),
        },
        "standing, hands on a chair": {
            "props": ({"kind": "chair", "ahead": 0.52},),
            **both(shoulder={"flexion": 23}, elbow={"flexion": 31}),
        },
        "standing on one leg": {
            "support": "left-foot",
            "hip_right": {"flexion": 20},
            "knee_right": {"flexion": 45},
        },
        "calf raise": {
            "lean": 30,
            **both(ankle={"flexion": -30}),
        },
        "half squat": {
            **both(hip={"flexion": 58}, knee={"flexion": 62}, ankle={"flexion": 22}),
        },
        "squat": {
            **both(
                hip={"flexion": 108, "abduction": 14, "rotation": -14},
                knee={"flexion": 112},
                ankle={"flexion": 32},
                shoulder={"flexion": 85},
            ),
        },
        "wall sit": {
            "props": ({"kind": "wall", "ahead": -0.63},),
            **both(
                hip={"flexion": 88},
                knee={"flexion": 88},
                shoulder={"flexion": -17, "rotation": 10},
                elbow={"flexion": 92},
            ),
        },
        "step-up": {
            "support": "left-foot",
            "props": ({"kind": "step"},),
            "hip_left": {"flexion": 50},
            "knee_left": {"flexion": 70},
            "ankle_left": {"flexion": 20},
            "hip_right": {"flexion": -5},
            "knee_right": {"flexion": 1},
            "ankle_right": {"flexion": 5},
        },
        "lunge": {
            "support": "left-foot",
            "hip_left": {"flexion": 78},
            "ankle_left": {"flexion": 4},
            "hip_right": {"flexion": -14},
            "ankle_right": {"flexion": 30},
            **both(knee={"flexion": 82}),
        },
        "tandem stance": {
            "hip_left": {"flexion": 8, "abduction": -6},
            "ankle_left": {"flexion": -8},
            "hip_right": {"flexion": -9, "abduction": -6},
            "ankle_right": {"flexion": 9},
        },
        "walking": {
            "lean": 26,
            "hip_left": {"flexion": 20},
            "knee_left": {"flexion": 6},
            "ankle_left": {"flexion": -14},
            "hip_right": {"flexion": -16},
            "knee_right": {"flexion": 34},
            "ankle_right": {"flexion": -3},
            "shoulder_left": {"flexion": -20},
            "shoulder_right": {"flexion": 22},
            **both(elbow={"flexion": 20}),
        },
        "hinge": {
            "neck": {"flexion": -15},
            **both(
                hip={"flexion": 75},
                knee={"flexion": 15},
                shoulder={"flexion": 63},
                ankle={"flexion": 3},
            ),
        },
        "hinge on one leg": {
            "support": "left-foot",
            "hip_left": {"flexion": 70},
            "knee_left": {"flexion": 15},
            "ankle_left": {"flexion": 8},
            "neck": {"flexion": -15},
            **both(shoulder={"flexion": 65}),
        },
        "hinge on one leg, turned in": {
            "support": "left-foot",
            "hip_left": {"flexion": 70, "rotation": 35},
            "knee_left": {"flexion": 15},
            "ankle_left": {"flexion": 8},
            "neck": {"flexion": -15},
            **both(shoulder={"flexion": 65}),
        },
        "thigh out, torso across": {
            "support": "left-foot",
            "hip_right": {"flexion": 15, "rotation": -40},
            "knee_right": {"flexion": 30},
            "spine": {"rotation": 40},
            "neck": {"rotation": 35},
        },
        "thigh in, torso across": {
            "support": "left-foot",
            "hip_right": {"flexion": 15, "rotation": 35},
            "knee_right": {"flexion": 30},
            "spine": {"rotation": -40},
            "neck": {"rotation": -35},
        },
        "forward fold": {
            "spine": {"flexion": 45},
            "neck": {"flexion": 20},
            **both(
                hip={"flexion": 104},
                knee={"flexion": 12},
                shoulder={"flexion": 118},
                wrist={"extension": 30},
            ),
        },
        "half lift": {
            "neck": {"flexion": -20},
            **both(
                hip={"flexion": 88},
                knee={"flexion": 6},
                ankle={"flexion": -2},
                shoulder={"flexion": 47},
            ),
        },
        "sitting": {
            "support": "chair",
            **both(hip={"flexion": 90}, knee={"flexion": 90}, elbow={"flexion": 60}),
        },
        "seated twist": {
            "support": "chair",
            "spine": {"rotation": 40},
            "neck": {"rotation": 15},
            **both(
                hip={"flexion": 90},
                knee={"flexion": 90},
                shoulder={"flexion": 26, "abduction": -3, "rotation": 72},
                elbow={"flexion": 118},
            ),
        },
    }
)
