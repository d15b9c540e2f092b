"""The codes by which a listener of Alexa is linked to a programme.

One is said digit by digit, and Alexa makes a number of it. So none has a zero, which some say as a
letter and which a number loses at its beginning, nor one digit twice in a row, which some call
double: each can be said in one way only. There are 294,912 of them, and `links` sees to it that
nobody tries many.
"""

import secrets
from typing import Final

DIGITS: Final = 6
_DRAWN: Final = "123456789"


def make_code() -> str:
    """A code that nobody can foretell."""
    code = secrets.choice(_DRAWN)
    while len(code) < DIGITS:
        code += secrets.choice(_DRAWN.replace(code[-1], ""))
    return code
