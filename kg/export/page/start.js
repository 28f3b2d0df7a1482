// The page put together.

const filtersButton = document.getElementById("open-filters");

function closeFilters() {
  rail.classList.remove("open");
  filtersButton.setAttribute("aria-expanded", "false");
}

function repaint() {
  readPaint();
  showFilters();
  showPanel();
  redraw();
}

function save() {
  // The canvas has no ground of its own: the picture gets the paper's colour.
  const copy = document.createElement("canvas"), ink = copy.getContext("2d");
  [copy.width, copy.height] = [canvas.width, canvas.height];
  ink.fillStyle = paint.paper;
  ink.fillRect(0, 0, copy.width, copy.height);
  ink.drawImage(canvas, 0, 0);
  copy.toBlob((blob) => {
    const link = element("a", { href: URL.createObjectURL(blob), download: "graph.png" });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  });
}

filtersButton.addEventListener("click", () => filtersButton.setAttribute("aria-expanded", String(rail.classList.toggle("open"))));
canvas.addEventListener("pointerdown", closeFilters);
document.getElementById("zoom-in").addEventListener("click", () => zoomAt(1.3));
document.getElementById("zoom-out").addEventListener("click", () => zoomAt(1 / 1.3));
document.getElementById("fit").addEventListener("click", () => fit());
document.getElementById("save").addEventListener("click", save);
document.getElementById("theme").addEventListener("click", () => {
  document.documentElement.dataset.theme = paint.dark ? "light" : "dark";
  repaint();
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
new ResizeObserver(() => { resize(); draw(); }).observe(canvas);

document.getElementById("summary").textContent =
  // Who belongs to a group is drawn as a line, too, but no statement of the text.
  `${plural(edges.filter((edge) => edge.lemma !== "have member").length, "statement")} on ${plural(nodes.filter((node) => node.named).length, "name")} and ${plural(nodes.filter((node) => !node.named).length, "other thing")}, from ${plural(data.documents.length, "document")}`;
resize();
readPaint();
update();
showFilters();
showPanel();
Object.assign(camera, frame(state.nodes));
draw();

// For those who drive the page from outside (and its tests): where things are on the screen, and what is shown.
window.graph = {
  select: (id) => { const node = nodes.find((one) => one.id === id); if (node) goTo(node); return Boolean(node); },
  pointOf: (id) => { draw(); const node = nodes.find((one) => one.id === id); return node && node.on ? [node.sx, node.sy] : null; },
  pointOfEdge: (id) => { draw(); const lane = state.lanes.find((one) => one.edges.some((edge) => edge.id === id)); return lane ? laneMiddle(lane) : null; },
  shown: () => ({ nodes: state.nodes.map((node) => node.id), edges: state.edges, zoom: camera.k }),
  draw,
};
if (location.hash.length > 1) window.graph.select(decodeURIComponent(location.hash.slice(1)));
