"use strict";
/* The desk works without this. With it, the pages and the notes follow what is typed, and nothing typed is lost by a slip. */
(() => {
  const PAUSE = 350;
  const form = document.querySelector("[data-preview]");
  const text = form.elements.text;
  const standing = document.querySelector('[data-follows="standing"]');
  let shown = "unsaved" in form.dataset ? null : text.value;
  let unsaved = shown === null;
  let waiting = 0;
  let asked = new AbortController();

  const say = (words) => {
    if (standing.textContent !== words) standing.textContent = words;
  };
  const show = (html) => {
    const fresh = document.createElement("template");
    fresh.innerHTML = html;
    for (const part of fresh.content.querySelectorAll("[data-follows]")) {
      const place = document.querySelector(`[data-follows="${part.dataset.follows}"]`);
      const was = place.querySelector("ol")?.scrollTop ?? 0;
      // What a screen reader would say twice stays as it is.
      if (place.textContent !== part.textContent || part.querySelector("svg")) place.replaceChildren(...part.childNodes);
      if (was) place.querySelector("ol")?.scrollTo(0, was);
    }
  };

  async function look() {
    clearTimeout(waiting);
    asked.abort();
    if (text.value === shown) return;
    const words = text.value;
    const body = new FormData(form);
    body.set("part", "yes");
    asked = new AbortController();
    try {
      const answer = await fetch(form.dataset.preview, { method: "POST", body, signal: asked.signal, cache: "no-store" });
      if (!answer.ok) throw new Error(answer.status);
      show(await answer.text());
      shown = words;
    } catch (error) {
      if (error.name !== "AbortError") say("The pages cannot follow just now. What you type stays here, and can be saved.");
    }
  }

  const REST = 1500;
  const kept = form.querySelector("[data-kept]");
  let keeping = 0;
  let keptWords = null;

  // Apart from the drafts, and only for whoever typed it: it comes back when the desk is opened again.
  async function keep() {
    clearTimeout(keeping);
    const words = text.value;
    if (!unsaved || words === keptWords) return;
    try {
      const answer = await fetch(form.dataset.typing, { method: "POST", body: new FormData(form), keepalive: words.length < 15_000, cache: "no-store" });
      if (answer.status !== 204) throw new Error(answer.status);
      keptWords = words;
      kept.textContent = `Kept at ${new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" })}, not saved as a draft.`;
    } catch (error) {
      kept.textContent = error.message === "403"
        ? "Your login has ended. What you type stays here: save it, and you are asked to log in."
        : "What you type cannot be kept just now. It stays here, and can be saved.";
    }
  }

  form.addEventListener("input", () => {
    unsaved = true;
    clearTimeout(waiting);
    waiting = setTimeout(look, PAUSE);
    clearTimeout(keeping);
    keeping = setTimeout(keep, REST);
  });
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) keep();
  });
  document.querySelector("[data-look]").addEventListener("click", async (event) => {
    event.preventDefault();
    await look();
    document.getElementById("inked-heading").focus();
  });
  form.addEventListener("submit", () => { unsaved = false; });
  window.addEventListener("beforeunload", (event) => {
    if (unsaved && text.value !== keptWords) event.preventDefault();
  });
})();
