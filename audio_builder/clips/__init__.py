"""Voiced phrases, air and tones become MP3 frames, made once and kept."""
