"""The state store: what is known of each listener, kept between requests and restarts.

`port` says what a store does, `opening` opens one. Only keyed hashes of listeners come in here.
"""
