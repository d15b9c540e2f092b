"""A routine file becomes a Routine, or a list of every problem in it."""
