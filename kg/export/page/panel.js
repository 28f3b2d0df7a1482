// The panel at the side: what a node or an edge says, and the sentences that say so.

const panel = document.getElementById("panel");
const SVG = "http://www.w3.org/2000/svg";
const ROLES = { recipient: "To", place: "Where", time: "When", topic: "About", instrument: "With", quantity: "How much", manner: "How",
  cause: "Because", purpose: "For", beneficiary: "For", source: "From", destination: "Towards", argument: "Also" };

function drawing(width, height, tag, attributes) {
  const svg = document.createElementNS(SVG, "svg"), part = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries({ width, height, viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" })) svg.setAttribute(name, value);
  for (const [name, value] of Object.entries(attributes)) part.setAttribute(name, value);
  svg.append(part);
  return svg;
}

function typeMark(look, named = true) {
  const colour = colourOf(look), fill = { fill: named ? colour : "none", stroke: colour, "stroke-width": 1.4 };
  const corners = CORNERS[look.shape];
  if (!corners) return drawing(14, 14, "circle", { cx: 7, cy: 7, r: 4.6, ...fill });
  const points = corners.map(([turn, part]) => `${7 + 4.6 * part * Math.sin(2 * Math.PI * turn)},${7 - 4.6 * part * Math.cos(2 * Math.PI * turn)}`);
  return drawing(14, 14, "polygon", { points: points.join(" "), ...fill });
}

function lineMark(factuality, width = 26) {
  const look = lookOf(factuality);
  return drawing(width, 8, "path", { d: `M0 4h${width}`, stroke: colourOf(look), "stroke-width": 2, "stroke-dasharray": look.dash.join(",") || "none" });
}

function factualityBadge(factuality) {
  const badge = element("span", { class: "badge", title: lookOf(factuality).meaning }, lineMark(factuality, 20), factuality);
  badge.style.color = colourOf(lookOf(factuality));
  return badge;
}

function back() {
  state.selected = state.history.pop() || null;
  showPanel();
  redraw();
}

function showPanel() {
  const what = state.selected, open = document.activeElement && panel.contains(document.activeElement);
  panel.replaceChildren(...(what ? [bar(), ...(what.node ? nodeDetails(what.node) : edgeDetails(what.edges))] : overview()));
  panel.scrollTop = 0;
  // Whoever went on from a button in the panel goes on reading there, not at the top of the page.
  if (open) panel.focus({ preventScroll: true });
}

function bar() {
  return element("div", { class: "bar" },
    state.history.length ? element("button", { class: "link", type: "button", onclick: back }, "← Back") : element("span"),
    element("button", { class: "link", type: "button", onclick: () => select(null) }, "Close"));
}

function goTo(node, { always = false } = {}) {
  if (!node.on) letThrough(node);
  select({ node });
  const near = [node, ...neighbours(node).filter((other) => other.on)];
  const [x, y] = toScreen(node.x, node.y), margin = 60;
  // Only move where the node is out of sight or too small to read.
  if (always || x < margin || y < margin || x > camera.width - margin || y > camera.height - margin || camera.k < 0.45) {
    const to = frame(near.slice(0, 40), { most: 1.3 });
    fly({ x: node.x, y: node.y, k: clamp(to.k, Math.max(Math.min(camera.k, 1.3), 0.55), 1.3) });
  }
}

function end(node) {
  // A statement without a subject says what was done, not by whom.
  return node ? element("button", { class: "end", type: "button", onclick: () => goTo(node) }, node.label || node.id)
    : element("span", { class: "nobody" }, "someone not named");
}

function statement(edge) {
  const meaning = lookOf(edge.factuality).meaning + (edge.inferred ? " Inferred: no sentence says it outright; it follows from those below." : "");
  return [
    element("p", { class: "kicker" }, factualityBadge(edge.factuality), edge.inferred ? element("span", { class: "badge quiet" }, "inferred") : null, edge.event),
    element("h2", null, end(edge.source), " ", element("span", { class: "verb" }, edge.label), " ", edge.target ? end(edge.target) : null),
    element("p", { class: "meaning" }, meaning),
    circumstances(edge),
    ...edge.sentences.map((sentence) => evidence(sentence, edge)),
  ].filter(Boolean);
}

function track(percent) {
  const bar = element("span", { class: "track", "aria-hidden": "true" }, element("span"));
  bar.firstChild.style.width = `${percent}%`;
  return bar;
}

function circumstances(edge) {
  const rows = [["According to", edge.attribution], ["When", edge.time], ["Where", edge.place], ["How much", edge.quantity],
    ...edge.arguments.map(([role, text]) => [ROLES[role] || role, text])].filter(([, text]) => text);
  const list = element("dl", { class: "facts" });
  const seen = new Set();
  for (const [name, text] of rows) {
    if (seen.has(`${name}\n${text}`)) continue;
    seen.add(`${name}\n${text}`);
    list.append(element("dt", null, name), element("dd", null, text));
  }
  const sure = Math.round(edge.confidence * 100);
  list.append(element("dt", null, "Confidence"), element("dd", null, track(sure), `${sure} %`));
  return list;
}

function facts(heading, list, other) {
  if (!list.length) return [];
  const groups = new Map();
  for (const edge of list) {
    const group = groups.get(edge.label) || groups.set(edge.label, new Map()).get(edge.label);
    const node = other(edge), key = `${node ? node.index : ""}/${edge.factuality}/${edge.inferred}`;
    if (group.has(key)) group.get(key).push(edge); else group.set(key, [edge]);
  }
  const ordered = [...groups].sort(([, a], [, b]) => b.size - a.size);
  return [element("h3", null, heading), ...ordered.map(([label, rows]) =>
    element("div", { class: "group" }, element("p", null, label), ...[...rows.values()].map((same) => fact(same, other(same[0])))))];
}

// What follows a verb that has no object: its other words, or where it stands.
const without = (edge) => edge.arguments.map(([, text]) => text).join(", ") || edge.place || "…";

function fact(same, node) {
  const [edge] = same;
  return element("button", { class: "fact", type: "button", onclick: () => select({ edges: same }) },
    node ? typeMark(node.look, node.named) : null,
    element("span", { class: node && node.named ? "who" : "who thing" }, node ? node.label || node.id : edge.source ? without(edge) : "someone not named"),
    same.length > 1 ? element("span", { class: "times" }, `×${same.length}`) : null,
    edge.inferred ? element("span", { class: "badge quiet" }, "inferred") : null,
    edge.factuality === "asserted" ? null : factualityBadge(edge.factuality));
}
