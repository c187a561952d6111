/* The search fields as comboboxes: suggestions while one types, after the ARIA Authoring Practices ("editable combobox
   with list autocomplete"). Without this file the forms work as they are; nothing else needs it. */

const PAUSE = 150; // ms without a key before the archive is asked
const LEAST_ROOM = 200; // px for options
const HANZI = /(\p{Script=Han}+)/u;

for (const form of document.querySelectorAll("form[data-suggestions]")) {
  combobox(form, form.querySelector("input[name=q]"));
}

function combobox(form, input) {
  const list = element("ul", { id: `${input.id}-suggestions`, class: "suggestions", role: "listbox", "aria-label": "Suggestions" });
  const status = element("p", { class: "visually-hidden", role: "status" });
  let pause, asking, options = [], active = -1, composing = false;

  list.hidden = true;
  input.type = "text"; // a searchbox may not be a combobox
  input.enterKeyHint = "search";
  setAttributes(input, { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id });
  form.append(list, status);

  function cancel() {
    clearTimeout(pause);
    asking?.abort();
  }

  function ask() {
    cancel();
    if (input.value.trim()) {
      pause = setTimeout(fetchSuggestions, PAUSE);
    } else {
      show([]);
    }
  }

  async function fetchSuggestions() {
    const { signal } = (asking = new AbortController());
    try {
      const query = new URLSearchParams({ q: input.value }); // takes lone surrogates, unlike encodeURIComponent
      const response = await fetch(`${form.dataset.suggestions}?${query}`, { signal });
      const [, labels, details, addresses] = await response.json();
      if (!signal.aborted) {
        show(labels.map((label, at) => option(label, details[at], addresses[at], at)));
        announce();
      }
    } catch {
      if (!signal.aborted) show([]); // offline, or the archive is away: the form still works
    }
  }

  function option(label, detail, address, at) {
    const item = element("li", { id: `${list.id}-${at}`, role: "option", "aria-selected": "false" });
    item.dataset.label = label;
    item.dataset.address = address ?? "";
    item.append(wording("suggestion-label", label), " ", wording("suggestion-detail", detail ?? ""));
    return item;
  }

  function show(items) {
    options = items;
    list.replaceChildren(...items);
    list.scrollTop = 0;
    open(items.length > 0 && document.activeElement === input);
  }

  function announce() {
    const count = options.length;
    status.textContent = count ? `${count} suggestion${count === 1 ? "" : "s"}` : "No suggestions";
  }

  function open(isOpen) {
    const opens = isOpen && list.hidden;
    list.hidden = !isOpen;
    input.setAttribute("aria-expanded", String(isOpen));
    activate(-1);
    if (opens) makeRoom();
  }

  /* On a phone the field may stand low, with a keyboard below it: bring it up rather than show an option or none. */
  function makeRoom() {
    const bottom = window.visualViewport?.height ?? window.innerHeight;
    if (bottom - list.getBoundingClientRect().top < Math.min(list.offsetHeight, LEAST_ROOM)) {
      form.scrollIntoView({ block: "start", behavior: "instant" }); // while somebody types
    }
  }

  function close() {
    cancel();
    open(false);
    status.textContent = "";
  }

  function activate(at) {
    options[active]?.setAttribute("aria-selected", "false");
    active = at;
    const chosen = options[at];
    if (chosen) {
      chosen.setAttribute("aria-selected", "true");
      chosen.scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", chosen.id);
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  }

  /* One step down or up: from the last option to the first, from the first to the last. */
  function step(by) {
    if (list.hidden) open(options.length > 0);
    const start = active < 0 && by < 0 ? 0 : active;
    if (options.length) activate((start + by + options.length) % options.length);
  }

  function choose(item) {
    const { label, address } = item.dataset;
    input.value = label;
    close();
    if (address) {
      const { pathname, search, hash } = new URL(address, location);
      location.assign(pathname + search + hash); // on this host, whatever name it is reached by
    } else {
      form.requestSubmit();
    }
  }

  const keys = {
    ArrowDown: (event) => (event.altKey ? open(options.length > 0) : step(1)),
    ArrowUp: (event) => (event.altKey ? close() : step(-1)),
    Enter: () => (options[active] ? choose(options[active]) : (close(), false)),
    Escape: () => {
      if (list.hidden) {
        input.value = "";
        show([]);
      }
      close();
    },
    // In the field these move the cursor, as they do in any other; no option is the active one then.
    Home: () => (activate(-1), false),
    End: () => (activate(-1), false),
    Tab: () => (close(), false),
  };

  input.addEventListener("keydown", (event) => {
    if (composing || event.isComposing || event.keyCode === 229) return; // the keys are those of the input method
    if (event.ctrlKey || event.metaKey || event.shiftKey || !(event.key in keys)) return;
    if (keys[event.key](event) !== false) event.preventDefault();
  });
  input.addEventListener("compositionstart", () => {
    composing = true;
    close();
  });
  input.addEventListener("compositionend", () => {
    composing = false;
    ask();
  });
  input.addEventListener("input", (event) => {
    if (!composing && !event.isComposing) ask();
  });
  input.addEventListener("blur", close);
  form.addEventListener("submit", close);
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
  list.addEventListener("click", (event) => {
    const item = event.target.closest("[role=option]");
    if (item) choose(item);
  });
}

/* Text as the archive prints it: hanzi marked as Chinese, marks of direction kept inside. */
function wording(name, text) {
  const whole = element("bdi", { class: name });
  for (const [at, piece] of text.split(HANZI).entries()) {
    whole.append(at % 2 ? element("span", { lang: "zh-Hans" }, piece) : piece);
  }
  return whole;
}

function element(name, attributes, text = "") {
  const made = document.createElement(name);
  setAttributes(made, attributes);
  made.append(text);
  return made;
}

function setAttributes(changed, attributes) {
  for (const [name, value] of Object.entries(attributes)) changed.setAttribute(name, value);
}
