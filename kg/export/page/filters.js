// The filters at the side, which are the legend too: what there is, how often, and whether it is shown.

const rail = document.getElementById("filters");
const FIRST = 9;
const unfolded = new Set();
const sought = {};

function counted(list) {
  const counts = new Map();
  for (const key of list) counts.set(key, (counts.get(key) || 0) + 1);
  return counts;
}

const order = (table) => (a, b) => (Object.keys(table).indexOf(a[0]) + 1 || 99) - (Object.keys(table).indexOf(b[0]) + 1 || 99);
const often = (a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1);
const FILTERS = [
  { key: "type", heading: "Who and what", values: [...counted(nodes.map((node) => node.type))].sort(order(data.types)), mark: (name) => typeMark(data.types[name] || data.other) },
  { key: "factuality", heading: "Factuality", values: [...counted(edges.map((edge) => edge.factuality))].sort(order(data.factualities)), mark: (name) => lineMark(name), hint: (name) => lookOf(name).meaning },
  { key: "relation", heading: "Relations", values: [...counted(edges.map((edge) => edge.label))].sort(often) },
  { key: "document", heading: "Documents", values: [...counted(edges.flatMap((edge) => edge.documents))].sort(often), name: (at) => data.documents[at].title || data.documents[at].id },
];

function showFilters() {
  const focus = document.activeElement && document.activeElement.id;
  const scroll = rail.scrollTop;
  rail.replaceChildren(...switches(), ...FILTERS.filter(({ values }) => values.length).map(section));
  rail.scrollTop = scroll;
  const again = focus && document.getElementById(focus);
  if (again) {
    again.focus({ preventScroll: true });
    if (again.type === "search") again.setSelectionRange(again.value.length, again.value.length);
  }
}

function namesSwitch() {
  const choice = (names, text) => element("label", null,
    element("input", { type: "radio", name: "names", id: names ? "names-only" : "names-all", checked: state.namesOnly === names, onchange: () => { state.namesOnly = names; update(); showFilters(); } }), text);
  return element("section", null, element("div", { class: "switch", role: "radiogroup", "aria-label": "Which nodes" },
    choice(false, "Everything"), choice(true, "Names only")));
}

function section(filter) {
  const { key, heading, values } = filter, off = state.off[key];
  const query = sought[key] || "", name = filter.name || String;
  const matching = query ? values.filter(([value]) => folded(name(value)).includes(folded(query))) : values;
  const shown = unfolded.has(key) || query ? matching.slice(0, 200) : matching.slice(0, values.length > FIRST + 3 ? FIRST : FIRST + 3);
  const rest = matching.length - shown.length;
  return element("section", { "aria-label": heading },
    element("h2", null, heading, element("button", { class: off.size ? "link on" : "link", type: "button", onclick: () => { off.clear(); changed(); } }, "All")),
    values.length > 15 && element("input", { class: "find", type: "search", id: `find-${key}`, placeholder: `Search ${values.length}`, "aria-label": `Search ${heading}`, value: query, oninput: (event) => { sought[key] = event.target.value; showFilters(); } }),
    ...shown.map(([value, count]) => choice(filter, value, count)),
    rest > 0 && element("button", { class: "link more", type: "button", onclick: () => { unfolded.add(key); showFilters(); } }, `${rest} more`));
}

function choice({ key, values, mark, hint, name = String }, value, count) {
  const off = state.off[key], id = `${key}-${values.findIndex(([other]) => other === value)}`;
  const toggle = () => { if (!off.delete(value)) off.add(value); changed(); };
  const only = (event) => { event.preventDefault(); for (const [other] of values) off.add(other); off.delete(value); changed(); };
  return element("label", { class: "row", title: hint ? hint(value) : name(value) },
    element("input", { type: "checkbox", id, checked: !off.has(value), onchange: toggle }),
    mark && mark(value),
    element("span", { class: "name" }, name(value)),
    element("span", { class: "count" }, count.toLocaleString("en")),
    element("button", { class: "link only", type: "button", onclick: only, "aria-label": `Only ${name(value)}` }, "only"));
}

function changed() {
  update();
  showFilters();
}
