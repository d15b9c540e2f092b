"""A speaker to try without an Echo: a model of the device, and the real skill behind it."""
