// The page's data as objects that know each other: nodes, edges, documents, sentences.

const data = JSON.parse(document.getElementById("data").textContent);
const nodes = data.nodes.map((row, index) => ({
  index, aliases: [], documents: [], wikidata: "", ...row, edges: [], links: 0,
}));
const edges = data.edges.map((row, index) => ({
  index, attribution: "", time: "", place: "", quantity: "", event: "", inferred: false, arguments: [], ...row,
  source: row.source == null ? null : nodes[row.source],
  target: row.target == null ? null : nodes[row.target],
  sentences: (row.sentences || []).map((at) => data.sentences[at]),
}));
for (const edge of edges) {
  edge.documents = [...new Set(edge.sentences.map((sentence) => sentence.document))];
  for (const node of new Set([edge.source, edge.target])) if (node) node.edges.push(edge);
  if (edge.source && edge.target) { edge.source.links += 1; edge.target.links += 1; }
}
for (const node of nodes) {
  node.radius = Math.min(20, (node.named ? 4.5 : 3.2) + 1.5 * Math.sqrt(node.links));
  node.look = data.types[node.type] || data.other;
}
// Names first, then by how much is said of them: who is labelled, who is shown where there is not room for all.
const ranked = [...nodes].sort((a, b) => b.named - a.named || b.links - a.links || a.index - b.index);
const byLinks = [...nodes].sort((a, b) => b.links - a.links || b.named - a.named || a.index - b.index);
const lookOf = (factuality) => data.factualities[factuality] || data.unknown;

function element(tag, properties, ...children) {
  // Text only ever arrives as text: no markup is parsed from data anywhere in this page.
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties || {})) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (name === "class") made.className = value;
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value != null) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child != null && child !== false));
  return made;
}

const plural = (count, one, many) => `${count.toLocaleString("en")} ${count === 1 ? one : many || one + "s"}`;
const shorten = (text, length) => (text.length <= length ? text : text.slice(0, length - 1).trimEnd() + "…");
