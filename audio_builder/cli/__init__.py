"""The command repcast."""
