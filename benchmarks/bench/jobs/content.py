"""Write a routine file of a wanted length, as a person would: in YAML."""

import json
import sys
from pathlib import Path

import yaml

from bench.content import synthetic


def main(minutes: str, path: str) -> None:
    """Write the routine file."""
    routine = synthetic(int(minutes))
    plain = json.loads(routine.model_dump_json(exclude_defaults=True))
    plain["format"] = routine.format
    Path(path).write_text(yaml.safe_dump(plain, sort_keys=False, width=95), encoding="utf-8")
    print(json.dumps({"id": routine.id, "exercises": len(routine.exercises)}))


if __name__ == "__main__":
    main(*sys.argv[1:])
