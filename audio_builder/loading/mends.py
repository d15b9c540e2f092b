"""The ways out of what the model's patterns and rules refuse."""

from typing import Final

RULE_MENDS: Final = {
    "give either seconds or minutes": "write '{seconds: 20}' or '{minutes: 2}'",
    "give breaths, seconds or minutes": "write 'hold: {breaths: 1}' or 'hold: {seconds: 20}'",
    "a step has a hold, a tempo or a breath, not two of them": "keep one, or make it two steps",
    "a rule has one of reps, sets, rounds, drop and skip": "make it a rule for each",
    "say whose sets or rounds: add 'of' with an id": "as in '{sets: 2, of: squat}'",
    "a tempo of nothing but 0 takes no time": "give one of its phases a second or more",
    "'reps' is an empty list": "give the reps of each set, as in [8, 6, 4], or one number",
    "a breath is 'in' or 'out', or one of them with a length": "write 'in', 'out' or '{in: 5.5}'",
}
"""What mends a rule of the model's own, by what it says."""
PATTERN_MENDS: Final = {
    "id": "use lower-case letters, digits and single hyphens, as in hip-hinge: "
    "it becomes a file name",
    "tempo": "give the seconds of one to four phases, 0 to 60 each, as in 3-1-2-0 or 2-1-3",
    "language": "the coach speaks English: give en, en-US, en-GB or another English",
    "contact": "give an e-mail address, as in coach@example.org, or leave it out",
    "url": "give a whole address that starts with https://",
}
"""By key. Every other pattern of the model is that of text on one line."""
