// The panel, where it says more than the picture holds: all facts of an entity, who says so and what it rests on, the way to the document. It has the place of page/told.js.

const PARTS = { subject: "Does", object: "Is done to", source: "Says", part: "Takes part in" };
const RELATED = { members: "Members", memberOf: "Member of", involves: "Involves", involvedIn: "Involved in" };

function overview() {
  const top = byLinks.filter((node) => node.named && node.degree).slice(0, 12), most = top.length ? top[0].degree : 1;
  const rows = top.map((node) => element("button", { class: "fact", type: "button", onclick: () => visit("entity", node.id) },
    typeMark(node.look), element("span", { class: "who" }, node.label), track((100 * node.degree) / most), element("span", { class: "times" }, node.degree.toLocaleString("en"))));
  return [
    element("h2", null, "Where to start"),
    element("div", { class: "deck" }, "Search a name, or click one. An arrow leads from who acts to whom it concerns; its line tells how far the article stands behind it. Click a line to read the sentences. A number beside a name counts what is not drawn yet: double-click brings it."),
    element("div", { class: "group" }, element("h3", null, "Most is said of"), ...rows),
    element("p", { class: "keys" }, element("kbd", null, "/"), " search  ", element("kbd", null, "+"), " ", element("kbd", null, "−"), " zoom  ", element("kbd", null, "0"), " show all  ", element("kbd", null, "x"), " expand  ", element("kbd", null, "Esc"), " let go"),
  ];
}

function select(what, { keep = true } = {}) {
  // The one way to choose; of a statement that is drawn, both ends come into sight.
  if (keep && state.selected) state.history.push(state.selected);
  state.selected = what;
  if (!what) state.history = [];
  showPanel();
  remember(what);
  const drawn = what && what.edges ? what.edges.flatMap((edge) => [edge.source, edge.target]).filter((node) => node && node.on) : [];
  if (drawn.some((node) => !inSight(node))) fly(frame([...new Set(drawn)], { most: Math.min(camera.k, 1.2) }));
  redraw();
}

function remember(what) {
  // The address follows what is chosen in the picture, so that it can be shared; the way back stays short.
  if (document.body.dataset.view !== "graph" || !document.body.dataset.ready) return;
  const [edge] = (what && what.edges) || [];
  const hash = !what ? "" : what.node ? `#entity/${encodeURIComponent(what.node.id)}` : statements.has(edge.id) && edge.relation !== "hasMember" ? `#statement/${encodeURIComponent(edge.id)}` : location.hash;
  if (hash !== location.hash) history.replaceState(null, "", hash || location.pathname);
}

function inSight(node) {
  const [x, y] = toScreen(node.x, node.y);
  return x > 20 && y > 20 && x < camera.width - 20 && y < camera.height - 20;
}

async function detail(node) {
  // All that is said of a node, once.
  if (node.detail || node.asking) return;
  node.asking = true;
  const found = await ask("entity", { iri: node.iri, limit: 150 });
  node.asking = false;
  if (!found) return;
  learn({ nodes: [found.node, ...found.nodes, ...Object.values(found.related).flat()], documents: found.documents });
  const lists = Object.entries(found.facts).map(([part, groups]) => [part, groups.map((group) => ({ ...group, statements: group.statements.map(learnEdge) }))]);
  node.detail = { ...found, facts: Object.fromEntries(lists) };
  recount();
  update();
  showFilters();
  if (state.selected && state.selected.node === node) showPanel();
}

function nodeDetails(node) {
  detail(node);
  const deck = element("p", { class: "deck" }, node.aliases.length ? `Also: ${node.aliases.join(", ")}` : "");
  if (/^Q\d+$/.test(node.wikidata)) {
    if (node.aliases.length) deck.append(" · ");
    deck.append(element("a", { href: `https://www.wikidata.org/wiki/${node.wikidata}`, rel: "noopener noreferrer", target: "_blank" }, `Wikidata ${node.wikidata}`));
  }
  const button = (text, act) => element("button", { class: "plain", type: "button", onclick: act }, text);
  const left = node.left === null ? true : node.left > 0;
  return [
    element("p", { class: "kicker" }, typeMark(node.look, node.named), node.type, node.named ? "" : " – a common noun"),
    element("h2", null, node.label || node.id),
    deck.childNodes.length ? deck : null,
    element("div", { class: "actions" }, left ? button(node.left ? `Expand (${node.left.toLocaleString("en")} more)` : "Expand", () => expand(node)) : null,
      button("Its time line", () => visit("timeline", node.id)), button("What it says", () => visit("says", node.id))),
    ...(node.detail ? said(node) : [element("p", { class: "deck" }, "…")]),
  ].filter(Boolean);
}

function said(node) {
  const { facts: parts, related, cut, candidates } = node.detail;
  const other = { subject: (edge) => edge.target, object: (edge) => edge.source, source: (edge) => edge.source || edge.target, part: (edge) => edge.source || edge.target };
  const made = Object.entries(PARTS).flatMap(([part, heading]) => listed(heading, parts[part] || [], other[part], part));
  for (const [key, heading] of Object.entries(RELATED)) {
    if (related[key]) made.push(element("h3", null, heading), element("div", { class: "group" }, ...related[key].map((row) => person(known.get(row.id)))));
  }
  if (cut) made.push(element("p", { class: "deck" }, "There is more: these are the first of many statements."));
  if (!made.length) made.push(element("p", { class: "deck" }, "Named in the text; no statement is about it."));
  if (!node.wikidata && candidates.length) {
    made.push(element("h3", null, "May be, in Wikidata"), ...candidates.slice(0, 4).map((one) => element("p", { class: "deck" },
      /^Q\d+$/.test(one.item) ? element("a", { href: `https://www.wikidata.org/wiki/${one.item}`, rel: "noopener noreferrer", target: "_blank" }, one.label || one.item) : one.label, one.description ? ` – ${one.description}` : "")));
  }
  return made;
}

const person = (node) => element("button", { class: "fact", type: "button", onclick: () => visit("entity", node.id) }, typeMark(node.look, node.named), element("span", { class: node.named ? "who" : "who thing" }, node.label));

function listed(heading, groups, other, part) {
  // Statements by relation; alike ones as one line. What someone says, or takes part in, is told whole.
  const all = groups.flatMap((group) => group.statements);
  if (!all.length) return [];
  if (part === "source" || part === "part") return [element("h3", null, `${heading} · ${all.length}`), element("div", { class: "group" }, ...alike(all).map(sentenceLine))];
  return facts(`${heading} · ${all.length}`, all, other);
}

function alike(list) {
  // Statements of the same words and factuality together, the first of them first.
  const groups = new Map();
  for (const edge of list) {
    const key = [...wordsOf(edge), edge.factuality].join("\n");
    if (groups.has(key)) groups.get(key).push(edge); else groups.set(key, [edge]);
  }
  return [...groups.values()];
}

function sentenceLine(same) {
  return element("button", { class: "fact", type: "button", onclick: () => select({ edges: same }) }, element("span", { class: "who" }, wordsOf(same[0]).join(" ")),
    same.length > 1 ? element("span", { class: "times" }, `×${same.length}`) : null,
    same[0].factuality === "asserted" ? null : factualityBadge(same[0].factuality));
}

function evidence(sentence, edge) {
  const from = data.documents[sentence.document];
  const title = from.title || from.id, where = `characters ${sentence.start.toLocaleString("en")}–${sentence.end.toLocaleString("en")}`;
  return element("figure", { class: "evidence" },
    element("blockquote", null, ...marked(sentence.text.trim(), edge)),
    element("figcaption", { class: "source" },
      element("button", { class: "link", type: "button", title: "Read it in its document", onclick: () => readIn(from.id, sentence, edge) }, title),
      from.published ? `, ${from.published}` : "", ` · ${where}`));
}

async function explain(list) {
  // Who says so, through whom, and what an inferred statement follows from.
  const asked = list.slice(0, 40).filter((edge) => !edge.explained && statements.has(edge.id) && edge.relation !== "hasMember");
  if (!asked.length) return;
  for (const edge of asked) edge.explained = {};
  const found = await ask("edge", { id: asked.map((edge) => edge.iri) });
  if (!found) return;
  learn({ nodes: found.nodes, documents: found.documents });
  for (const one of found.statements) {
    const edge = statements.get(one.edge.id);
    if (edge) edge.explained = { sources: one.sources, content: one.content, premises: one.premises.map((premise) => { learnEdge(premise.edge); return premise; }) };
  }
  if (state.selected && state.selected.edges === list) showPanel();
}

function behind(edge) {
  const { sources = [], content = [], premises = [] } = edge.explained || {};
  const made = [];
  if (sources.length > 1) made.push(element("p", { class: "meaning" }, `Through: ${sources.map(([who, word]) => [who, word].filter(Boolean).join(", ")).join(" ← ")}`));
  for (const text of content) made.push(element("p", { class: "meaning" }, `About: ${text}`));
  if (premises.length) {
    made.push(element("h3", null, "Inferred from"), ...premises.map((premise) => {
      const rest = statements.get(premise.edge.id);
      return element("div", { class: "premise" }, element("p", null, `${premise.subject || "someone"} ${premise.edge.label} ${premise.object}`), ...(rest ? rest.sentences.map((sentence) => evidence(sentence, rest)) : []));
    }));
  }
  return made;
}

function edgeDetails(list) {
  explain(list);
  const shown = list.slice(0, 60).map((edge) => element("article", { class: "statement" }, ...statement(edge), ...behind(edge)));
  const many = list.length > 1 ? [element("p", { class: "kicker many" }, plural(list.length, "statement"))] : [];
  const key = element("p", { class: "key" }, "In the sentence: ", element("mark", { class: "subject" }, "who"), " ", element("b", null, "did what"), " ", element("mark", { class: "object" }, "to whom"));
  return [...many, ...shown, ...(list.some((edge) => edge.sentences.length) ? [key] : [])];
}
