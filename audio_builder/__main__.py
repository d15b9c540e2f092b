"""python -m audio_builder: the same as repcast."""

from audio_builder.cli.main import main

main()
