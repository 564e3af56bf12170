"use strict";
/* Asks every few seconds how far the book is, and shows the answer only when it is a new one. */
(() => {
  const place = document.querySelector("[data-making]");
  const spoken = document.querySelector("[data-spoken]");
  const EVERY = 1500;
  const SLOWEST = 30000;
  let wait = EVERY;

  const state = () => place.firstElementChild.dataset;
  const again = () => { if (state().settled !== "yes") setTimeout(look, wait); };

  const show = (html) => {
    const { key } = state();
    const fresh = document.createElement("template");
    fresh.innerHTML = html;
    if (fresh.content.firstElementChild.dataset.key === key) return;
    place.replaceChildren(fresh.content);
    spoken.textContent = state().said;
  };

  async function look() {
    try {
      if (!document.hidden) {
        const answer = await fetch(place.dataset.making, { cache: "no-store", credentials: "same-origin" });
        if (!answer.ok || answer.redirected) throw new Error(answer.status);
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
