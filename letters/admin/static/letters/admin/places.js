"use strict";
/* Where the notes stand in the draft, and going from one to the next. The list of notes says all of it without this. */
(() => {
  const textarea = document.querySelector("#writing textarea");
  const behind = document.querySelector("[data-behind]");
  const notes = () => [...document.querySelectorAll("[data-note]")];
  // Places are counted in characters, which a script counts otherwise where one is outside of the first plane.
  const offset = (text, count) => [...text].slice(0, count).join("").length;
  const spanOf = (note, text) => [Number(note.dataset.start), Number(note.dataset.end)].map((place) => offset(text, place));
  let drawnFor = null;

  const draw = (now) => {
    if (!behind) return;
    const text = textarea.value;
    const noted = notes().map((note) => [...spanOf(note, text), `${note.className}${note === now ? " now" : ""}`]);
    const spans = [...noted, ...commented(text)].filter(([start, end]) => start >= 0 && end > start);
    const cuts = [...new Set([0, text.length, ...spans.flatMap(([start, end]) => [start, end])])].sort((one, other) => one - other);
    // Of several things that are said of the same words, the first one counts: notes, then comments.
    const parts = cuts.slice(0, -1).map((start, place) => {
      const about = spans.find(([first, last]) => first <= start && cuts[place + 1] <= last);
      const words = text.slice(start, cuts[place + 1]);
      if (!about) return words;
      const mark = document.createElement("mark");
      mark.textContent = words;
      mark.className = about[2];
      return mark;
    });
    behind.replaceChildren(...parts, "\n");
    drawnFor = text;
  };
  // What people say of passages is found by their words, wherever they stand by now.
  const commented = (text) => [...document.querySelectorAll("[data-comment-on] .quoted mark")].map((quoted) => {
    const start = text.indexOf(quoted.textContent);
    return [start, start + quoted.textContent.length, "commented"];
  });
  if (behind) {
    draw();
    textarea.addEventListener("input", () => {
      if (textarea.value !== drawnFor) behind.replaceChildren();
    });
    // The notes follow what is typed: see desk.js.
    new MutationObserver(() => draw()).observe(document.querySelector('[data-follows="notes"]'), { childList: true });
  }

  const here = () => notes().findIndex((note) => note.contains(document.activeElement));
  const go = (step) => {
    const all = notes();
    if (all.length === 0) return;
    const next = all[(here() + step + all.length + (here() < 0 && step < 0 ? 1 : 0)) % all.length];
    next.focus();
    draw(next);
  };
  const accept = (note) => {
    const [start, end] = spanOf(note, textarea.value);
    if (textarea.value !== drawnFor || !note.dataset.suggestion || end <= start) return;
    textarea.setRangeText(note.dataset.suggestion, start, end, "end");
    textarea.dispatchEvent(new Event("input", { bubbles: true }));
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-accept]");
    if (!button || !textarea) return;
    event.preventDefault();
    accept(button.closest("[data-note]"));
  });
  document.addEventListener("house-key", (event) => {
    const all = notes();
    if (event.detail === "j") go(1);
    else if (event.detail === "k") go(-1);
    else if (event.detail === "y" && textarea && all.length) accept(all[Math.max(here(), 0)]);
  });

  const opener = document.querySelector("[data-comment]");
  opener?.addEventListener("click", () => {
    const marked = textarea && textarea.selectionEnd > textarea.selectionStart
      ? textarea.value.slice(textarea.selectionStart, textarea.selectionEnd)
      : String(document.getSelection()).trim();
    const quoted = document.getElementById("quoted");
    if (marked && !quoted.value) quoted.value = marked;
  });

  const present = document.querySelector("[data-here]");
  const token = document.querySelector("[name=csrfmiddlewaretoken]");
  const EVERY = 20_000;
  setInterval(async () => {
    if (document.hidden || !present || !token) return;
    const body = new FormData();
    body.set("csrfmiddlewaretoken", token.value);
    try {
      const answer = await fetch(present.dataset.here, { method: "POST", body, cache: "no-store", redirect: "error" });
      if (!answer.ok) return;
      const fresh = document.createElement("template");
      fresh.innerHTML = await answer.text();
      const words = fresh.content.textContent.trim();
      if (present.textContent.trim() !== words) present.textContent = words;
    } catch {
      // Nobody is told that somebody may have gone.
    }
  }, EVERY);
})();
