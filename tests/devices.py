"""A listener's device: what is done there in a moment that takes minutes in life."""

from listeners import Listener


def practise(listener: Listener) -> None:
    """Hear a track to its end, in a moment: the clock of what plays is the test's."""
    listener.look(
        """async () => {
          const audio = document.getElementById("audio");
          audio.pause();
          for (let ms = 0; ms / 1000 < audio.duration - 1; ms += 1900) {
            Object.defineProperty(audio, "currentTime", {value: ms / 1000, configurable: true});
            audio.dispatchEvent(new Event("timeupdate"));
          }
          delete audio.currentTime;
          audio.currentTime = audio.duration - 0.3;
          audio.muted = true;
          await audio.play();
        }"""
    )
    listener.until("document.getElementById('audio').ended")
    listener.until("document.body.dataset.view === 'finish'")
