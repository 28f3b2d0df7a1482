// All of the graph is at hand: what passes the filters, and what of it is drawn.
// The explorer, which asks a server for what it draws, has server/explorer/shown.js in the place of this file.

function edgePasses(edge) {
  const { factuality, relation, document } = state.off;
  return !factuality.has(edge.factuality) && !relation.has(edge.label)
    && !(document.size && edge.documents.length && edge.documents.every((at) => document.has(at)));
}

function filtered() {
  return state.off.factuality.size + state.off.relation.size + state.off.document.size > 0;
}

function reveal(list) {
  if (!state.revealed) return;
  for (const node of list) state.revealed.add(node);
  if (state.revealed.size === nodes.length) state.revealed = null;
  update();
}

function letThrough(node) {
  // Someone who asks for a node by name sees it, whatever the filters say.
  state.off.type.delete(node.type);
  if (!node.named) state.namesOnly = false;
  for (const at of node.documents) state.off.document.delete(at);
  if (state.revealed && !state.revealed.has(node)) {
    state.revealed.add(node);
    for (const other of neighbours(node).sort((a, b) => b.links - a.links).slice(0, 12)) state.revealed.add(other);
  }
  if (filtered() && !node.edges.some(edgePasses)) for (const edge of node.edges) { state.off.factuality.delete(edge.factuality); state.off.relation.delete(edge.label); }
  update();
  showFilters();
}

const lone = () => nodes.every((node) => state.revealed.has(node) || !node.links);

function tellShown() {
  const box = document.getElementById("shown"), all = nodes.filter(nodePasses).length;
  const told = `${plural(state.nodes.length, "node")} · ${plural(state.edges, "edge")}`;
  const part = state.revealed && state.nodes.length < all;
  box.replaceChildren(element("span", null, told));
  if (part) box.append(element("button", { class: "link", type: "button", onclick: () => { reveal(nodes); fit(); } }, lone() ? `Show ${all - state.nodes.length} without an edge` : `Show all ${all.toLocaleString("en")} nodes`));
}

function switches() {
  return [namesSwitch()];
}
