// Where the reader is: the part of the address after the hash, so that every view can be shared and the browser's Back works.

const TABS = [...document.querySelectorAll("[data-tab]")];
const ROUTES = {
  graph: () => {},
  entity: showEntity,
  documents: showDocuments,
  document: showDocument,
  timeline: showTimeline,
  says: showSays,
  statement: showStatement,
  sparql: (_, query) => { if (query.get("query")) { box.value = query.get("query"); run(); } else if (!box.value) box.value = Object.values(EXAMPLES)[0]; box.focus(); },
};
// Which tab a route belongs to, and so what fills the middle.
const TAB = { entity: "graph", statement: "graph", document: "documents" };

function visit(route, id) {
  // Goes there; false where the reader is there already.
  const hash = route === "graph" ? "" : `#${route}${id ? `/${encodeURIComponent(id)}` : ""}`;
  if (location.hash === hash) { follow(); return true; }
  if (hash) location.hash = hash; else { history.pushState(null, "", location.pathname); follow(); }
  return true;
}

function follow() {
  const [path, query = ""] = location.hash.slice(1).split("?");
  const [name, ...rest] = path.split("/"), route = name in ROUTES ? name : "graph";
  const tab = TAB[route] || route;
  document.body.dataset.view = tab;
  for (const link of TABS) { if (link.dataset.tab === tab) link.setAttribute("aria-current", "page"); else link.removeAttribute("aria-current"); }
  view.setAttribute("aria-label", (TABS.find((link) => link.dataset.tab === tab) || { textContent: "Document" }).textContent);
  if (route !== "document") reading = null;
  else if (!state.selected) showPanel();
  if (tab === "graph") { resize(); redraw(); }
  return ROUTES[route](rest.map(unescaped).join("/"), new URLSearchParams(query));
}

async function showEntity(id) {
  let node = known.get(id);
  if (!node || !node.iri || !node.on || node.left === null) {
    const skip = [...state.revealed].slice(0, 400).map((one) => one.id);
    const found = await ask("neighbourhood", { iri: node ? node.iri : id, limit: 14, skip });
    if (!found) return;
    const list = learn(found);
    node = known.get(found.centre);
    node.left = found.left;
    letThrough(node);
    settle(list, node);
    reveal(list);
    showFilters();
  }
  goTo(node, { always: true });
}

async function showStatement(id) {
  const found = await ask("edge", { id });
  if (!found) return;
  learn({ nodes: found.nodes, documents: found.documents });
  const list = found.statements.map((one) => learnEdge(one.edge));
  for (const { source, target } of list) for (const node of [source, target]) if (node && !node.on) letThrough(node);
  recount();
  showFilters();
  select({ edges: list });
}

window.addEventListener("hashchange", follow);
window.addEventListener("popstate", () => { if (!location.hash) follow(); });
