"use strict";
/* Keys for what a page can do. An element says its own: data-key="n" works outside of fields, "Ctrl+s" everywhere. */
(() => {
  const dialog = document.getElementById("keys");
  const opener = document.querySelector("[data-keys]");
  const list = document.querySelector("[data-keys-list]");
  const switched = document.querySelector("[data-keys-on]");
  const KEPT = "single-keys";
  switched.checked = localStorage.getItem(KEPT) !== "off";
  switched.addEventListener("change", () => localStorage.setItem(KEPT, switched.checked ? "on" : "off"));

  const isShown = (element) => element.checkVisibility() || element.closest("details:not([open])") !== null;
  const keyed = () => [...document.querySelectorAll("[data-key]")].filter(isShown);
  const nameOf = (element) => element.dataset.keyName ?? element.textContent.trim();
  const pressed = (event) => `${event.ctrlKey || event.metaKey ? "Ctrl+" : ""}${event.key}`;
  const isTyping = (target) => target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]") !== null;

  // What a page does with keys that belong to nothing on it to be pressed.
  const OWN = { j: "The next note", k: "The note before", y: "Accept what the note suggests" };
  const isOwn = (key) => key in OWN && document.querySelector("[data-note]") !== null;

  const write = () => {
    const rows = [...keyed(), ...Object.keys(OWN).filter(isOwn).map((key) => ({ dataset: { key, keyName: OWN[key] } }))]
      .flatMap((element) => {
      const [key, name] = [document.createElement("dt"), document.createElement("dd")];
      key.append(Object.assign(document.createElement("kbd"), { textContent: element.dataset.key }));
      name.textContent = nameOf(element);
      return [key, name];
    });
    list.replaceChildren(...rows);
  };
  const help = () => {
    write();
    dialog.showModal();
  };
  const use = (element) => {
    if (element.matches("textarea, input, select")) {
      element.focus();
    } else if (element.matches("summary")) {
      const fold = element.parentElement;
      fold.open = !fold.open;
      (fold.open ? fold.querySelector("textarea, input:not([type=hidden]), select") ?? element : element).focus();
    } else {
      element.click();
    }
  };

  opener.hidden = false;
  opener.addEventListener("click", help);
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.altKey || dialog.open) return;
    const typing = isTyping(event.target);
    const key = pressed(event);
    if (key === "Escape" && typing) {
      event.target.blur();
      return;
    }
    const chord = key.startsWith("Ctrl+");
    if (!chord && (typing || !switched.checked)) return;
    if (key === "?") {
      event.preventDefault();
      help();
      return;
    }
    if (isOwn(key)) {
      event.preventDefault();
      document.dispatchEvent(new CustomEvent("house-key", { detail: key }));
      return;
    }
    const fitting = keyed().filter((element) => element.dataset.key === key);
    // In a form of its own, a key means the button of that form.
    const own = fitting.find((element) => element.form && element.form === event.target.form);
    const found = own ?? fitting[0];
    if (!found) return;
    event.preventDefault();
    use(found);
  });
})();
