// Search: the server suggests while the reader types.

const PAUSE = 110;
let waiting = 0, asked = 0;

async function offer() {
  const text = field.value.trim(), turn = ++asked;
  if (!text) { offered = []; open(false); return; }
  const found = await ask("search", { q: text, limit: 9 });
  // Answers may overtake each other: only the last question counts.
  if (!found || turn !== asked || document.activeElement !== field) return;
  offered = found.results;
  chosen = 0;
  const rows = offered.map((row, at) => element("li", { role: "option", id: `offer-${at}`, "aria-selected": at === 0 ? "true" : "false", onpointerdown: (event) => { event.preventDefault(); take(at); } },
    typeMark(data.types[row.type] || data.other, row.kind === "name"), element("span", null, shorten(row.label, 40)),
    element("span", { class: "also" }, row.alias || `${row.type} · ${row.degree}`)));
  if (!rows.length) rows.push(element("li", { class: "none" }, "No such name here."));
  offers.replaceChildren(...rows);
  open(true);
}

function take(at) {
  const row = offered[at];
  field.value = row.label;
  open(false);
  field.blur();
  visit("entity", learn({ nodes: [{ ...row, id: row.id }] })[0].id);
}

field.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(offer, PAUSE); });
field.addEventListener("focus", () => { field.select(); if (field.value.trim()) offer(); });
field.addEventListener("blur", () => open(false));
field.addEventListener("keydown", async (event) => {
  const moves = { ArrowDown: 1, ArrowUp: -1 };
  if (event.key in moves) { event.preventDefault(); choose(chosen + moves[event.key]); }
  else if (event.key === "Enter") { clearTimeout(waiting); if (offers.hidden || !offered.length) await offer(); if (offered.length) take(chosen); }
  else if (event.key === "Escape") { event.stopPropagation(); if (offers.hidden) { field.value = ""; field.blur(); canvas.focus(); } else open(false); }
});
