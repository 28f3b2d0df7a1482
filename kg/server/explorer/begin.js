// The beginning: the most important part of the graph, then what the address asks for.

async function start() {
  const [part, set] = await Promise.all([ask("overview", { limit: innerWidth < 720 ? 60 : 120 }), ask("dataset")]);
  if (set) ({ prefixes, base } = set);
  if (part) {
    state.total = part.total;
    state.start = learn(part);
    for (const node of state.start) node.home = { x: node.x, y: node.y };
    document.getElementById("summary").textContent = `${plural(part.total.statements, "statement")} on ${plural(part.total.nodes, "name and thing", "names and things")}, from ${plural(part.total.documents, "document")}`;
    reveal(state.start);
    recount();
    showFilters();
    showPanel();
    Object.assign(camera, frame(state.nodes));
    redraw();
  }
  await follow();
  document.body.dataset.ready = "yes";
}

function startAgain() {
  state.selected = null;
  state.history = [];
  for (const node of state.start) Object.assign(node, node.home);
  only(state.start);
  showPanel();
  if (location.hash) visit("graph");
}

canvas.addEventListener("dblclick", (event) => {
  const node = nodeAt(...at(event));
  if (node) expand(node);
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
  const node = state.selected && state.selected.node;
  if (event.key === "x" && node) expand(node);
});


start();
