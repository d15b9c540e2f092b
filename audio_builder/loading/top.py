"""What stands at the top of a file: the keys that belong there, or something else altogether."""

from audio_builder.loading.file_kinds import FileKind
from audio_builder.loading.plain import Json
from audio_builder.loading.problems import START, Problem, problem_at
from audio_builder.loading.tree import Tree


def mapping_at_top(tree: Tree, text: str, kind: FileKind) -> dict[str, Json] | Problem:
    """The mapping that a file holds, or why it holds none.

    Args:
        tree: what was read.
        text: the whole text of the file.
        kind: what it is meant to hold.
    """
    if isinstance(tree.root, dict):
        return tree.root
    if tree.root is None:
        what = "the file holds no keys, only comments" if text.strip() else "the file is empty"
        return problem_at(START, what, kind.begin)
    what = f"the file holds {_kind(tree.root)}, not the keys of a {kind.name}"
    return problem_at(tree.root_place, what, kind.begin)


def _kind(value: Json) -> str:
    match value:
        case list():
            return "a list"
        case str():
            return "text"
        case _:
            return "a single value"
