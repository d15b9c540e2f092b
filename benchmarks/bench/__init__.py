"""Repcast measured: each promise about speed or memory, as a ratio with its raw figures beside it.

The process that compares things loads nothing but the standard library; all that is measured runs
in processes of its own (`bench.jobs`), so that no figure depends on what was measured before it.
"""
