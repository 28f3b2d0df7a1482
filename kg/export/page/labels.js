// Letters: the most important first, each where no other stands already.

const SANS = '"Inter", "Helvetica Neue", Helvetica, Arial, "Liberation Sans", sans-serif';
const MOST = 420;
const HEADLINES = 30;
const taken = new Map();
let laneLabels = [];

function free(left, top, right, bottom, { over = false, mark = false } = {}) {
  // Whether the box is free; takes it if so. Boxes are kept in cells of 64 pixels.
  // A label that is laid `over` may cover nodes' marks, never another label.
  const cells = [];
  for (let i = left >> 6; i <= right >> 6; i++) for (let j = top >> 6; j <= bottom >> 6; j++) cells.push(i * 4096 + j);
  for (const cell of cells) {
    for (const box of taken.get(cell) || []) if (!mark && !(over && box[4]) && left < box[2] && box[0] < right && top < box[3] && box[1] < bottom) return false;
  }
  const box = [left, top, right, bottom, mark];
  for (const cell of cells) {
    if (taken.has(cell)) taken.get(cell).push(box); else taken.set(cell, [box]);
  }
  return true;
}

function linesOf(node) {
  // A long label breaks once, near its middle, and is cut where two lines do not hold it.
  if (node.lines) return node.lines;
  const label = node.label || node.id;
  let lines = [label];
  if (label.length > 24) {
    const spaces = [...label.matchAll(/\s/g)].map((space) => space.index);
    const middle = Math.min(label.length, 52) / 2;
    const at = spaces.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0];
    if (at > 0) lines = [label.slice(0, at), label.slice(at + 1)];
  }
  return (node.lines = lines.map((line) => shorten(line, 28)));
}

function fontOf(node, size) {
  return node.named ? `600 ${size}px ${SANS}` : `italic ${size}px ${SANS}`;
}

function widthOf(node, size) {
  if (!node.width) {
    pen.font = fontOf(node, 100);
    node.width = Math.max(...linesOf(node).map((line) => pen.measureText(line).width)) / 100;
  }
  return node.width * size;
}

function drawLabels(focus, lanes) {
  taken.clear();
  laneLabels = [];
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.lineJoin = "round";
  const about = focus ? state.nodes.filter((node) => focus.nodes.has(node)) : [];
  const others = focus ? state.nodes.filter((node) => !focus.nodes.has(node) && (focus.soft || node.named)) : state.nodes;
  // What is selected may cover others' labels, not others' marks.
  if (!crowded()) for (const node of state.nodes) if (node.seen) free(node.sx - node.sr, node.sy - node.sr, node.sx + node.sr, node.sy + node.sr, { mark: true });
  if (focus) for (const lane of lanes) if (focus.lanes.has(lane) && focus.lanes.size < 60) drawLaneLabel(lane, focus.lanes.size < 4);
  let tried = 0, headlines = 0;
  for (const node of about) if (node.seen && tried++ < MOST) drawNodeLabel(node, { sure: node === (state.selected || state.hover).node || about.length < 4 });
  for (const node of others) if (node.seen && tried++ < MOST) drawNodeLabel(node, { faint: focus && !focus.soft, over: !focus && node.links > 2 && headlines++ < HEADLINES });
  if ((!focus || focus.soft) && lanes.length < 500) for (const lane of lanes) if (!focus || !focus.lanes.has(lane)) drawLaneLabel(lane, false);
}

function drawNodeLabel(node, { sure = false, faint = false, over = sure }) {
  const size = (node.named ? 12.5 : 11.5) * textScale(), lines = linesOf(node);
  const wide = widthOf(node, size) / 2 + 2, high = (lines.length * size * 1.16) / 2 + 1;
  const gap = node.sr + 3;
  const spots = [[0, gap + high], [0, -gap - high], [gap + wide, 0], [-gap - wide, 0]];
  // In a crowd labels keep a distance, so that the picture is not all letters.
  const [padX, padY] = crowded() ? [14, 7] : [0, 0];
  const inside = (dx) => sure || (node.sx + dx - wide > 0 && node.sx + dx + wide < camera.width);
  const fits = (loose) => ([dx, dy]) => inside(dx) && free(node.sx + dx - wide - padX, node.sy + dy - high - padY, node.sx + dx + wide + padX, node.sy + dy + high + padY, { over: loose });
  let spot = spots.find(fits(false)) || (over && spots.find(fits(true)));
  if (!spot && !sure) return;
  spot = spot || spots[0];
  pen.font = fontOf(node, size);
  pen.globalAlpha = faint ? 0.3 : 1;
  pen.strokeStyle = paint.paper;
  pen.lineWidth = 3.5;
  pen.fillStyle = node.named ? paint.ink : paint.quiet;
  lines.forEach((line, at) => {
    const x = node.sx + spot[0], y = node.sy + spot[1] + (at - (lines.length - 1) / 2) * size * 1.16;
    pen.strokeText(line, x, y);
    pen.fillText(line, x, y);
  });
  if (node.hidden && !faint) drawHidden(node);
  pen.globalAlpha = 1;
}

function drawHidden(node) {
  // How many neighbours a double click brings.
  pen.font = `10px ${SANS}`;
  pen.fillStyle = paint.accent;
  const x = node.sx + node.sr + 9, y = node.sy - node.sr - 3;
  if (!free(x - 8, y - 5, x + 8, y + 5)) return;
  pen.strokeText(`+${node.hidden}`, x, y);
  pen.fillText(`+${node.hidden}`, x, y);
}

const laneMiddle = (lane) => lane.source === lane.target
  ? [lane.source.sx, lane.source.sy - 34]
  : [(lane.source.sx + 2 * lane.cx + lane.target.sx) / 4, (lane.source.sy + 2 * lane.cy + lane.target.sy) / 4];

function drawLaneLabel(lane, sure) {
  const size = 10.5 * textScale(), label = shorten(lane.label, 26);
  pen.font = `${size}px ${SANS}`;
  lane.widths = lane.widths || pen.measureText(label).width / size;
  const wide = (lane.widths * size) / 2 + 2, [x, y] = laneMiddle(lane);
  if (!sure && lane.source !== lane.target && lane.length < wide * 2 + lane.source.sr + lane.target.sr + 12) return;
  const box = [x - wide, y - size * 0.6, x + wide, y + size * 0.6];
  if (!free(...box) && !sure) return;
  laneLabels.push([box, lane]);
  pen.strokeStyle = paint.paper;
  pen.lineWidth = 3.5;
  pen.fillStyle = colourOf(lookOf(lane.factuality));
  pen.strokeText(label, x, y);
  pen.fillText(label, x, y);
}
