"use strict";
/* A button above each table ticks all of its rows, or none of them. Without this script it is not there. */
for (const button of document.querySelectorAll("[data-ticks]")) {
  const boxes = [...button.closest("table").querySelectorAll('input[type="checkbox"]')];
  button.hidden = false;
  button.addEventListener("click", () => {
    const ticked = !boxes.some((box) => box.checked);
    for (const box of boxes) box.checked = ticked;
  });
}
