"""The nouns: routine, pace, sound, timeline. Pure records."""
