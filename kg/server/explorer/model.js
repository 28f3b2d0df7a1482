// What has been learnt from the server so far: answers add nodes and edges to those of data.js, each once.
// A node that is known only by name (an end of a listed statement) has no place until it is shown.

const known = new Map(), statements = new Map(), documentsById = new Map();

function learnDocument(row) {
  if (!documentsById.has(row.id)) documentsById.set(row.id, data.documents.push(row) - 1);
  return documentsById.get(row.id);
}

function learnNode(row) {
  let node = known.get(row.id);
  if (!node) {
    node = { index: nodes.length, aliases: [], documents: [], wikidata: "", edges: [], links: 0, left: null, named: 1, x: NaN, y: NaN, degree: 0, ...row };
    // What is not drawn yet; state.js counts it where all is known beforehand, here the server does.
    Object.defineProperty(node, "hidden", { get: () => (node.left === null ? Math.max(0, node.degree - node.links) : node.left), set: () => {} });
    known.set(row.id, node);
    nodes.push(node);
  }
  if (row.kind) node.named = Number(row.kind === "name");
  if (row.aliases) node.aliases = row.aliases;
  if (row.wikidata) node.wikidata = row.wikidata;
  if (typeof row.documents === "number") node.mentions = row.documents;
  if (Number.isFinite(row.x) && !Number.isFinite(node.x)) [node.x, node.y] = [row.x, row.y];
  node.documents = [];
  node.degree = Math.max(node.degree, row.degree || 0);
  node.radius = Math.min(20, (node.named ? 4.5 : 3.2) + 1.5 * Math.sqrt(Math.max(node.degree, node.links)));
  node.look = data.types[node.type] || data.other;
  return node;
}

function learnEdge(row) {
  if (statements.has(row.id)) return statements.get(row.id);
  const sentences = (row.sentences || []).map((one) => ({ ...one, document: learnDocument({ id: one.document, title: one.title, published: "", url: "" }) }));
  const edge = {
    attribution: "", time: "", place: "", quantity: "", event: "", inferred: false, arguments: [], ...row,
    index: edges.length, source: known.get(row.source) || null, target: known.get(row.target) || null, sentences,
    documents: [...new Set(sentences.map((one) => one.document))],
  };
  edge.when = dateOf(edge);
  statements.set(row.id, edge);
  edges.push(edge);
  for (const node of new Set([edge.source, edge.target])) if (node) node.edges.push(edge);
  if (edge.source && edge.target) { edge.source.links += 1; edge.target.links += 1; }
  return edge;
}

function dateOf(edge) {
  // When it happened, as far as is known; else when it was published.
  if (/^\d{4}/.test(edge.time)) return edge.time.slice(0, 10);
  return edge.documents.map((at) => data.documents[at].published).filter(Boolean).sort()[0] || "";
}

function learn({ nodes: rows = [], edges: lines = [], documents = [] }) {
  // Adds an answer's part of the graph; the nodes of the answer.
  for (const row of documents) learnDocument(row);
  const found = rows.map(learnNode);
  lines.forEach(learnEdge);
  ranked.splice(0, ranked.length, ...[...nodes].sort((a, b) => b.named - a.named || b.degree - a.degree || a.index - b.index));
  byLinks.splice(0, byLinks.length, ...[...nodes].sort((a, b) => b.degree - a.degree || b.named - a.named || a.index - b.index));
  recount();
  return found;
}

