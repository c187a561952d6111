// Keys for lists of decisions in the admin: j and k go down and up, any other presses the button or opens the link that
// names it (data-key), of the current item first, then of the page. Buttons and links do the same without this.
(() => {
  "use strict";
  const items = [...document.querySelectorAll(".item, #result_list tbody tr")];
  const kept = `item of ${location.pathname}`; // where one was, when a decision loads the list anew
  const hint = document.querySelector(".keys");
  if (hint) hint.hidden = false;
  let at = -1;

  function goTo(wanted) {
    if (!items.length) return;
    items[at]?.classList.remove("current");
    at = Math.max(0, Math.min(wanted, items.length - 1));
    items[at].classList.add("current");
    items[at].tabIndex = -1;
    items[at].focus({ preventScroll: true });
    items[at].scrollIntoView({ block: "nearest" });
  }

  // What a key names within the current item; else what it names on the page, outside all items.
  function named(key) {
    const those = [...document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)];
    return those.find((one) => items[at]?.contains(one)) ?? those.find((one) => !items.some((item) => item.contains(one)));
  }

  function press(found) {
    sessionStorage.setItem(kept, at);
    if (found.matches("input")) found.focus();
    else found.click();
  }

  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest("input:not([type=checkbox]), textarea, select");
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    const found = named(event.key);
    if (event.key === "j" || event.key === "k") goTo(at + (event.key === "j" ? 1 : -1));
    else if (event.key === "x") items[at]?.querySelector("input[type=checkbox]")?.click();
    else if (found) press(found);
    else return;
    event.preventDefault();
  });

  const before = sessionStorage.getItem(kept);
  sessionStorage.removeItem(kept);
  if (before !== null) goTo(Number(before));
  else if (document.querySelector(".item")) goTo(0);
})();
