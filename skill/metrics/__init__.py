"""Metrics: how the server fares, for who runs it. Nothing in them is about anybody."""
