"""Stores: where the files of a library are, and how they are read."""
