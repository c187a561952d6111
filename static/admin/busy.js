// On pages that ask first: once confirmed, says that work is under way, and keeps a second click from doing it again.
(() => {
  "use strict";
  const form = document.querySelector("form.confirm");
  const busy = form?.querySelector(".busy");
  if (!busy) return;
  form.addEventListener("submit", () => {
    busy.hidden = false;
    for (const button of form.querySelectorAll("[type=submit]")) button.disabled = true; // after its value was taken
  });
  addEventListener("pageshow", () => {
    busy.hidden = true; // Back shows the page as it was left
    for (const button of form.querySelectorAll("[type=submit]")) button.disabled = false;
  });
})();
