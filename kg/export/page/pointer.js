// Mouse, touch and keys on the graph.

const fingers = new Map();
let grip = null, pinch = 0;

const at = (event) => { const box = canvas.getBoundingClientRect(); return [event.clientX - box.left, event.clientY - box.top]; };
const between = () => { const [a, b] = [...fingers.values()]; return [Math.hypot(a[0] - b[0], a[1] - b[1]), (a[0] + b[0]) / 2, (a[1] + b[1]) / 2]; };

canvas.addEventListener("pointerdown", (event) => {
  const [x, y] = at(event);
  camera.moving++;
  canvas.setPointerCapture(event.pointerId);
  fingers.set(event.pointerId, [x, y]);
  if (fingers.size === 2) { pinch = between()[0]; grip = null; return; }
  grip = { x, y, fromX: x, fromY: y, node: nodeAt(x, y, event.pointerType === "touch" ? 12 : 4), moved: false };
});

canvas.addEventListener("pointermove", (event) => {
  const [x, y] = at(event);
  if (fingers.has(event.pointerId)) fingers.set(event.pointerId, [x, y]);
  if (fingers.size === 2) {
    const [apart, mx, my] = between();
    if (pinch) zoomAt(apart / pinch, mx, my);
    pinch = apart;
  } else if (grip) drag(x, y);
  else if (event.pointerType !== "touch") hover(x, y);
});

function drag(x, y) {
  if (!grip.moved && Math.hypot(x - grip.fromX, y - grip.fromY) < 4) return;
  grip.moved = true;
  canvas.classList.add("dragging");
  const [dx, dy] = [(x - grip.x) / camera.k, (y - grip.y) / camera.k];
  if (grip.node) { grip.node.x += dx; grip.node.y += dy; } else { camera.x -= dx; camera.y -= dy; }
  [grip.x, grip.y] = [x, y];
  redraw();
}

function hover(x, y) {
  const node = nodeAt(x, y), lane = node ? null : laneAt(x, y);
  const what = node ? { node } : lane ? { edges: lane.edges } : null, was = state.hover;
  canvas.classList.toggle("pointing", Boolean(what));
  if ((what && what.node) === (was && was.node) && (what && what.edges) === (was && was.edges)) return;
  state.hover = what;
  if (!state.selected) redraw();
}

function letGo(event) {
  fingers.delete(event.pointerId);
  canvas.classList.remove("dragging");
  pinch = 0;
  if (!grip || event.type === "pointercancel") { grip = null; return; }
  const { moved, node, x, y } = grip;
  grip = null;
  if (moved) return;
  const lane = node ? null : laneAt(x, y, event.pointerType === "touch" ? 14 : 6);
  if (node) { if (!state.selected || state.selected.node !== node) select({ node }); } else select(lane ? { edges: lane.edges } : null);
}

canvas.addEventListener("pointerup", letGo);
canvas.addEventListener("pointercancel", letGo);
canvas.addEventListener("pointerleave", () => { if (state.hover) { state.hover = null; redraw(); } });
canvas.addEventListener("dblclick", (event) => {
  const [x, y] = at(event), node = nodeAt(x, y);
  if (!node) { zoomAt(1.7, x, y); return; }
  const near = neighbours(node);
  reveal(near);
  fly(frame([node, ...near.filter((other) => other.on)], { most: Math.max(camera.k, 0.9) }));
});
canvas.addEventListener("wheel", (event) => {
  event.preventDefault();
  camera.moving++;
  const lines = event.deltaMode === 1 ? 18 : 1;
  zoomAt(Math.exp(-clamp(event.deltaY * lines, -240, 240) * (event.ctrlKey ? 0.01 : 0.0022)), ...at(event));
}, { passive: false });

const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const KEYS = {
  "+": () => zoomAt(1.3), "=": () => zoomAt(1.3), "-": () => zoomAt(1 / 1.3), 0: () => fit(),
  "/": () => field.focus(), Escape: () => { closeFilters(); select(null); },
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target instanceof HTMLInputElement && event.target.type === "search") return;
  const step = document.activeElement === canvas && STEPS[event.key];
  if (step) { camera.x += (step[0] * 70) / camera.k; camera.y += (step[1] * 70) / camera.k; redraw(); }
  else if (KEYS[event.key]) KEYS[event.key]();
  else return;
  event.preventDefault();
});
