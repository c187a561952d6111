/* Small comforts, nothing that a page needs: the theme a reader chose, `/` to the search field, buttons that copy.
   Read before the page is drawn, so that it is drawn in the theme chosen and nothing moves. */

(() => {
  "use strict";
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const TOLD = 2000; // ms that a button says what it did

  root.classList.add("scripted"); // what works by this script alone shows itself
  if (navigator.clipboard) root.classList.add("copies"); // browsers give it to safe origins only
  wear(remembered());

  function remembered() {
    try {
      return localStorage.getItem("theme");
    } catch {
      return null; // storage is blocked: the theme is that of the system
    }
  }

  function remember(theme) {
    try {
      if (theme) localStorage.setItem("theme", theme);
      else localStorage.removeItem("theme");
    } catch {
      // it holds for this page
    }
  }

  function wear(theme) {
    if (theme === "dark" || theme === "light") root.dataset.theme = theme;
    else delete root.dataset.theme;
  }

  /* To the other theme; where that is the system's, the system is followed again. */
  function switchTheme() {
    const isDark = root.dataset.theme ? root.dataset.theme === "dark" : system.matches;
    const theme = isDark === system.matches ? (isDark ? "light" : "dark") : null;
    remember(theme);
    wear(theme);
  }

  async function copy(button) {
    const text = button.dataset.copy || document.getElementById(button.getAttribute("aria-describedby")).textContent;
    const label = button.textContent;
    try {
      await navigator.clipboard.writeText(text.trim());
      button.textContent = "Copied";
    } catch {
      button.textContent = "Not allowed";
    }
    setTimeout(() => (button.textContent = label), TOLD);
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button?.matches(".theme-switch")) switchTheme();
    else if (button?.matches(".copy") && button.textContent === "Copy") copy(button);
  });

  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest("input, textarea, select");
    if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    const field = document.querySelector("input[name=q]");
    if (!field) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
})();
