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
  window.addEventListener("beforeunload", (event) => {
    if (unsent && !sending) event.preventDefault();
  });
  // Coming back with the back button shows this very page again, button and all.
  window.addEventListener("pageshow", rest);
})();
