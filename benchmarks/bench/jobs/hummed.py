"""The command `repcast` with the voice of `bench.humming` beside the real ones."""

from audio_builder.cli.main import main
from bench.humming import hummed

if __name__ == "__main__":
    with hummed():
        main()
