// Choosing sentences faster: Shift and a click tick everything between, and marking text with
// the mouse ticks the sentences it touches. The boxes stay the form's own: without this file
// the page does the same.
"use strict";

const boxes = [...document.querySelectorAll('.coding input[name="sentence"]')];
let last = null;

for (const box of boxes) {
  box.addEventListener("click", (event) => {
    if (event.shiftKey && last) {
      const [from, to] = [boxes.indexOf(last), boxes.indexOf(box)].sort((a, b) => a - b);
      for (const between of boxes.slice(from, to + 1)) between.checked = box.checked;
    }
    last = box;
  });
}

const text = document.querySelector(".coding-text");
if (text) {
  text.addEventListener("mouseup", () => {
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed || !selection.toString().trim()) return;
    for (const box of boxes) {
      const words = box.closest("label").querySelector(".sentence-text");
      if (selection.containsNode(words, true)) box.checked = true;
    }
  });

  // A label would untick its box when the mouse that marked text is let go over it.
  text.addEventListener("click", (event) => {
    const selection = document.getSelection();
    const marked = selection && !selection.isCollapsed;
    if (marked && event.target.closest("label") && event.target.name !== "sentence") {
      event.preventDefault();
      selection.removeAllRanges();
    }
  });
}
