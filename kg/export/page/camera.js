// Where the eye is: world point at the canvas' middle and pixels per world unit.

const canvas = document.getElementById("graph");
const camera = { x: 0, y: 0, k: 1, width: 0, height: 0, moving: 0 };
const NEAR = 6, FAR = 0.015;

const toScreen = (x, y) => [(x - camera.x) * camera.k + camera.width / 2, (y - camera.y) * camera.k + camera.height / 2];
const toWorld = (x, y) => [(x - camera.width / 2) / camera.k + camera.x, (y - camera.height / 2) / camera.k + camera.y];
const clamp = (value, low, high) => Math.max(low, Math.min(high, value));
// Nodes and letters grow less than distances do, so that they stay readable from afar and modest close by.
// In a crowd the layout's cells, 46 units wide, are the measure: marks must not run together.
const nodeScale = () => Math.min(clamp(Math.pow(camera.k, 0.55), 0.5, 2.4), crowded() ? Math.max(0.28, 3.4 * camera.k) : Infinity);
const crowded = () => state.nodes.length > 700;
const textScale = () => clamp(Math.pow(camera.k, 0.35), 0.88, 1.5);

function resize() {
  const box = canvas.getBoundingClientRect(), ratio = window.devicePixelRatio || 1;
  camera.width = box.width;
  camera.height = box.height;
  canvas.width = Math.round(box.width * ratio);
  canvas.height = Math.round(box.height * ratio);
  canvas.getContext("2d").setTransform(ratio, 0, 0, ratio, 0, 0);
}

function zoomAt(factor, x = camera.width / 2, y = camera.height / 2) {
  const [wx, wy] = toWorld(x, y);
  camera.k = clamp(camera.k * factor, FAR, NEAR);
  camera.x = wx - (x - camera.width / 2) / camera.k;
  camera.y = wy - (y - camera.height / 2) / camera.k;
  redraw();
}

function frame(list, { most = 1.6 } = {}) {
  // The view that holds all nodes of the list, labels included.
  if (!list.length) return { x: 0, y: 0, k: 1 };
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y } of list) {
    left = Math.min(left, x); right = Math.max(right, x); top = Math.min(top, y); bottom = Math.max(bottom, y);
  }
  const [side, above, below] = [Math.min(76, camera.width * 0.12), 40, 72];
  const k = Math.min((camera.width - 2 * side) / Math.max(1, right - left), (camera.height - above - below) / Math.max(1, bottom - top));
  const fitting = clamp(k, FAR, most);
  return { x: (left + right) / 2, y: (top + bottom) / 2 + (below - above) / 2 / fitting, k: fitting };
}

function fly(to, time = 260) {
  const from = { ...camera }, begun = performance.now(), turn = ++camera.moving;
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) time = 0;
  const step = (now) => {
    if (turn !== camera.moving) return;
    const part = time ? clamp((now - begun) / time, 0, 1) : 1, eased = part * (2 - part);
    camera.x = from.x + (to.x - from.x) * eased;
    camera.y = from.y + (to.y - from.y) * eased;
    camera.k = from.k * Math.pow(to.k / from.k, eased);
    redraw();
    if (part < 1) requestAnimationFrame(step);
  };
  step(begun);
}

function fit(time) {
  fly(frame(state.nodes), time);
}
