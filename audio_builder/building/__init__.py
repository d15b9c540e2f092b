"""A build: what is missing is made, then everything is written under its final name."""
