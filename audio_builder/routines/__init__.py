"""The routines that ship with Repcast, the start of a new one, and their JSON Schema."""
