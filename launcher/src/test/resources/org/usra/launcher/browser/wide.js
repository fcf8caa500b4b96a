// What reaches beyond the page's width, unless it scrolls within a region of its own.
() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  return [...document.querySelectorAll("body *")]
    .filter((each) => {
      const box = each.getBoundingClientRect();
      return box.width > 1 && (box.right > width + 1 || box.left < -1) && !each.closest(".scroll");
    })
    .slice(0, 6)
    .map((each) => `${each.tagName.toLowerCase()}.${each.getAttribute("class")}#${each.id}`)
    .concat(`the page is ${document.documentElement.scrollWidth} px wide in a window of ${width}`);
}
