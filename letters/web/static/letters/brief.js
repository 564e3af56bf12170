"use strict";
/* The steps work without this. With it, what is typed is kept while it is typed, what follows from an answer appears at
   once, and one sees how sentences will read. */
(() => {
  const form = document.querySelector("[data-step]");
  const arrive = document.querySelector("[data-arrive]");
  const keeping = form.querySelector("[data-keeping]");
  const PAUSE = 1200;
  let unkept = false;
  let sending = false;
  let timer = 0;
  let request = null;

  // Whatever is sent later by this page is the newer, though it may come first.
  const counted = (name, value) => {
    const field = Object.assign(document.createElement("input"), { type: "hidden", name, value });
    form.append(field);
    return field;
  };
  counted("save_page", `${Date.now().toString(36)}${Math.random().toString(36).slice(2)}`);
  const count = counted("save_count", 0);
  const countOn = () => { count.value = Number(count.value) + 1; };

  const grow = (area) => {
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight + 2}px`;
  };
  const grows = !CSS.supports("field-sizing", "content");
  if (arrive) arrive.focus();
  if (grows) form.querySelectorAll("textarea").forEach(grow);

  // What follows from an answer is there when that is given; hidden, it keeps what was typed, and is not sent.
  const followers = [...form.querySelectorAll("[data-only-with]")];
  const follow = () => {
    const given = new FormData(form);
    followers.forEach((each) => {
      const matters = given.getAll(each.dataset.onlyWith).some((value) => value.trim());
      each.hidden = each.disabled = !matters;
    });
  };

  // How each sentence will read, and what we would ask of it.
  const read = (sentences) => {
    form.querySelectorAll("[data-stem]").forEach((stem) => {
      const line = stem.querySelector("[data-reads-as]");
      const { sentence, asks } = sentences[stem.dataset.stem] || { sentence: "", asks: [] };
      const parts = asks.map((ask) => {
        const asked = document.createElement("span");
        asked.textContent = ask;
        return asked;
      });
      if (sentence) {
        const told = document.createElement("em");
        told.textContent = sentence;
        parts.unshift("It will read: ", told);
      }
      line.replaceChildren(...parts);
      line.hidden = !parts.length;
    });
  };

  async function keep() {
    if (request || sending || !keeping) return;
    let failed = false;
    request = new AbortController();
    unkept = false;
    countOn();
    try {
      const answer = await fetch(form.action || location.href, {
        method: "POST",
        body: new URLSearchParams(new FormData(form)),
        headers: { Accept: "application/json" },
        credentials: "same-origin",
        signal: request.signal,
      });
      if (!answer.ok || answer.redirected) throw new Error(answer.status);
      const { address, sentences } = await answer.json();
      if (!form.getAttribute("action")) history.replaceState(null, "", address);
      form.action = address;
      read(sentences);
      keeping.textContent = "Kept.";
    } catch {
      unkept = true;
      failed = true;
      if (!sending) keeping.textContent = "This could not be kept just now. It is still on this page.";
    }
    request = null;
    // Typed while it was on its way.
    if (unkept && !failed && !sending) later();
  }
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE);
  };

  form.addEventListener("input", (event) => {
    unkept = true;
    if (keeping) keeping.textContent = "";
    follow();
    later();
    if (event.target.matches("textarea") && grows) grow(event.target);
  });
  document.addEventListener("submit", (event) => {
    if (sending) event.preventDefault();
    sending = true;
    countOn();
    clearTimeout(timer);
    if (request) request.abort();
  });

  const sample = form.querySelector("[data-sample]");
  if (sample) {
    const picture = sample.querySelector("img");
    const show = () => {
      const chosen = new FormData(form);
      const query = new URLSearchParams(new URL(picture.src).search);
      ["hand", "paper", "ink", "pen", "pace"].forEach((name) => chosen.get(name) && query.set(name, chosen.get(name)));
      if (form.elements.ruled) query.delete("ruled");
      if (chosen.get("ruled")) query.set("ruled", "yes");
      const address = `${sample.dataset.sample}?${query}`;
      if (new URL(address, location.href).href !== picture.src) picture.src = address;
    };
    picture.addEventListener("load", () => { sample.hidden = false; });
    picture.addEventListener("error", () => { sample.hidden = true; });
    form.addEventListener("change", show);
  }

  window.addEventListener("beforeunload", (event) => {
    if (unkept && !sending) event.preventDefault();
  });
  // Coming back with the back button shows this very page again, button and all.
  window.addEventListener("pageshow", () => { sending = false; });
  follow();
})();
