// What has the focus: the number of its stop, then what a person who only sees would miss about it.
() => {
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return ["-1"];
  const name = `${element.tagName.toLowerCase()}#${element.id} ${(element.innerText || element.name || "").slice(0, 30)}`;
  const faults = [];
  const ringed = (each) => {
    const style = getComputedStyle(each);
    return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== "none";
  };
  // Keycloak draws the ring around the field and its button.
  const around = element.closest(".pf-v5-c-form-control");
  if (!ringed(element) && !(around && ringed(around))) faults.push(`no visible focus on ${name}`);
  const box = element.getBoundingClientRect();
  const points = [[0.5, 0.5], [0.1, 0.2], [0.9, 0.2], [0.1, 0.8], [0.9, 0.8]]
    .map(([x, y]) => [box.left + box.width * x, box.top + box.height * y]);
  const shown = points.some(([x, y]) => {
    const top = document.elementFromPoint(x, y);
    return top && (element.contains(top) || top.contains(element) && top.closest("label, td, li, p, div, form, section") === top);
  });
  if (!shown) faults.push(`hidden while focused: ${name}`);
  if (element.dataset.stop === undefined) return ["-2", `focus where nothing can be done: ${name}`, ...faults];
  return [element.dataset.stop, ...faults];
}
