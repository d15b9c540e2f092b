"""The bytes of a text file of another program, as text."""

import codecs

from audio_builder.exchange.draft import UnreadableError

_UTF_16: tuple[bytes, ...] = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def utf_8(raw: bytes) -> str:
    """A text in UTF-8, without its byte order mark.

    Raises:
        UnreadableError: if it is not UTF-8.
    """
    try:
        return raw.removeprefix(codecs.BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise UnreadableError(
            where=f"line {line}",
            what=f"the byte 0x{raw[error.start]:02X} is not UTF-8"
            if error.start < len(raw)
            else "the text breaks off",
            mend="save the file as UTF-8, and check that it is a text file",
        ) from error


def table_text(raw: bytes) -> tuple[str, bool]:
    """A text as spreadsheets save it: UTF-8, UTF-16 with its mark, or Windows' Western letters.

    Returns:
        The text, and whether its encoding had to be taken for granted.
    """
    if raw.startswith(_UTF_16):
        return raw.decode("utf-16", errors="replace"), False
    try:
        return raw.removeprefix(codecs.BOM_UTF8).decode(), False
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace"), True
