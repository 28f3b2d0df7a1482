// The list of suggestions under the search field; search.js fills it.

const field = document.getElementById("search"), offers = document.getElementById("suggestions");
let offered = [], chosen = 0;

function open(yes) {
  offers.hidden = !yes;
  field.setAttribute("aria-expanded", String(yes));
  if (yes && offered.length) field.setAttribute("aria-activedescendant", `offer-${chosen}`); else field.removeAttribute("aria-activedescendant");
}

function choose(at) {
  if (!offered.length) return;
  chosen = (at + offered.length) % offered.length;
  [...offers.children].forEach((row, place) => row.setAttribute("aria-selected", String(place === chosen)));
  offers.children[chosen].scrollIntoView({ block: "nearest" });
  open(true);
}
