"""The everyday tests stay quick: what they do without is refused to them."""

import pytest

import tiers


@pytest.mark.parametrize("service", sorted(tiers.SERVICES))
def test_the_quick_tests_have_no_service(request: pytest.FixtureRequest, service: str) -> None:
    """No browser, database server, npm or voice, whether a test names it or asks in passing."""
    with pytest.raises(pytest.fail.Exception, match=f"uses {service}.*mark it slow"):
        tiers.check(request.node, service)


@pytest.fixture
def browser() -> None:
    """Stands for the real one, which another test of this process may have started already."""
    pytest.fail("it was started")


def test_a_service_is_refused_before_it_starts(request: pytest.FixtureRequest) -> None:
    """The rule is kept at the fixture's door: this test is quick, and gets no browser."""
    with pytest.raises(pytest.fail.Exception, match="mark it slow"):
        request.getfixturevalue("browser")


@pytest.mark.slow
def test_the_slow_tests_have_them(request: pytest.FixtureRequest) -> None:
    """Whoever carries the marker may ask."""
    for service in tiers.SERVICES:
        tiers.check(request.node, service)
