"""The echo canceller of libspeexdsp (BSD-3-Clause), a library of the system's: the one door to it.

The track that plays is known to the sample, so what the room makes of it can be taken out of what
the microphone hears; steady noise is turned down in the same go.
"""

import ctypes
from ctypes.util import find_library
from typing import Final

import numpy as np

from skill.listen.ports import EAR_FRAME, EAR_RATE, Captured, Heard

_TAIL_MS: Final = 200
"""So late an echo is still known for one; a sound card's delay is part of that."""
_SET_RATE: Final = 24
_SET_DENOISE: Final = 0
_SET_ECHO_STATE: Final = 24


class NoCancellerError(OSError):
    """The library is not there."""


class SpeexCanceller:
    """One microphone and one loudspeaker in one room."""

    def __init__(self) -> None:
        """Load the library.

        Raises:
            NoCancellerError: if it is not installed.
        """
        name = find_library("speexdsp")
        if name is None:
            message = (
                "libspeexdsp is not installed, so the coach's own voice stays in what is heard; "
                "on Debian and Raspberry Pi OS: sudo apt install libspeexdsp1"
            )
            raise NoCancellerError(message)
        self._library = ctypes.CDLL(name)
        for maker in ("speex_echo_state_init", "speex_preprocess_state_init"):
            getattr(self._library, maker).restype = ctypes.c_void_p
        tail = EAR_RATE // 1000 * _TAIL_MS
        self._echo = ctypes.c_void_p(self._library.speex_echo_state_init(EAR_FRAME, tail))
        self._library.speex_echo_ctl(self._echo, _SET_RATE, _int(EAR_RATE))
        made = self._library.speex_preprocess_state_init(EAR_FRAME, EAR_RATE)
        self._after = ctypes.c_void_p(made)
        self._library.speex_preprocess_ctl(self._after, _SET_DENOISE, _int(1))
        self._library.speex_preprocess_ctl(self._after, _SET_ECHO_STATE, self._echo)

    def cancel(self, captured: Captured) -> Heard:
        """One frame, without the echo in it."""
        near, far = _samples(captured.near), _samples(captured.far)
        left = (ctypes.c_int16 * EAR_FRAME)()
        self._library.speex_echo_cancellation(self._echo, near, far, left)
        self._library.speex_preprocess_run(self._after, left)
        return np.asarray(left, dtype=np.int16)

    def close(self) -> None:
        """Let go of it."""
        self._library.speex_preprocess_state_destroy(self._after)
        self._library.speex_echo_state_destroy(self._echo)


class NoCanceller:
    """Hands on what the microphone hears, echo and all."""

    def cancel(self, captured: Captured) -> Heard:
        """The frame as it is."""
        return captured.near

    def close(self) -> None:
        """There is nothing to let go of."""


def _int(value: int) -> ctypes.Array[ctypes.c_int]:
    return (ctypes.c_int * 1)(value)


def _samples(heard: Heard) -> ctypes.Array[ctypes.c_int16]:
    return (ctypes.c_int16 * EAR_FRAME).from_buffer_copy(heard.astype(np.int16).tobytes())
