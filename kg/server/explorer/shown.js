// What is drawn: grows by what is asked for; sources and dates are filters too. It has the place of page/whole.js.

state.off.source = new Set();
state.between = { from: "", to: "" };
state.revealed = new Set();

const NOBODY = "the article itself";
const sourceOf = (edge) => edge.attribution || NOBODY;

function edgePasses(edge) {
  const { factuality, relation, document, source } = state.off, { from, to } = state.between;
  return !factuality.has(edge.factuality) && !relation.has(edge.label) && !source.has(sourceOf(edge))
    && !(document.size && edge.documents.length && edge.documents.every((at) => document.has(at)))
    && !(from && !(edge.when && edge.when >= from.slice(0, edge.when.length))) && !(to && !(edge.when && edge.when <= to));
}

const dated = () => Boolean(state.between.from || state.between.to);

function filtered() {
  return dated() || ["factuality", "relation", "document", "source"].some((key) => state.off[key].size > 0);
}

function reveal(list) {
  for (const node of list) if (Number.isFinite(node.x)) state.revealed.add(node);
  update();
}

function letThrough(node) {
  // Someone who asks for a node by name sees it, whatever the filters say; its neighbours come after.
  state.off.type.delete(node.type);
  if (!node.named) state.namesOnly = false;
  if (!Number.isFinite(node.x)) settle([node], neighbours(node).find((other) => other.on) || null);
  reveal([node]);
  if (!node.on) { for (const key of ["factuality", "relation", "document", "source"]) state.off[key].clear(); state.between = { from: "", to: "" }; update(); }
  showFilters();
}

async function expand(node, { many = 14 } = {}) {
  // Brings those that the node has most to do with, a handful at a time.
  const skip = [...state.revealed].slice(0, 400).map((one) => one.id);
  const found = await ask("neighbourhood", { iri: node.iri, limit: many, skip });
  if (!found) return;
  const there = learn(found);
  node.left = found.left;
  settle(there, node);
  reveal(there);
  showFilters();
  if (state.selected && state.selected.node === node) showPanel();
  fly(frame([node, ...neighbours(node).filter((other) => other.on)], { most: Math.max(camera.k, 0.95) }));
}

function only(list) {
  // Draws these alone, as one set.
  for (const node of list) if (!Number.isFinite(node.x)) settle([node], null);
  state.revealed = new Set(list);
  update();
  showFilters();
  fit();
}

function tellShown() {
  const box = document.getElementById("shown"), total = state.total ? state.total.nodes : 0;
  const told = `${plural(state.nodes.length, "node")} · ${plural(state.edges, "edge")}`;
  box.replaceChildren(element("span", null, total > state.nodes.length ? `${told} of a graph of ${plural(total, "name and thing", "names and things")}` : told));
  if (state.history.length || state.start) box.append(element("button", { class: "link", type: "button", onclick: startAgain }, "Start again"));
}

function recount() {
  // What the filters offer: all that has been learnt.
  const lists = {
    type: () => counted([...state.revealed].map((node) => node.type)), factuality: () => counted(edges.map((edge) => edge.factuality)),
    relation: () => counted(edges.map((edge) => edge.label)), document: () => counted(edges.flatMap((edge) => edge.documents)), source: () => counted(edges.map(sourceOf)),
  };
  const orders = { type: order(data.types), factuality: order(data.factualities) };
  for (const filter of FILTERS) filter.values = [...lists[filter.key]()].sort(orders[filter.key] || often);
}

FILTERS.splice(3, 0, { key: "source", heading: "According to", values: [] });

function switches() {
  const day = (key, text) => element("label", { class: "day" }, element("span", null, text),
    element("input", { type: "date", id: `date-${key}`, value: state.between[key], onchange: (event) => { state.between[key] = event.target.value; changed(); } }));
  const dates = element("section", { "aria-label": "Dates" },
    element("h2", null, "Dates", element("button", { class: dated() ? "link on" : "link", type: "button", onclick: () => { state.between = { from: "", to: "" }; changed(); } }, "All")),
    day("from", "From"), day("to", "To"));
  return [namesSwitch(), dates];
}
