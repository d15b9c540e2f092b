"""ask-resources.json: where the ask command finds the skill package."""

from typing import Any


def render_resources() -> dict[str, Any]:
    """What `ask deploy` reads first."""
    metadata = {"src": "./skill-package"}
    return {
        "askcliResourcesVersion": "2020-03-31",
        "profiles": {"default": {"skillMetadata": metadata}},
    }
