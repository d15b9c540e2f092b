"""How many listeners a process may have follows from what the system allows."""

import resource

import pytest

from skill.descriptors import LISTENERS_MAX, listeners_for, raise_limit


@pytest.mark.parametrize(
    ("descriptors", "listeners"), [(1_024, 450), (256, 66), (4_124, 2_000), (1_000_000, 2_000)]
)
def test_two_descriptors_a_listener(descriptors: int, listeners: int) -> None:
    """A line and a file for each, some kept back for all else, and never more than is of use."""
    assert listeners_for(descriptors) == listeners


def test_the_limit_is_raised_and_never_lowered() -> None:
    """Five hundred listeners fit into a process that was started with the usual limit."""
    before, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    try:
        allowed = raise_limit()
        assert allowed == resource.getrlimit(resource.RLIMIT_NOFILE)[0]
        assert allowed >= before
        assert listeners_for(allowed) >= min(500, listeners_for(hard)) or hard < before
        assert listeners_for(allowed) <= LISTENERS_MAX
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (before, hard))
