"""The roots that the world trusts."""

import warnings
from pathlib import Path

import certifi
import pytest
from cryptography import x509

import signing
from skill.verification import roots
from skill.verification.certificates import proven_key
from skill.verification.rejected import Reason, Rejected

STARFIELD = "Starfield Services Root Certificate Authority - G2"


def test_one_store() -> None:
    """The roots are loaded once, and that leaves the process's warnings as they were."""
    before = list(warnings.filters)
    assert roots.trusted_roots() is roots.trusted_roots()
    assert list(warnings.filters) == before


def test_the_world_does_not_trust_ours() -> None:
    """A chain of our own making is nothing to the real roots: no test root slips in."""
    with pytest.raises(Rejected) as refusal:
        proven_key(signing.good_chain(), roots=roots.trusted_roots(), now=signing.NOW)
    assert refusal.value.reason is Reason.CERTIFICATE


@pytest.mark.filterwarnings("ignore::cryptography.utils.CryptographyDeprecationWarning")
def test_amazons_roots_are_there() -> None:
    """What Alexa's chains have ended in is trusted: Amazon's four roots and Starfield's."""
    bundle = Path(certifi.where()).read_bytes()
    readable = list(roots._readable(bundle))
    assert len(readable) == bundle.count(b"BEGIN CERTIFICATE") > 50
    names = {
        str(name.value)
        for root in readable
        for name in root.subject.get_attributes_for_oid(x509.NameOID.COMMON_NAME)
    }
    assert {STARFIELD, *(f"Amazon Root CA {number}" for number in range(1, 5))} <= names


def test_a_bad_root_costs_only_itself() -> None:
    """A root that cannot be read is left out; the others stay."""
    bad = signing.pem(b"\x30\x03\x02\x01\x00")
    good = signing.root()
    assert list(roots._readable(bad + good.pem + bad)) == [good.certificate]
