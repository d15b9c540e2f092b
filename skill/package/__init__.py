"""The skill's package: what the Alexa console is told of a library. Made once, then deployed."""
