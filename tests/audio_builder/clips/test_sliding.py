"""Sliding windows, against their definitions."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from audio_builder.clips.sliding import moving_average, sliding_maximum

VALUES = arrays(np.float32, st.integers(1, 60), elements=st.floats(-1000, 1000, width=32))
REACHES = st.integers(0, 70)


def windows(values: np.ndarray[tuple[int], np.dtype[np.float32]], reach: int) -> list[list[float]]:
    """For each value all that are no further than the reach, the ends repeated outwards."""
    last = values.size - 1
    return [
        [float(values[min(max(place, 0), last)]) for place in range(at - reach, at + reach + 1)]
        for at in range(values.size)
    ]


@given(values=VALUES, reach=REACHES)
def test_the_maximum_is_the_highest_in_reach(
    values: np.ndarray[tuple[int], np.dtype[np.float32]], reach: int
) -> None:
    """The limiter holds exactly the peaks in reach: one missed would pass the ceiling."""
    assert sliding_maximum(values, reach).tolist() == [max(each) for each in windows(values, reach)]


@given(values=VALUES, reach=REACHES)
def test_the_average_is_the_mean_in_reach(
    values: np.ndarray[tuple[int], np.dtype[np.float32]], reach: int
) -> None:
    """The mean of the window around each value, no value shifted to a side."""
    naive = [sum(each) / len(each) for each in windows(values, reach)]
    average = moving_average(values, reach)
    assert average.dtype == np.float32
    np.testing.assert_allclose(average, naive, rtol=1e-5, atol=1e-3)


def test_an_average_of_equal_values_is_that_value() -> None:
    """Ones stay ones exactly, after any number of samples: a gain of 1 changes no sample."""
    ones = np.ones(500_000, dtype=np.float32)
    assert (moving_average(ones, 96) == 1).all()
