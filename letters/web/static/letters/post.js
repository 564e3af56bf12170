"use strict";
/* Choosing a country shows its fields at once, and what was typed stays where the other country has a place for it.
   Without this script the button beside the countries does the same. */
(() => {
  const country = document.querySelector("[data-country]");
  const place = document.querySelector("[data-fields]");
  const spoken = document.querySelector("[data-spoken]");
  if (!country || !place) return;
  const button = country.form.querySelector("button");
  button.hidden = true;

  const typed = () => new Map([...place.querySelectorAll("input[id], textarea, select")].map((each) => [each.name, each.value]));
  let words = typed();

  const show = async () => {
    words = new Map([...words, ...typed()]);
    const address = new URL(location.href);
    address.search = new URLSearchParams({ country_code: country.value, fragment: "1" });
    try {
      const answer = await fetch(address, { credentials: "same-origin" });
      if (!answer.ok || answer.redirected) throw new Error(answer.status);
      place.innerHTML = await answer.text();
      for (const each of place.querySelectorAll("input[id], textarea, select")) {
        if (words.get(each.name)) each.value = words.get(each.name);
      }
      spoken.textContent = place.dataset.fields;
    } catch {
      country.form.submit();
    }
  };

  country.addEventListener("change", show);
  // Chosen before this script was there, or chosen again by a browser that came back: its fields are others.
  if (country.value && country.value !== place.querySelector("[name=country_code]")?.value) show();
})();
