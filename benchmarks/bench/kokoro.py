"""Kokoro's voices, from a folder that somebody has filled (docs/benchmarks.md says how)."""

from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
import onnxruntime
from hibari import Hibari

KOKORO: Final = ("am_michael", "am_fenrir", "bm_george", "bf_emma")
"""American and British, men and women."""
_RATE: Final = 24_000
_STYLE: Final = 256
"""Numbers of a style; a voice has one for each length of a sentence."""


class KokoroMissingError(Exception):
    """The model or the voice is not here; one sentence."""


class Kokoro:
    """One voice. `heart` comes from the same model, so what hibari makes of a text suits it."""

    def __init__(self, folder: Path | None, name: str) -> None:
        """Load it.

        Raises:
            KokoroMissingError: if there is no folder, or something is not in it.
        """
        if folder is None:
            message = "no --kokoro FOLDER was given"
            raise KokoroMissingError(message)
        model, styles = folder / "model.onnx", folder / "voices" / f"{name}.bin"
        for path in (model, styles):
            if not path.exists():
                message = f"there is no {path}"
                raise KokoroMissingError(message)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            str(model), options, providers=["CPUExecutionProvider"]
        )
        self._styles = np.fromfile(styles, dtype="<f4").reshape(-1, _STYLE)
        self._words = Hibari(voice="heart", threads=1)

    def __call__(self, text: str, speed: float) -> tuple[npt.NDArray[np.float32], int]:
        """The sound of a sentence, and its rate."""
        phonemes = "".join(self._words.phonemize(text))
        asked = {
            "tokens": np.array([self._words.ids(phonemes)], dtype=np.int64),
            "style": self._styles[len(phonemes) - 1][np.newaxis],
            "speed": np.array([speed], dtype=np.float32),
        }
        return np.asarray(self._session.run(None, asked)[0], dtype=np.float32), _RATE
