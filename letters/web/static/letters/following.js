"use strict";
/* Asks every few seconds how far a letter or a book is, and shows the answer only when it is a new one.
   The place says where to ask (data-progress) and how often (data-every), and whether the page is titled after it. */
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
    const fresh = document.createElement("template");
    fresh.innerHTML = html;
    if (fresh.content.firstElementChild.dataset.key === key) return;
    place.replaceChildren(fresh.content);
    spoken.textContent = state().headline;
    if ("titled" in place.dataset) document.title = `${state().headline} — Beautiful Handwritten Letters`;
  };

  async function look() {
    try {
      if (!document.hidden) {
        const answer = await fetch(place.dataset.progress, { cache: "no-store", credentials: "same-origin" });
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
