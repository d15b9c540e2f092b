/** Tabs, where the window is too narrow for panes side by side: the pattern of WAI-ARIA. */

/**
 * @param {HTMLElement} list of the role tablist
 * @param {(name: string) => void} changed
 * @returns {(name: string) => void} chooses one
 */
export function tabs(list, changed) {
  const all = [...list.querySelectorAll("[role=tab]")];
  const choose = (tab, focus = false) => {
    for (const each of all) {
      each.setAttribute("aria-selected", String(each === tab));
      each.tabIndex = each === tab ? 0 : -1;
    }
    if (focus) tab.focus();
    changed(tab.dataset.pane);
  };
  list.onclick = ({target}) => target.closest("[role=tab]") && choose(target.closest("[role=tab]"));
  list.onkeydown = (event) => {
    const step = {ArrowRight: 1, ArrowLeft: -1}[event.key];
    if (!step) return;
    event.preventDefault();
    choose(all.at((all.indexOf(document.activeElement) + step) % all.length), true);
  };
  return (name) => choose(all.find(({dataset}) => dataset.pane === name));
}
