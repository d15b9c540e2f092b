"""A routine with comments in every place, for tests of what may become of them."""

from typing import Final

COMMENTED: Final = """\
# The head of the file.

format: 2   # the version
id: much-said
# Above the title.
title: "Much said"  # in quotes
summary: >-   # folded
  A text that goes on
  over lines.
spoken_names: [one, 'two: and a half',   # inside
  three]  # behind
safety:
  # The first.
  - Work without pain.   # always
  # The second.
  - 'It''s yours.'

  # By itself.

exercises:   # all of them
# Left of it all.
- id: press      # the first key
  # Above the title of the press.
  title: Press
  setup: [Stand.]
  reps: {default: 3, min: 2} # a dose
  steps:
  - say: Push é.
    short: Push.
    hold:   # what is held
      # how long
      breaths: 1   # one
    # further in than the step

- id: pull
  title: Pull
  # nothing more
  setup: []
  cautions:
  steps: []
close: [Well done.]
# The end."""
