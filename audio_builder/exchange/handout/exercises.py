"""An entry of a handout becomes an exercise of a draft, and says what in it is guessed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from audio_builder.exchange.draft import DraftExercise, DraftStep
from audio_builder.exchange.guessed import Guessed
from audio_builder.exchange.handout.abbreviations import spelled_out
from audio_builder.exchange.handout.entries import Entry
from audio_builder.exchange.handout.instructions import Instructions, arranged
from audio_builder.exchange.handout.lines import Line
from audio_builder.exchange.handout.merging import Merged, merged
from audio_builder.exchange.handout.positions import PoseOfName, pose_of_name, posture_of
from audio_builder.exchange.handout.sentences import Sentence, sentences_of
from audio_builder.exchange.naming import title_from
from audio_builder.model.poses import PoseName
from audio_builder.model.values import Posture
from audio_builder.units import Ms

_UNTITLED_WORDS: Final = 6
_OF_ALL: Final = "said of all exercises"
_SECOND_MS: Final = 1_000


def exercise_of(entry: Entry, written: dict[int, Line], everywhere: Merged | None) -> DraftExercise:
    """An entry as an exercise.

    Args:
        entry: with its blocks.
        written: the lines of the handout by their numbers.
        everywhere: the dose that the handout names for all its exercises, if it does.
    """
    return _Exercise(entry=entry, written=written, everywhere=everywhere).draft()


@dataclass(slots=True, kw_only=True)
class _Exercise:
    entry: Entry
    written: dict[int, Line]
    everywhere: Merged | None
    guesses: list[Guessed] = field(default_factory=list)

    @property
    def line(self) -> int:
        return self.entry.blocks[0].numbers[0]

    def draft(self) -> DraftExercise:
        dose = self._dose()
        sentences = list(self._sentences())
        title, is_titled = self._title(sentences)
        told = arranged([each for each in sentences if not self._says_the_name(each, title)])
        pose = pose_of_name(title)
        posture = self._posture(title, told, pose)
        by_reps = dose.reps is not None
        start = None if pose is None else (pose.start if by_reps else pose.pose) or pose.pose
        self._guess_pose(pose, start)
        steps = self._steps(told, dose, pose) if by_reps else ()
        setup = told.setup if by_reps else (*told.setup, *told.steps)
        return DraftExercise(
            title=title,
            where=f"line {self.line}",
            is_titled=is_titled,
            sets=dose.sets,
            reps=(dose.reps,) if dose.reps is not None else (),
            reps_most=dose.reps_most,
            work_ms=_ms(dose.work_s),
            breaths=dose.breaths,
            rest_ms=_ms(dose.rest_s),
            kind="hold" if dose.is_held and not by_reps else "work",
            posture=posture,
            sides=dose.sides,
            alternates=dose.alternates,
            notes=tuple(sentence.words for sentence in setup),
            cautions=tuple(sentence.words for sentence in told.cautions),
            steps=steps,
            pose=start,
            guesses=tuple(replace(guess, exercise=title) for guess in self.guesses),
            comments=(*self._lines(), *dose.comments, *(_not_said(each) for each in told.unsaid)),
        )

    def _dose(self) -> Merged:
        own = merged(self.entry.blocks)
        if own.reps is not None or own.work_s is not None or own.breaths is not None:
            self.guesses += own.guesses
            return own
        if self.everywhere is None:
            what = "no dose is said: 30 seconds are made up"
            self.guesses += (*own.guesses, Guessed(key="work", value=what, line=self.line))
            return own
        self.guesses += (
            replace(reading, otherwise="; ".join(filter(None, (_OF_ALL, reading.otherwise))))
            for reading in self.everywhere.readings
        )
        return replace(self.everywhere, comments=own.comments)

    def _sentences(self) -> Iterator[Sentence]:
        for number, block in enumerate(self.entry.blocks):
            if number == 0 and block.name:
                continue
            start = self.entry.head.end if number == 0 else 0
            number_at = [block.line_at(offset) for offset in range(len(block.text) + 1)]
            yield from sentences_of(block.scan, start, number_at)

    def _says_the_name(self, sentence: Sentence, title: str) -> bool:
        words = sentence.words.rstrip(".")
        is_same = title.casefold() in (words.casefold(), spelled_out(words).casefold())
        return is_same and not sentence.has_hold

    def _title(self, sentences: Sequence[Sentence]) -> tuple[str, bool]:
        """The name, spelled out and without the capitals of a heading; or the first words."""
        first = self.entry.blocks[0]
        name = first.name or self.entry.head.name
        if not name:
            words = next((each.words for each in sentences if each.words), "Exercise")
            title = " ".join(words.rstrip(".").split()[:_UNTITLED_WORDS])
            what = "no name is given: these are its first words"
            self.guesses.append(Guessed(key="title", value=what, line=self.line))
            return title_from(title), False
        full = spelled_out(name)
        plain = full.capitalize() if name.isupper() else full
        title = title_from(f"{plain[:1].upper()}{plain[1:]}")
        at = " ".join(self.written[self.line].text.split()).lower()
        if " ".join(name.split()).lower() != title.lower() or name.lower() not in at:
            self.guesses.append(
                Guessed(key="title", value=f'"{title}"', line=self.line, words=name)
            )
        return title, True

    def _posture(self, title: str, told: Instructions, pose: PoseOfName | None) -> Posture:
        setup, steps = ([each.words for each in part] for part in (told.setup, told.steps))
        texts = (*setup, *steps[:1], title, *steps[1:], self.entry.section)
        found = posture_of(texts, pose)
        value = found.posture if found.words else "standing, for no words tell"
        self.guesses.append(Guessed(key="posture", value=value, line=self.line, words=found.words))
        return found.posture

    def _guess_pose(self, pose: PoseOfName | None, start: PoseName | None) -> None:
        if pose is not None:
            way = f', which begins as "{start}"' if start != pose.pose else ""
            value = f'the pose "{pose.pose}"{way}'
            guess = Guessed(key="pose", value=value, line=self.line, words=pose.words)
            self.guesses.append(guess)

    def _steps(
        self, told: Instructions, dose: Merged, pose: PoseOfName | None
    ) -> tuple[DraftStep, ...]:
        """A step for each sentence; what is held, or is the pose by its name, is marked."""
        is_held = dose.work_s is not None or dose.breaths is not None
        if told.steps:
            count = len(told.steps)
            what = f"{count} steps, a sentence each" if count > 1 else "one step, its one sentence"
            line = told.steps[0].number
            self.guesses.append(Guessed(key="steps", value=what, line=line))
        if is_held and len(told.steps) > 1:
            held = told.steps[told.held]
            what = f"a hold after this step, {_shown(held.words)}"
            self.guesses.append(Guessed(key="hold", value=what, line=held.number))
        leads_to = pose.pose if pose is not None and pose.start is not None else None
        return tuple(
            DraftStep(
                say=sentence.words,
                is_held=is_held and number == told.held,
                pose=leads_to if number == told.held else None,
            )
            for number, sentence in enumerate(told.steps)
        )

    def _lines(self) -> Sequence[str]:
        numbers = sorted({number for block in self.entry.blocks for number in block.numbers})
        return [f"line {number}: {self.written[number].written.strip()}" for number in numbers]


def _ms(seconds: float | None) -> Ms | None:
    return None if seconds is None else Ms(round(seconds * _SECOND_MS))


def _not_said(sentence: Sentence) -> str:
    return f'line {sentence.number}: not for the coach to say: "{sentence.words}"'


def _shown(words: str) -> str:
    first = " ".join(words.rstrip(".").split()[:_UNTITLED_WORDS])
    return f'"{first}"'
