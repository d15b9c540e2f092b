"""The skeleton: how long segments are, and how thick.

Lengths are parts of the body's height (Drillis and Contini 1966, as in Winter, Biomechanics and
Motor Control of Human Movement, 4th edition, figure 4.1); thicknesses are ours, to the eye.
"""

from typing import Final

HEIGHT_M: Final = 1.75

THIGH: Final = 0.245 * HEIGHT_M
SHANK: Final = 0.246 * HEIGHT_M
ANKLE_HEIGHT: Final = 0.039 * HEIGHT_M
FOOT: Final = 0.152 * HEIGHT_M
HIPS_APART: Final = 0.1 * HEIGHT_M
"""From hip joint to hip joint; 0.191 of the height are the hips' whole breadth."""
TRUNK: Final = 0.288 * HEIGHT_M
"""From the hips to the height of the shoulders."""
WAIST: Final = 0.38 * TRUNK
"""From the hips to where the spine bends first; the chest bends the other half, further up."""
CHEST: Final = 0.2 * TRUNK
"""From there to where it bends again."""
SHOULDERS_APART: Final = 0.225 * HEIGHT_M
NECK: Final = 0.052 * HEIGHT_M
HEAD: Final = 0.13 * HEIGHT_M
UPPER_ARM: Final = 0.186 * HEIGHT_M
FOREARM: Final = 0.146 * HEIGHT_M
HAND: Final = 0.1 * HEIGHT_M
SEAT_M: Final = 0.45
"""The height of a chair."""
