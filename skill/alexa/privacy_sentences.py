"""What is said, in English, of the skill itself: what it keeps, who made it, what it is not."""

from audio_builder.library import RoutineEntry
from skill.alexa.sentence_parts import joined


class PrivacySentences:
    """Sentences about data, makers, and advice."""

    shall_i_forget = (
        "Shall I delete all that I keep of you, and of everyone else who uses this account, on "
        "every device?"
    )
    gone_for_good = "What is deleted is gone for good."
    nothing_deleted = "Nothing was deleted."
    not_advice = (
        "No. This is guidance for practice, not medical advice, and I am no doctor. If you are "
        "injured, ill or unsure, ask a doctor or a physiotherapist first, and work without pain."
    )

    def what_is_kept(self, name: str, *, linked: bool) -> str:
        """All that is kept, and how to have it deleted."""
        kept = (
            "I keep where you stopped, the pace that you like, and by the hour what you began, "
            "finished, or stopped because it hurt. It is kept under a number, without your name "
            "or your voice. If Alexa knows you by your voice, it is kept for you alone; otherwise "
            "for everyone whom she does not know."
        )
        counts = "What you finish also counts in the programme that your coach sees."
        mend = f"To have it deleted, say: Alexa, ask {name} to forget me."
        return joined((kept, counts if linked else "", mend))

    def forgotten(self, *, linked: bool) -> str:
        """All of it is gone, and what is not."""
        stays = "Your coach still sees what you have practised so far." if linked else ""
        return joined(
            ("All that I kept of you, and of everyone on this account, is deleted.", stays)
        )

    def made_by(self, routine: RoutineEntry) -> str:
        """Whose work the routine is."""
        source, voice = routine.source, routine.voice
        drawn = (
            f"The exercises are drawn from {source.title}, by {source.author}, {source.publisher}."
            if source is not None
            else ""
        )
        spoken = f"The voice is {voice.name}." if voice is not None else ""
        return joined((f"{routine.title} was written by {routine.author}.", drawn, spoken))
