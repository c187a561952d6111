// On the page of an article opened from a search: n goes to the next marked place, p to the one before. The links that
// stand at each place do the same without this. “Take the marks away” takes the keys away too.
(() => {
  "use strict";
  const places = [...document.querySelectorAll(".place")];
  const hint = document.querySelector(".marked-for .keys");
  if (!places.length) return;
  if (hint) hint.hidden = false;

  const top = (place) => place.getBoundingClientRect().top;
  const isSeen = (place) => top(place) > 0 && top(place) < innerHeight;

  // Where the reader is: at the place pointed to as long as it is in view, else between two.
  function neighbours() {
    const at = places.findIndex((place) => `#${place.id}` === location.hash);
    if (at >= 0 && isSeen(places[at])) return [at - 1, at + 1];
    const after = places.findIndex((place) => top(place) > 0);
    return after < 0 ? [places.length - 1, 0] : [after - 1, after];
  }

  document.addEventListener("keydown", (event) => {
    const step = ["p", "n"].indexOf(event.key);
    const isTyping = event.target.closest("input, textarea, select");
    if (step < 0 || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    const next = places.at(neighbours()[step] % places.length);
    location.replace(`#${next.id}`); // replaced, so that Back leads to the results at once
    next.scrollIntoView({ behavior: "instant" }); // a key pressed again would else find the page on its way
  });
})();
