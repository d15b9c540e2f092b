"""A routine from nothing to a played track, as somebody does it who has read nothing."""

from desk_hosts import Coach

_WRITTEN = """\
format: 2
id: knee-care
title: Knee care
summary: For knees that hurt on stairs.
safety:
  - Work without pain, and keep breathing.
  - This is guidance for practice, not medical advice.
exercises:
  - id: heel-slide
    title: Heel slide
    posture: standing
    purpose: It bends the knee.
    setup:
      - Lie down.
      - Legs long.
    reps: 2
    steps:
      - say: Slide the heel in.
        short: Heel in.
"""


def test_by_mouse(coach: Coach) -> None:
    """A title and an exercise, what is still to write, Build, and the session plays."""
    coach.page.get_by_role("link", name="New routine").click()
    coach.field("What is it called?").fill("Knee care")
    coach.field("Its exercises, one a line").fill("Heel slide")
    coach.button("Begin").click()
    coach.field("Summary").fill("For knees that hurt on stairs.")
    coach.field("Purpose").fill("It bends the knee.")
    coach.field("Setting up, line 1").fill("Lie down.")
    coach.saved()
    coach.button("+ Add a line", "[data-path='exercises.0.setup']").click()
    coach.field("Setting up, line 2").fill("Legs long.")
    coach.field("Reps").fill("2")
    coach.field("What is said").fill("Slide the heel in.")
    coach.field("In fewer words, for later reps").fill("Heel in.")
    coach.saved()
    assert coach.desk.text("knee-care.yaml") == _WRITTEN
    coach.until("() => document.querySelector('.score')")
    coach.button("Build it").click()
    coach.play()
    coach.until("() => document.querySelector('.moment .time').textContent !== '0:00'")
    for words in ("Open it in the player", "The feed of this routine", "The sheet to print"):
        link = coach.page.get_by_role("link", name=words).get_attribute("href")
        assert coach.page.request.get(coach.desk.address.rstrip("/") + str(link)).ok


def test_by_keyboard_alone(coach: Coach) -> None:
    """The same with Tab, Enter, arrows and letters: no step of it needs a mouse."""
    keyboard = coach.page.keyboard
    _tab_to(coach, "New routine")
    keyboard.press("Enter")
    coach.until("() => document.activeElement.id === 'new-title'")
    keyboard.type("Knee care")
    keyboard.press("Tab")
    keyboard.type("Heel slide")
    _tab_to(coach, "Begin")
    keyboard.press("Enter")
    coach.until("() => document.querySelector('.card.open')")
    for label, words in (
        ("Summary", "For knees that hurt on stairs."),
        ("Purpose", "It bends the knee."),
        ("Setting up, line 1", "Lie down."),
    ):
        _tab_to(coach, label)
        keyboard.type(words)
    keyboard.press("Enter")
    coach.until("() => document.activeElement.dataset.path === 'exercises.0.setup.1'")
    keyboard.type("Legs long.")
    _tab_to(coach, "Reps")
    keyboard.press("Control+A")
    keyboard.type("2")
    _tab_to(coach, "What is said")
    keyboard.type("Slide the heel in.")
    _tab_to(coach, "In fewer words, for later reps")
    coach.saved()
    keyboard.type("Heel in.")
    coach.saved()
    assert coach.desk.text("knee-care.yaml") == _WRITTEN
    coach.until("() => document.querySelector('.score')")
    _tab_to(coach, "Place in the plan")
    keyboard.press("ArrowRight")
    keyboard.press("ArrowRight")
    coach.until("() => document.querySelector('.moment .time').textContent === '0:02'")
    _tab_to(coach, "Build it")
    keyboard.press("Enter")
    coach.until("() => document.querySelector('audio')")
    assert coach.look("() => document.activeElement.id") == "build"
    _tab_to(coach, "The finished session")
    coach.look("() => { document.querySelector('audio').muted = true; }")
    keyboard.press("Space")
    coach.until("() => document.querySelector('audio').currentTime > 0.3")


def _tab_to(coach: Coach, name: str) -> None:
    """Press Tab until something of this name has the focus."""
    for _ in range(120):
        coach.page.keyboard.press("Tab")
        if coach.look(_NAME) == name:
            return
    raise AssertionError(name)


_NAME = """() => {
  const at = document.activeElement;
  return at.getAttribute("aria-label") ?? at.labels?.[0]?.textContent ?? at.textContent;
}"""
