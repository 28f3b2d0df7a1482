// Where new nodes stand: around the one they were asked for, moved apart from each other and from those that are there.

const ROOM = 96, ROUNDS = 90, TURN = Math.PI * (3 - Math.sqrt(5));

function settle(fresh, centre) {
  // Gives a place to each node that has none; those that have one stay where the reader left them.
  const lost = fresh.filter((node) => !Number.isFinite(node.x));
  if (!lost.length) return;
  const there = nodes.filter((node) => node.on && Number.isFinite(node.x) && node !== centre);
  if (centre && !Number.isFinite(centre.x)) [centre.x, centre.y] = beside(there);
  const [x, y] = centre ? [centre.x, centre.y] : beside(there);
  lost.forEach((node, at) => {
    const far = ROOM * Math.sqrt(at + 1.4);
    [node.x, node.y] = [x + far * Math.cos(at * TURN), y + far * 0.86 * Math.sin(at * TURN)];
  });
  const near = there.filter((node) => Math.hypot(node.x - x, node.y - y) < ROOM * (6 + Math.sqrt(lost.length)));
  for (let round = 0; round < ROUNDS; round++) relax(lost, [...near, ...(centre ? [centre] : [])], 1 - round / ROUNDS);
}

function beside(there) {
  // A free place to the right of all that is drawn.
  if (!there.length) return [0, 0];
  return [Math.max(...there.map((node) => node.x)) + 4 * ROOM, there.reduce((sum, node) => sum + node.y, 0) / there.length];
}

function relax(lost, fixed, heat) {
  for (const node of lost) {
    let [dx, dy] = [0, 0];
    for (const other of [...lost, ...fixed]) {
      if (other === node) continue;
      // Labels are wide and low: distances count more across than down.
      const ax = (node.x - other.x) * 0.72, ay = node.y - other.y, apart = Math.hypot(ax, ay) || 0.1;
      if (apart < ROOM) { const push = (ROOM - apart) / apart / 2; dx += ax * push + (ax ? 0 : 0.5); dy += ay * push; }
    }
    for (const { source, target } of node.edges) {
      const other = source === node ? target : source;
      if (!other || other === node || !Number.isFinite(other.x)) continue;
      const apart = Math.hypot(other.x - node.x, other.y - node.y) || 0.1;
      if (apart > 1.6 * ROOM) { const pull = ((apart - 1.6 * ROOM) / apart) * 0.06; dx += (other.x - node.x) * pull; dy += (other.y - node.y) * pull; }
    }
    const step = Math.hypot(dx, dy), most = 26 * heat + 1;
    if (step > most) { dx *= most / step; dy *= most / step; }
    node.x += dx;
    node.y += dy;
  }
}
