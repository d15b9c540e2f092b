"""FIT workouts such as Garmin Connect and training platforms write them, made by `fit_bytes`."""

from typing import Final

from fit_bytes import SESSION, TITLE, fit_file, repeat, reps, timed, until, workout_file

_PUSH_UP: Final = 22
_SQUAT: Final = 28

INTERVALS: Final = workout_file(
    "5 x 3 min",
    [
        timed(600, intensity=2, hr=(3, "enum", 1), zone=(4, "uint32", 2)),
        timed(
            180, "Hard", target=(3, "enum", 4), low=(5, "uint32", 1250), high=(6, "uint32", 1270)
        ),
        timed(90, intensity=4),
        repeat(1, 5),
        timed(300, intensity=3, notes=(8, "string", "Walk the last minute.")),
    ],
    sport=2,
    sub_sport=0,
)
"""A ride by the clock, with heart-rate and power targets."""

STRENGTH: Final = workout_file(
    "Upper body",
    [
        reps(10, category=(10, "uint16", _PUSH_UP), name=(11, "uint16", 77)),
        timed(60, intensity=1),
        repeat(0, 3),
        reps(8, category=(10, "uint16", 999), name=(11, "uint16", 1), weight=(12, "uint16", 4000)),
        timed(90, intensity=1),
        repeat(3, 4),
        reps(12, category=(10, "uint16", _SQUAT), notes=(8, "string", "Chest tall. Heels down.")),
        until(5, 0, intensity=1),
        timed(45, category=(10, "uint16", 19), name=(11, "uint16", 43)),
    ],
    (
        TITLE,
        {0: ("uint16", 999), 1: ("uint16", 1), 2: ("string", "Landmine press"), 254: ("uint16", 0)},
    ),
)
"""Sets of exercises that Garmin knows by numbers, one with a title of its own and a weight."""

WRITTEN_OUT: Final = workout_file(
    "",
    [
        reps(8, "Bench press"),
        timed(120, intensity=1),
        reps(6, "Bench press"),
        timed(120, intensity=1),
        reps(4, "Bench press"),
        timed(180, intensity=1),
        reps(10, "Split squat, left"),
        reps(10, "Split squat, right"),
        timed(60, intensity=1),
        repeat(6, 2),
        until(1, 40_000, "Carry"),
        until(5, 0, "Stretch"),
    ],
)
"""Sets written out one after the other, sides, a distance, and a step until a button is pressed."""

UNTIL_TIRED: Final = workout_file(
    "Runs & rests",
    [
        timed(30, "Run"),
        timed(30, "Walk", 4),
        repeat(0, 600, duration_type=7),
        timed(120, intensity=1),
        repeat(9, 3),
    ],
    sport=1,
    sub_sport=0,
)
"""Repeats until a time is reached, and one that leads nowhere."""

ACTIVITY: Final = fit_file([(0, {0: ("enum", 4)}), (SESSION, {5: ("enum", 1)})])
"""What has been done, not what is planned."""

SAMPLES: Final = {
    "intervals.fit": INTERVALS,
    "strength.fit": STRENGTH,
    "written-out.fit": WRITTEN_OUT,
    "until-tired.fit": UNTIL_TIRED,
}
