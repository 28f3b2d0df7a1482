// The picture: lanes below, nodes above, letters last; only what is in sight.

const pen = canvas.getContext("2d");
const paint = { paper: "", ink: "", quiet: "", accent: "", dark: false };
const CORNERS = {
  square: [[0.125, 1.2], [0.375, 1.2], [0.625, 1.2], [0.875, 1.2]],
  diamond: [[0, 1.25], [0.25, 1.25], [0.5, 1.25], [0.75, 1.25]],
  hexagon: [1, 3, 5, 7, 9, 11].map((part) => [part / 12, 1.1]),
  triangle: [[0, 1.3], [1 / 3, 1.3], [2 / 3, 1.3]],
  star: [...Array(10).keys()].map((part) => [part / 10, part % 2 ? 0.65 : 1.35]),
  page: [[0.1, 1.3], [0.4, 1.3], [0.6, 1.3], [0.9, 1.3]],
};
const MANY = 2200;
// A path's cost grows faster than its length: many paths of so many figures beat one path of all, eightfold for 5,000 nodes.
const CHUNK = 64;
const TINY = 2.2;
let due = 0;

function redraw() {
  if (!due) due = requestAnimationFrame(() => { due = 0; draw(); });
}

function readPaint() {
  const style = getComputedStyle(document.documentElement);
  for (const name of ["paper", "ink", "quiet", "accent"]) paint[name] = style.getPropertyValue(`--${name}`).trim();
  paint.dark = style.colorScheme.includes("dark");
}

const colourOf = (look) => (paint.dark ? look.dark : look.light);

function shape(kind, x, y, r) {
  // Adds a closed figure to the path under way.
  const corners = CORNERS[kind];
  if (!corners) { pen.moveTo(x + r, y); pen.arc(x, y, r, 0, 2 * Math.PI); return; }
  corners.forEach(([turn, part], at) => {
    const px = x + r * part * Math.sin(2 * Math.PI * turn), py = y - r * part * Math.cos(2 * Math.PI * turn);
    if (at) pen.lineTo(px, py); else pen.moveTo(px, py);
  });
  pen.closePath();
}

function place() {
  // Screen points of all nodes shown, and which are in sight.
  const scale = nodeScale();
  for (const node of state.nodes) {
    [node.sx, node.sy] = toScreen(node.x, node.y);
    node.sr = node.radius * scale;
    node.seen = node.sx > -90 && node.sx < camera.width + 90 && node.sy > -40 && node.sy < camera.height + 40;
  }
  for (const lane of state.lanes) {
    const { source: a, target: b } = lane;
    const dx = b.sx - a.sx, dy = b.sy - a.sy;
    lane.cx = (a.sx + b.sx) / 2 + dy * lane.bend * 2;
    lane.cy = (a.sy + b.sy) / 2 - dx * lane.bend * 2;
    lane.length = Math.hypot(dx, dy);
    lane.seen = Math.max(a.sx, b.sx, lane.cx) > 0 && Math.min(a.sx, b.sx, lane.cx) < camera.width
      && Math.max(a.sy, b.sy, lane.cy) > 0 && Math.min(a.sy, b.sy, lane.cy) < camera.height && (lane.length > 1 || a === b);
  }
}

function focusOf() {
  // The nodes and lanes that the selection, or else the pointer, is about; null for no one in particular.
  // A statement that is not drawn holds its ends, and one of nobody drawn dims no one.
  const what = state.selected || state.hover;
  if (!what) return null;
  const about = state.lanes.filter((lane) => (what.node ? lane.source === what.node || lane.target === what.node : lane.edges.some((edge) => what.edges.includes(edge))));
  const ends = what.node ? [what.node] : what.edges.flatMap((edge) => [edge.source, edge.target]).filter(Boolean);
  const held = new Set([...about.flatMap((lane) => [lane.source, lane.target]), ...ends.filter((node) => node.on)]);
  return held.size ? { nodes: held, lanes: new Set(about), soft: !state.selected } : null;
}

function draw() {
  pen.clearRect(0, 0, camera.width, camera.height);
  place();
  const focus = focusOf(), lanes = state.lanes.filter((lane) => lane.seen);
  const behind = focus ? lanes.filter((lane) => !focus.lanes.has(lane)) : lanes;
  const front = focus ? lanes.filter((lane) => focus.lanes.has(lane)) : [];
  const faint = focus ? (focus.soft ? 0.55 : 0.2) : 1;
  drawLanes(behind, { alpha: faint * (lanes.length > MANY ? 0.4 : 0.85), plain: lanes.length > MANY });
  drawNodes(focus ? state.nodes.filter((node) => !focus.nodes.has(node)) : state.nodes, focus && !focus.soft ? 0.36 : 1);
  drawLanes(front, { alpha: 1, wide: 0.7 });
  if (focus) drawNodes(state.nodes.filter((node) => focus.nodes.has(node)), 1);
  drawLabels(focus, lanes);
}

function drawLanes(lanes, { alpha, plain = false, wide = 0 }) {
  // Gathered by factuality and width: changes of the pen are dear.
  const batches = new Map();
  for (const lane of lanes) {
    const key = `${lane.factuality}/${Math.min(3, lane.edges.length)}`;
    if (batches.has(key)) batches.get(key).push(lane); else batches.set(key, [lane]);
  }
  pen.globalAlpha = alpha;
  const thin = clamp(Math.sqrt(camera.k), 0.6, 1.2);
  for (const batch of batches.values()) {
    const look = lookOf(batch[0].factuality), width = (plain ? 0.8 : 1.1 + 0.3 * Math.min(5, batch[0].edges.length - 1) + wide) * thin;
    pen.strokeStyle = pen.fillStyle = colourOf(look);
    pen.lineWidth = width;
    pen.setLineDash(plain ? [] : look.dash);
    for (let at = 0; at < batch.length; at += CHUNK) {
      pen.beginPath();
      for (const lane of batch.slice(at, at + CHUNK)) trace(lane);
      pen.stroke();
    }
    if (camera.k < 0.6 && (plain || state.lanes.length > 500)) continue;
    pen.beginPath();
    for (const lane of batch) arrow(lane, (4.2 + width) * thin);
    pen.fill();
  }
  pen.setLineDash([]);
  pen.globalAlpha = 1;
}

function trace(lane) {
  const { source: a, target: b } = lane;
  pen.moveTo(a.sx, a.sy);
  if (a === b) pen.bezierCurveTo(a.sx - 34, a.sy - 44, a.sx + 34, a.sy - 44, a.sx, a.sy);
  else if (lane.bend) pen.quadraticCurveTo(lane.cx, lane.cy, b.sx, b.sy);
  else pen.lineTo(b.sx, b.sy);
}

function arrow(lane, size) {
  // The head stands where the curve meets the target's rim, along the curve's last stretch.
  const { target: b } = lane, gap = b.sr * 1.12 + 2;
  if (lane.source === b || lane.length < gap + lane.source.sr + size) return;
  let [dx, dy] = [b.sx - lane.cx, b.sy - lane.cy];
  const far = Math.hypot(dx, dy) || 1;
  dx /= far; dy /= far;
  const x = b.sx - dx * gap, y = b.sy - dy * gap;
  pen.moveTo(x, y);
  pen.lineTo(x - dx * size * 1.9 - dy * size * 0.72, y - dy * size * 1.9 + dx * size * 0.72);
  pen.lineTo(x - dx * size * 1.4, y - dy * size * 1.4);
  pen.lineTo(x - dx * size * 1.9 + dy * size * 0.72, y - dy * size * 1.9 - dx * size * 0.72);
  pen.closePath();
}

function drawNodes(list, alpha) {
  pen.globalAlpha = 1;
  // Common nouns are hollow, names full; one path for each look.
  const batches = new Map();
  for (const node of list) {
    if (!node.seen) continue;
    const key = `${node.type}/${node.named}`;
    if (batches.has(key)) batches.get(key).push(node); else batches.set(key, [node]);
  }
  for (const batch of [...batches.values()].reverse()) {
    for (let at = 0; at < batch.length; at += CHUNK) drawAlike(batch.slice(at, at + CHUNK), alpha);
  }
  ring(list);
}

function drawAlike(batch, alpha) {
  const { named, look } = batch[0];
  pen.beginPath();
  for (const node of batch) shape(node.sr < TINY ? "square" : look.shape, node.sx, node.sy, node.sr);
  if (alpha < 1) {
    // First the paper, so that no line shows through a faint node.
    pen.fillStyle = paint.paper;
    pen.fill();
    pen.globalAlpha = alpha;
  }
  pen.fillStyle = named ? colourOf(look) : paint.paper;
  pen.strokeStyle = named ? paint.paper : colourOf(look);
  pen.lineWidth = named ? 1 : Math.min(1.5, batch[0].sr / 2);
  pen.fill();
  if (!named || !crowded()) pen.stroke();
  pen.globalAlpha = 1;
}

function ring(list) {
  const chosen = state.selected && state.selected.node;
  if (!chosen || !list.includes(chosen) || !chosen.seen) return;
  pen.beginPath();
  pen.arc(chosen.sx, chosen.sy, chosen.sr * 1.3 + 4, 0, 2 * Math.PI);
  pen.strokeStyle = paint.ink;
  pen.lineWidth = 1.6;
  pen.stroke();
}
