// Marks what must be reachable by the Tab key with data-stop, opens what is folded, and puts the focus before all of it.
// A group of radio buttons is one stop. Returns the names of the stops.
() => {
  document.querySelectorAll("details").forEach((each) => { each.open = true; });
  const seen = new Set();
  const groupOf = (radio) => (radio.form ? radio.form.id || radio.form.action : "") + " " + radio.name;
  const stops = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
    .filter((each) => each.tabIndex >= 0 && !each.disabled && each.type !== "hidden")
    .filter((each) => each.checkVisibility({ visibilityProperty: true }) && each.getClientRects().length > 0)
    .filter((each) => {
      if (each.type !== "radio") return true;
      const group = groupOf(each);
      const first = !seen.has(group);
      seen.add(group);
      return first;
    });
  stops.forEach((each, index) => {
    each.dataset.stop = String(index);
    if (each.type === "radio") {
      document.querySelectorAll(`input[type=radio][name="${each.name}"]`).forEach((radio) => {
        if (groupOf(radio) === groupOf(each)) radio.dataset.stop = String(index);
      });
    }
  });
  const start = document.createElement("span");
  start.tabIndex = -1;
  document.body.prepend(start);
  start.focus();
  start.remove();
  return stops.map((each) => `${each.tagName.toLowerCase()}${each.id ? "#" + each.id : ""} ${(each.innerText || each.name || "").slice(0, 30)}`.trim());
}
