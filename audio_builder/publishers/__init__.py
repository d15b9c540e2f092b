"""Timeline in, text out: captions, chapters, transcript, the plan for reading."""
