"""Wyoming, for Home Assistant's Assist: the coach's voice, and answers to what is asked."""
