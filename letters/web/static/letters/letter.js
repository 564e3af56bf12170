"use strict";
/* Asks every few seconds where the letter or the book is, and shows the answer only when it is a new one. */
(() => {
  const place = document.querySelector("[data-progress]");
  const spoken = document.querySelector("[data-spoken]");
  const EVERY = Number(place.dataset.every) || 4000;
  const SLOWEST = 60000;
  let wait = EVERY;

  const state = () => place.firstElementChild.dataset;
  const again = () => { if (state().settled !== "yes") setTimeout(look, wait); };

  const show = (html) => {
    const { key } = state();
    const fresh = document.createElement("div");
    fresh.innerHTML = html;
    if (fresh.firstElementChild.dataset.key === key) return;
    place.replaceChildren(...fresh.children);
    spoken.textContent = state().headline;
    document.title = `${state().headline} — Beautiful Handwritten Letters`;
  };

  async function look() {
    try {
      if (!document.hidden) {
        const answer = await fetch("?fragment=1", { cache: "no-store", credentials: "same-origin" });
        if (!answer.ok) throw new Error(answer.status);
        show(await answer.text());
        wait = EVERY;
      }
    } catch {
      wait = Math.min(wait * 2, SLOWEST);
    }
    again();
  }

  again();
})();
