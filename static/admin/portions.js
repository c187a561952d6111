// Goes on with a bulk act, portion by portion, once its page was reached from the question or “Go on” was clicked.
(() => {
  "use strict";
  const form = document.querySelector("form.run");
  const goOn = form?.querySelector("[value=go-on]");
  if (!goOn) return;
  const bar = form.querySelector("progress");
  const words = form.querySelector("[role=status]");
  let under = false;

  const run = async () => {
    under = goOn.disabled = true;
    try {
      while (under) {
        const body = new FormData(form);
        const answer = await fetch(location.pathname, { method: "POST", body, headers: { Accept: "application/json" } });
        if (!answer.ok) throw new Error(answer.statusText);
        const now = await answer.json();
        if (now.after) return location.assign(now.after);
        bar.value = now.done;
        words.textContent = now.words;
      }
    } catch {
      words.textContent += " – it stopped: the server did not answer. Go on when it does.";
    }
    under = goOn.disabled = false;
  };

  form.addEventListener("submit", (event) => {
    if (event.submitter !== goOn) {
      under = false;
      return;
    }
    event.preventDefault();
    run();
  });
  if (location.hash === "#begin") {
    history.replaceState(null, "", location.pathname); // a reload only looks
    run();
  }
})();
