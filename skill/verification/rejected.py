"""The one way in which a request is turned away."""

from enum import StrEnum


class Reason(StrEnum):
    """Why a request was turned away: for our log. The sender is told nothing but 400."""

    BODY_SIZE = "the body is empty or too large"
    HEADERS = "a header of the signature is missing, doubled or too long"
    CHAIN_URL = "the certificate URL is not one of Amazon's"
    SIGNATURE_FORM = "the signature is not base64"
    BUSY = "too many certificates are being downloaded"
    DOWNLOAD = "the certificate chain could not be downloaded"
    PEM = "the download is no certificate chain"
    CERTIFICATE = "the certificate chain does not prove Alexa's key"
    SIGNATURE = "the signature is not of this body by this key"
    JSON = "the body is not JSON as Alexa writes it"
    ENVELOPE = "the body is JSON, but no request envelope"
    TIME_FORM = "the time stamp cannot be read"
    TIME = "the time stamp is too old or in the future"
    APPLICATION = "the request is for another skill, or for none"


class Rejected(Exception):  # noqa: N818 - a verdict on the request, not an error of ours
    """The request is not proven to be Alexa's for this skill. Answer 400 with no detail.

    Amazon wants 400 and nothing else for every bad request ("Host a Custom Skill as a Web Service",
    *Verify that the request was sent by Alexa*).

    Attributes:
        reason: for the log only. It never holds anything that the sender wrote.
    """

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason
