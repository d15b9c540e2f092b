"""A smart speaker without a cloud: it hears, plays and answers, and sends nothing anywhere."""
