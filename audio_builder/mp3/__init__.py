"""MP3 frames, the Info header, ID3 tags, and tracks laid out of clips."""
