"""A routine as schema.org's ExercisePlan, for search engines."""

from audio_builder.records import COVER_NAME, RoutineEntry


def exercise_plan(routine: RoutineEntry, folder: str) -> dict[str, object]:
    """The data of a routine's JSON-LD.

    Args:
        routine: what the catalog says of it.
        folder: the way from the page to its files: "" or ending in a slash.
    """
    plan: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "ExercisePlan",
        "name": routine.title,
        "description": routine.summary,
        "inLanguage": routine.language,
        "author": routine.author,
        "image": f"{folder}{COVER_NAME}",
        "exerciseType": [exercise.title for exercise in routine.exercises],
    }
    if routine.genre is not None:
        plan["category"] = routine.genre
    if routine.source is not None:
        plan["isBasedOn"] = {
            "@type": "CreativeWork",
            "name": routine.source.title,
            "author": routine.source.author,
            "publisher": routine.source.publisher,
        }
    return plan
