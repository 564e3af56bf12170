"use strict";
/* The order of a book can be changed without this, a step at a time. With it, letters are dragged, or moved by the arrow
   keys, and the whole order is kept at once. */
(() => {
  const place = document.querySelector("[data-arrange]");
  const keep = place.querySelector("[data-keep]");
  const spoken = place.querySelector("[data-spoken]");
  const lists = () => [...place.querySelectorAll("[data-letters]")];
  const letters = () => [...place.querySelectorAll("[data-entry]")];
  const titleOf = (list) => list.dataset.chapter;

  const order = () => JSON.stringify(lists().map((list) => [titleOf(list), [...list.children].map((item) => Number(item.dataset.entry))]));
  const first = order();
  const start = letters().map((item) => [item, item.parentElement]);
  let keeping = false;

  const say = (words) => { spoken.textContent = words; };
  const where = (item) => {
    const siblings = [...item.parentElement.children];
    return `${item.dataset.name}: ${siblings.indexOf(item) + 1} of ${siblings.length} in “${titleOf(item.parentElement)}”.`;
  };
  const count = () => {
    for (const list of lists()) {
      const many = list.children.length;
      list.closest("section").querySelector("[data-count]").textContent = `${many} letter${many === 1 ? "" : "s"}`;
    }
  };
  const moved = (item) => {
    count();
    keep.hidden = order() === first;
    say(keep.hidden ? `${where(item)} All is as it was.` : `${where(item)} Not kept yet.`);
  };
  const putBack = () => {
    for (const [item, list] of start) list.append(item);
    count();
    keep.hidden = true;
    say("All is as it was.");
  };

  // By keyboard. Past the end of a chapter comes the next one.
  const step = {
    ArrowUp(item, list, before) {
      if (item.previousElementSibling) item.previousElementSibling.before(item);
      else before?.append(item);
    },
    ArrowDown(item, list, before, after) {
      if (item.nextElementSibling) item.nextElementSibling.after(item);
      else after?.prepend(item);
    },
    Home(item, list) { list.prepend(item); },
    End(item, list) { list.append(item); },
    PageUp(item, list, before) { before?.append(item); },
    PageDown(item, list, before, after) { after?.append(item); },
  };
  const pressed = (event) => {
    const handle = event.currentTarget;
    const item = handle.closest("[data-entry]");
    if (event.key === "Escape") {
      putBack();
    } else if (event.key in step) {
      const list = item.parentElement;
      const all = lists();
      const at = all.indexOf(list);
      step[event.key](item, list, all[at - 1], all[at + 1]);
      moved(item);
    } else if (event.key === "Enter" || event.key === " ") {
      say(`${where(item)} The arrow keys move it.`);
    } else {
      return;
    }
    event.preventDefault();
    // What is moved in a page loses the focus.
    handle.focus();
    handle.scrollIntoView({ block: "nearest" });
  };

  // By dragging.
  let dragged = null;
  const begin = (event) => {
    dragged = event.currentTarget.closest("[data-entry]");
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", dragged.dataset.name);
    event.dataTransfer.setDragImage(dragged, 24, 24);
    requestAnimationFrame(() => dragged?.classList.add("dragged"));
  };
  const over = (event) => {
    if (!dragged) return;
    event.preventDefault();
    const list = event.currentTarget;
    const next = [...list.children].find((item) => {
      const box = item.getBoundingClientRect();
      return event.clientY < box.top + box.height / 2;
    });
    if (next === dragged || (!next && list.lastElementChild === dragged)) return;
    if (next) next.before(dragged);
    else list.append(dragged);
  };
  const end = () => {
    if (!dragged) return;
    dragged.classList.remove("dragged");
    moved(dragged);
    dragged = null;
  };

  for (const item of letters()) {
    // Not a button: in some browsers none can be dragged.
    const handle = document.createElement("span");
    Object.assign(handle, { className: "handle", tabIndex: 0, draggable: true, textContent: "⠿" });
    handle.setAttribute("role", "button");
    handle.setAttribute("aria-label", `Move ${item.dataset.name}`);
    handle.setAttribute("aria-describedby", "how-to-move");
    handle.addEventListener("keydown", pressed);
    handle.addEventListener("dragstart", begin);
    handle.addEventListener("dragend", end);
    item.prepend(handle);
  }
  for (const list of lists()) {
    list.addEventListener("dragover", over);
    list.addEventListener("drop", (event) => event.preventDefault());
  }
  place.querySelector("[data-put-back]").addEventListener("click", putBack);
  keep.addEventListener("submit", () => {
    keeping = true;
    keep.elements.arrangement.value = order();
  });
  place.querySelector("#how-to-move").hidden = false;
  window.addEventListener("beforeunload", (event) => {
    if (!keep.hidden && !keeping) event.preventDefault();
  });
})();
