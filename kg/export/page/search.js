// Search by name and alias, with suggestions.

const index = ranked.map((node) => ({ node, names: [node.label || node.id, ...node.aliases].map((name) => [name, folded(name)]) }));

function score(name, query) {
  // Whole beats beginning beats word's beginning beats anywhere.
  if (name === query) return 4;
  if (name.startsWith(query)) return 3;
  if (name.includes(` ${query}`)) return 2;
  return name.includes(query) ? 1 : 0;
}

function find(text, most = 9) {
  const query = folded(text.trim()), found = [];
  if (!query) return found;
  for (const { node, names } of index) {
    let best = 0, by = "";
    for (const [name, low] of names) { const points = score(low, query); if (points > best) { best = points; by = name; } }
    if (best) found.push({ node, by, points: best * 1000 + node.named * 500 + Math.min(499, node.links) });
  }
  return found.sort((a, b) => b.points - a.points).slice(0, most);
}

function offer() {
  offered = find(field.value);
  chosen = 0;
  const rows = offered.map(({ node, by }, at) => element("li", { role: "option", id: `offer-${at}`, "aria-selected": at === 0 ? "true" : "false", onpointerdown: (event) => { event.preventDefault(); take(at); } },
    typeMark(node.look, node.named), element("span", null, shorten(node.label || node.id, 40)), element("span", { class: "also" }, by === (node.label || node.id) ? node.type : by)));
  if (!rows.length && field.value.trim()) rows.push(element("li", { class: "none" }, "No such name here."));
  offers.replaceChildren(...rows);
  open(rows.length > 0);
}

function take(at) {
  const { node } = offered[at];
  field.value = node.label || node.id;
  open(false);
  canvas.focus({ preventScroll: true });
  goTo(node, { always: true });
}

field.addEventListener("input", offer);
field.addEventListener("focus", () => { field.select(); if (field.value.trim()) offer(); });
field.addEventListener("blur", () => open(false));
field.addEventListener("keydown", (event) => {
  const moves = { ArrowDown: 1, ArrowUp: -1 };
  if (event.key in moves) { event.preventDefault(); choose(chosen + moves[event.key]); }
  else if (event.key === "Enter" && offered.length && !offers.hidden) take(chosen);
  else if (event.key === "Escape") { event.stopPropagation(); if (offers.hidden) { field.value = ""; field.blur(); canvas.focus(); } else open(false); }
});
