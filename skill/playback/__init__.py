"""The playback rules: a pure core. No Flask, no ask-sdk, no clock, no file."""
