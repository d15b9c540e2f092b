"""How long a worker that died is waited with."""

from skill.workers.patience import LONGEST_S, STEADY_S, deaths_in_row, wait_s


def test_who_dies_again_and_again_is_started_ever_later() -> None:
    """At once, then doubled, and never later than the longest."""
    assert [wait_s(deaths) for deaths in range(1, 9)] == [0, 1, 2, 4, 8, 16, LONGEST_S, LONGEST_S]


def test_a_long_life_makes_up_for_deaths_before() -> None:
    """What killed it is then something new."""
    assert deaths_in_row(5, lived_s=0.1) == 6
    assert deaths_in_row(5, lived_s=STEADY_S) == 1
