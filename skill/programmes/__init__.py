"""Private feeds: one listener's programme under an address that nobody can guess.

`port` says what is kept of one, `routes` serve it, `command` makes, lists and revokes it.
"""
