// Says below the matching rules of a topic what they would tag, while they are typed. Without this a button does.
(() => {
  "use strict";
  const rules = document.querySelector("#id_rules");
  const place = document.querySelector(".tried");
  const button = place?.parentElement.querySelector("button");
  if (!rules || !button) return;
  rules.closest(".form-row").append(place.parentElement); // beside the rules; the template can only put it below
  let timer, asked;

  async function ask() {
    const form = new FormData();
    for (const [name, value] of [["rules", rules.value], ["topic", button.value], ["part", "1"]]) form.set(name, value);
    form.set("csrfmiddlewaretoken", rules.form.elements.csrfmiddlewaretoken.value);
    asked?.abort(); // only the last answer counts
    asked = new AbortController();
    try {
      const answer = await fetch(button.formAction, { method: "POST", body: form, signal: asked.signal });
      if (answer.ok) place.innerHTML = await answer.text(); // made of our own template, which escapes
    } catch (error) {
      if (error.name !== "AbortError") place.textContent = "What they would tag cannot be said now.";
    }
  }

  rules.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 600);
  });
  button.addEventListener("click", (event) => {
    event.preventDefault();
    ask();
  });
})();
