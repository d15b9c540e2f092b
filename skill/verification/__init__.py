"""Who sent this request? Only what Alexa signed, for our skill and just now, goes further."""
