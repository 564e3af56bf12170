"use strict";
/* The form works without this. With it, answers get room as they grow and nothing is thrown away by a slip. */
(() => {
  const form = document.querySelector("[data-brief]");
  const arrive = document.querySelector("[data-arrive]");
  const button = form.querySelector("[type=submit]");
  let unsent = Boolean(arrive);
  let sending = false;

  const grow = (area) => {
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight + 2}px`;
  };
  const rest = () => {
    sending = false;
    button.removeAttribute("aria-disabled");
  };

  if (arrive) arrive.focus();
  if (!CSS.supports("field-sizing", "content")) form.querySelectorAll("textarea").forEach(grow);

  form.addEventListener("input", (event) => {
    unsent = true;
    if (event.target.matches("textarea") && !CSS.supports("field-sizing", "content")) grow(event.target);
  });
  form.addEventListener("submit", (event) => {
    if (sending) event.preventDefault();
    sending = true;
    unsent = false;
    button.setAttribute("aria-disabled", "true");
  });

  // A question that follows from another appears when that one is answered, and never hides what was typed.
  const followers = [...form.querySelectorAll("[data-only-with]")];
  const unfold = () => followers.forEach((follower) => {
    const before = form.querySelector(`[data-stem="${follower.dataset.onlyWith}"] textarea`);
    const own = follower.querySelector("textarea");
    follower.hidden = !before.value.trim() && !own.value.trim();
  });
  unfold();
  form.addEventListener("input", unfold);

  // How each sentence will read, asked for when the typing rests. What cannot be asked for is simply not shown.
  const REST = 500; // milliseconds
  const waiting = new Map();
  const tell = (line, told) => {
    const parts = [];
    if (told.sentence) {
      const sentence = document.createElement("em");
      sentence.textContent = told.sentence;
      parts.push("It will read: ", sentence);
    }
    told.asks.forEach((ask) => {
      const asked = document.createElement("span");
      asked.textContent = ask;
      parts.push(asked);
    });
    line.replaceChildren(...parts);
    line.hidden = !parts.length;
  };
  const read = async (stem, line) => {
    const typed = new FormData(form);
    const area = stem.querySelector("textarea");
    const sent = new URLSearchParams({ stem: stem.dataset.stem, answer: area.value });
    sent.set("about", typed.get("about_name") || "");
    ["csrfmiddlewaretoken", "writers", "recipients"].forEach((name) => sent.set(name, typed.get(name) || ""));
    try {
      const response = await fetch(form.dataset.reads, { method: "POST", body: sent });
      const told = response.ok ? await response.json() : { sentence: "", asks: [] };
      if (area.value === sent.get("answer")) tell(line, told);
    } catch {
      line.hidden = true;
    }
  };
  form.addEventListener("input", (event) => {
    const stem = event.target.closest("[data-stem]");
    const line = stem && stem.querySelector("[data-reads-as]");
    if (!line) return;
    clearTimeout(waiting.get(stem));
    waiting.set(stem, setTimeout(read, REST, stem, line));
  });

  // How it would look. Drawn by the engine that writes the letter.
  const sample = form.querySelector("[data-sample]");
  const picture = sample.querySelector("img");
  let shown = "";
  const show = () => {
    const chosen = new FormData(form);
    const query = new URLSearchParams();
    ["hand", "paper", "ink", "pace", "ruled"].forEach((name) => chosen.get(name) && query.set(name, chosen.get(name)));
    const address = `${sample.dataset.sample}?${query}`;
    if (address !== shown) picture.src = shown = address;
  };
  picture.addEventListener("load", () => { sample.hidden = false; });
  picture.addEventListener("error", () => { sample.hidden = true; });
  form.addEventListener("change", show);
  show();

  window.addEventListener("beforeunload", (event) => {
    if (unsent && !sending) event.preventDefault();
  });
  // Coming back with the back button shows this very page again, button and all.
  window.addEventListener("pageshow", rest);
})();
