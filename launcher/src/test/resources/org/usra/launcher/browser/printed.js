// What is wrong with the page as it would be printed, on the width that an A4 sheet leaves for text.
() => {
  const faults = [];
  const name = (each) => `${each.tagName.toLowerCase()}.${each.getAttribute("class")}#${each.id} ${(each.innerText || "").slice(0, 30)}`;
  const shown = (each) => each.checkVisibility({ visibilityProperty: true }) && each.getClientRects().length > 0 && each.getBoundingClientRect().width > 1;
  document.querySelectorAll("nav, button, .button, input[type=submit], [role=search], header.top, footer.foot, .skip, kbd")
    .forEach((each) => { if (shown(each) && !each.closest(".keys")) faults.push(`printed although nobody can press it: ${name(each)}`); });
  const main = document.querySelector("main");
  if (!main || main.innerText.trim().length < 3) faults.push("the sheet is empty");
  const titles = [...document.querySelectorAll("main h1, main .banner-name, main .big-words")];
  if (!titles.some((each) => shown(each) && each.innerText.trim())) faults.push("the sheet has no title");
  const width = document.documentElement.clientWidth;
  document.querySelectorAll("main *").forEach((each) => {
    if (!shown(each) || each.closest(".sr")) return;
    const box = each.getBoundingClientRect();
    if (each.innerText && (box.right > width + 1 || box.left < -1)) faults.push(`cut off at the edge of the sheet: ${name(each)}`);
    const style = getComputedStyle(each);
    const clips = style.overflowX !== "visible" && !/^(INPUT|SELECT|TEXTAREA|svg|path)$/.test(each.tagName);
    if (clips && (each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1)) faults.push(`cut off by its box: ${name(each)}`);
  });
  return faults.slice(0, 8);
}
