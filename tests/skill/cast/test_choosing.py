"""Which loudspeaker is meant."""

import pytest

from fake_renderer import FakeRenderer
from skill.cast.choosing import ChoiceError, choose, find_all, listed
from skill.cast.ports import Found, Renderer, SpeakerError


class Street:
    """Finds what it was given; addresses of its own begin with its kind."""

    def __init__(self, kind: str, *names: str, broken: bool = False) -> None:
        self._kind = kind
        self._names = names
        self._broken = broken

    def find(self, seconds: float) -> tuple[Found, ...]:
        """See `Discovery.find`."""
        del seconds
        if self._broken:
            message = f"{self._kind}: no network"
            raise SpeakerError(message)
        return tuple(
            Found(name=name, kind=self._kind, address=f"{self._kind}://{number}")
            for number, name in enumerate(self._names)
        )

    def opens(self, address: str) -> bool:
        """See `Discovery.opens`."""
        return address.startswith(f"{self._kind}:")

    def open(self, address: str, name: str) -> Renderer:
        """See `Discovery.open`."""
        return FakeRenderer(clock=lambda: 0.0, name=name or address)


HOUSE = (Street("a", "Kitchen", "Living room TV"), Street("b", "kitchen radio", "Bath"))


def test_all_kinds_are_listed_by_name() -> None:
    """One list, whichever language they speak, with the address of each."""
    assert listed(find_all(HOUSE, 1)).splitlines() == [
        "  Bath            b           b://1",
        "  Kitchen         a           a://0",
        "  kitchen radio   b           b://0",
        "  Living room TV  a           a://1",
    ]


@pytest.mark.parametrize(
    ("wanted", "address"),
    [("Bath", "b://1"), ("bath", "b://1"), ("living", "a://1"), ("kitchen", "a://0")],
)
def test_a_part_of_a_name_will_do(wanted: str, address: str) -> None:
    """Case does not matter, and the whole of a name goes before a part of another."""
    assert choose(HOUSE, wanted, 1).found.address == address


def test_an_address_needs_no_looking_around() -> None:
    """Where nobody may ask around, one that is known can be named."""
    chosen = choose((Street("a", broken=True), Street("b", broken=True)), "b://7", 1)

    assert chosen.open().name == "b://7"


def test_the_only_one_goes_without_saying() -> None:
    """Most houses have one."""
    assert choose((Street("a"), Street("b", "Bath")), None, 1).open().name == "Bath"


@pytest.mark.parametrize(
    ("wanted", "said"),
    [("room", None), ("i", "which one"), (None, "which one"), ("garage", "is called 'garage'")],
)
def test_where_it_is_not_clear_one_is_asked(wanted: str | None, said: str | None) -> None:
    """Sound in the wrong room is worse than a question, which names those there are."""
    if said is None:
        assert choose(HOUSE, wanted, 1).found.name == "Living room TV"
        return
    with pytest.raises(ChoiceError, match=said) as refused:
        choose(HOUSE, wanted, 1)
    assert "Kitchen" in str(refused.value)


def test_an_empty_house_is_told_what_to_look_at() -> None:
    """Nothing found is most often a firewall's doing, and there is a way around it."""
    with pytest.raises(ChoiceError, match=r"UDP 1900 and 5353.*--to"):
        choose((Street("a"), Street("b")), None, 1)


def test_a_kind_that_cannot_be_looked_for_takes_nothing_from_the_others() -> None:
    """A port in use by another program hides one kind alone; only nothing at all is a failure."""
    assert choose((Street("a", broken=True), Street("b", "Bath")), None, 1).found.name == "Bath"
    with pytest.raises(SpeakerError, match="a: no network"):
        find_all((Street("a", broken=True), Street("b", broken=True)), 1)
