"""Workouts of other programs become a first routine, and routines a workout of theirs."""
