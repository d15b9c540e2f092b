"""The Alexa skill: from a signed request to its answer. Parse, ask the rules, render."""
