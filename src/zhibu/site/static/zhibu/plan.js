// Dragging a gathering to another day fills the date field of its line; saving is the form's
// business, so that the page does the same without this file.
"use strict";

const unsaved = document.getElementById("unsaved");
let dragged = null;

function cellOf(day) {
  return document.querySelector(`[data-day="${day}"]`);
}

function place(chip, day) {
  const cell = cellOf(day);
  if (cell) cell.append(chip);
  if (unsaved) unsaved.hidden = false;
}

for (const chip of document.querySelectorAll('.chip[draggable="true"]')) {
  const field = document.getElementById(chip.dataset.field);
  chip.addEventListener("dragstart", (event) => {
    dragged = chip;
    event.dataTransfer.setData("text/plain", chip.dataset.field);
    event.dataTransfer.effectAllowed = "move";
  });
  if (field) field.addEventListener("change", () => place(chip, field.value));
}

// A link of the calendar leads to a line that may be folded away.
for (const chip of document.querySelectorAll(".chip")) {
  chip.addEventListener("click", () => {
    const folded = document.querySelector(chip.getAttribute("href")).closest("details");
    if (folded) folded.open = true;
  });
}

for (const cell of document.querySelectorAll("[data-day]")) {
  cell.addEventListener("dragover", (event) => {
    if (!dragged) return;
    event.preventDefault();
    cell.classList.add("over");
  });
  cell.addEventListener("dragleave", () => cell.classList.remove("over"));
  cell.addEventListener("drop", (event) => {
    event.preventDefault();
    cell.classList.remove("over");
    if (!dragged) return;
    const field = document.getElementById(dragged.dataset.field);
    field.value = cell.dataset.day;
    place(dragged, cell.dataset.day);
    dragged = null;
  });
}

const lines = document.getElementById("lines");
if (lines && unsaved) lines.addEventListener("input", () => { unsaved.hidden = false; });
