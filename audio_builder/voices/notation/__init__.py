"""Notations of English routines and how each is said: one a module, each a text to a text.

What engines read well (decimals, ordinals, clock times, most initialisms) is left to them.
"""
