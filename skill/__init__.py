"""Repcast's skill: the server of a built library, and the Alexa skill that plays it."""
