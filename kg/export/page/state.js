// What is shown: the filters' choices, the nodes that pass, and their edges gathered into lanes.

const START = 300, FAN = 4, BEND = 0.16;
const state = {
  namesOnly: false,
  off: { type: new Set(), factuality: new Set(), relation: new Set(), document: new Set() },
  // The picture begins with what is linked, of a large graph with its best-connected nodes; null shows every one.
  revealed: beginning(),
  nodes: [], lanes: [], edges: 0,
  selected: null, hover: null, history: [],
};

function beginning() {
  const linked = byLinks.filter((node) => node.links);
  const first = linked.length > START * 1.3 ? linked.slice(0, START) : linked;
  return first.length && first.length < nodes.length ? new Set(first) : null;
}

function nodePasses(node) {
  const { type, document } = state.off;
  return !type.has(node.type) && (node.named || !state.namesOnly)
    && !(document.size && node.documents.length && node.documents.every((at) => document.has(at)));
}

function update() {
  for (const node of nodes) node.on = nodePasses(node) && (!state.revealed || state.revealed.has(node));
  const passing = edges.filter((edge) => edge.source && edge.target && edge.source.on && edge.target.on && edgePasses(edge));
  if (filtered()) {
    // A node that only stood there for edges that are filtered away goes with them.
    const held = new Set(passing.flatMap((edge) => [edge.source, edge.target]));
    const alone = (edge) => !(edge.source && edge.target);
    for (const node of nodes) node.on &&= held.has(node) || !node.edges.length || node.edges.some((edge) => alone(edge) && edgePasses(edge));
  }
  state.nodes = ranked.filter((node) => node.on);
  for (const node of state.nodes) node.hidden = state.revealed ? neighbours(node).filter((other) => !other.on && nodePasses(other)).length : 0;
  state.lanes = gather(passing);
  state.edges = passing.length;
  document.getElementById("empty").hidden = state.nodes.length > 0;
  tellShown();
  redraw();
}

function neighbours(node) {
  const found = new Set();
  for (const { source, target } of node.edges) if (source && target) found.add(source === node ? target : source);
  return [...found];
}

function gather(passing) {
  const pairs = new Map();
  for (const edge of passing) {
    const [a, b] = [edge.source.index, edge.target.index];
    const pair = a < b ? a * nodes.length + b : b * nodes.length + a;
    if (!pairs.has(pair)) pairs.set(pair, new Map());
    const groups = pairs.get(pair), key = `${a}\n${edge.label}\n${edge.factuality}`;
    if (groups.has(key)) groups.get(key).push(edge); else groups.set(key, [edge]);
  }
  return [...pairs.values()].flatMap((groups) => fan([...groups.values()]));
}

function fan(groups) {
  // A few lanes stand side by side; a crowd becomes one for each direction, with its number.
  if (groups.length > FAN) {
    const ways = new Map();
    for (const group of groups) ways.set(group[0].source, [...(ways.get(group[0].source) || []), ...group]);
    groups = [...ways.values()];
  }
  return groups.map((group, place) => {
    const { source, target } = group[0], labels = new Set(group.map((edge) => edge.label));
    const label = labels.size > 1 ? plural(group.length, "statement") : group.length > 1 ? `${group[0].label} ×${group.length}` : group[0].label;
    // A crowd of several factualities has the line of none.
    const factuality = new Set(group.map((edge) => edge.factuality)).size === 1 ? group[0].factuality : "";
    const side = source.index < target.index ? 1 : -1;
    return { source, target, edges: group, factuality, label, bend: side * (place - (groups.length - 1) / 2) * BEND };
  });
}
