"use strict";
/* Asks every few seconds how far a letter or a book is, and shows the answer only when it is a new one.
   The place says where to ask (data-progress) and how often (data-every), whether to go on when all is done, and how
   often then (data-resting), for what is there may go again; and whether the page is titled after it. */
(() => {
  const place = document.querySelector("[data-progress]");
  const spoken = document.querySelector("[data-spoken]");
  const EVERY = Number(place.dataset.every) || 4000;
  const SLOWEST = 60000;
  const RESTING = Number(place.dataset.resting) || 0;
  let wait = EVERY;
  let timer = 0;

  const state = () => place.firstElementChild.dataset;
  const again = () => {
    clearTimeout(timer);
    if (state().settled !== "yes") timer = setTimeout(look, wait);
    else if (RESTING) timer = setTimeout(look, Math.max(wait, RESTING));
  };

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

  // Whoever comes back to a page that lay hidden sees it as it is now, also out of the browser's memory.
  const back = () => { if (!document.hidden && (RESTING || state().settled !== "yes")) look(); };
  document.addEventListener("visibilitychange", back);
  window.addEventListener("pageshow", (event) => { if (event.persisted) back(); });
  again();
})();
