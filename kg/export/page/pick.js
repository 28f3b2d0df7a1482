// What is under the pointer.

function nodeAt(x, y, slack = 4) {
  let best = null, nearest = Infinity;
  for (const node of state.nodes) {
    if (!node.seen) continue;
    const away = Math.hypot(node.sx - x, node.sy - y) - node.sr;
    if (away < slack && away < nearest) { best = node; nearest = away; }
  }
  return best;
}

function laneAt(x, y, slack = 6) {
  const label = laneLabels.find(([box]) => x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3]);
  if (label) return label[1];
  let best = null, nearest = slack;
  for (const lane of state.lanes) {
    if (!lane.seen) continue;
    const away = distance(lane, x, y, nearest);
    if (away < nearest) { best = lane; nearest = away; }
  }
  return best;
}

function distance(lane, x, y, within) {
  // From a point to a lane's curve: by its box first, then along ten stretches of it.
  const { source: a, target: b, cx, cy } = lane;
  if (a === b) return Math.abs(Math.hypot(x - a.sx, y - (a.sy - 18)) - 16);
  if (x < Math.min(a.sx, b.sx, cx) - within || x > Math.max(a.sx, b.sx, cx) + within
    || y < Math.min(a.sy, b.sy, cy) - within || y > Math.max(a.sy, b.sy, cy) + within) return Infinity;
  const steps = lane.bend ? 10 : 1;
  let [px, py, least] = [a.sx, a.sy, Infinity];
  for (let step = 1; step <= steps; step++) {
    const t = step / steps, u = 1 - t;
    const qx = u * u * a.sx + 2 * u * t * cx + t * t * b.sx, qy = u * u * a.sy + 2 * u * t * cy + t * t * b.sy;
    const dx = qx - px, dy = qy - py;
    const along = clamp(((x - px) * dx + (y - py) * dy) / (dx * dx + dy * dy || 1), 0, 1);
    least = Math.min(least, Math.hypot(x - px - dx * along, y - py - dy * along));
    [px, py] = [qx, qy];
  }
  return least;
}
