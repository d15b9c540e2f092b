"""What a page is asked about access: by axe, and by a ruler."""

from typing import Final

FINDINGS: Final = """async () => {
  const {violations, passes} = await axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  });
  const told = ({id, nodes}) => `${id}: ${nodes.map((node) => node.html).join(" ")}`;
  return {violations: violations.map(told), passes: passes.length};
}"""
TARGETS: Final = """() =>
  [...document.querySelectorAll("button, select, .links a, .switch, #seek")]
    .concat([...document.querySelectorAll("input[type=url], input[type=search]")])
    .filter((each) => each.checkVisibility())
    .map((each) => [each.id || each.textContent, each.getBoundingClientRect()])
    .filter(([, box]) => box.height < 44 || box.width < 44)
    .map(([name]) => name)
"""
"""Whatever is pressed that is smaller than 44 px one way."""
