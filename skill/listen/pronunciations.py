"""Words of the interaction model that the recogniser's dictionary lacks, in its phones."""

from types import MappingProxyType
from typing import Final

PRONUNCIATIONS: Final = MappingProxyType(
    {
        "abdominals": "AE B D AA M AH N AH L Z",
        "glutes": "G L UW T S",
        "kettlebell": "K EH T AH L B EH L",
        "kettlebells": "K EH T AH L B EH L Z",
        "mycroft": "M AY K R AO F T",
        "nabu": "N AA B UW",
        "physiotherapist": "F IH Z IY OW TH EH R AH P AH S T",
        "physiotherapy": "F IH Z IY OW TH EH R AH P IY",
        "pinches": "P IH N CH AH Z",
        "practising": "P R AE K T IH S IH NG",
        "rotator": "R OW T EY T ER",
        "shins": "SH IH N Z",
        "tabata": "T AH B AA T AH",
        "unlink": "AH N L IH NG K",
    }
)
