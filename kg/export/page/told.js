// What the panel says where all that is known is in the page: where to begin, a node, statements, a sentence.
// The explorer, which asks a server, has server/explorer/details.js in the place of this file.

function select(what, { keep = true } = {}) {
  if (keep && state.selected) state.history.push(state.selected);
  state.selected = what;
  if (!what) state.history = [];
  showPanel();
  redraw();
}

function nodeDetails(node) {
  const deck = element("p", { class: "deck" }, node.aliases.length ? `Also: ${node.aliases.join(", ")}` : "");
  if (/^Q\d+$/.test(node.wikidata)) {
    if (node.aliases.length) deck.append(" · ");
    deck.append(element("a", { href: `https://www.wikidata.org/wiki/${node.wikidata}`, rel: "noopener noreferrer", target: "_blank" }, `Wikidata ${node.wikidata}`));
  }
  const [does, meets] = [node.edges.filter((edge) => edge.source === node), node.edges.filter((edge) => edge.target === node && edge.source !== node)];
  const parts = [
    element("p", { class: "kicker" }, typeMark(node.look, node.named), node.type, node.named ? "" : " – a common noun"),
    element("h2", null, node.label || node.id),
    deck.childNodes.length ? deck : null,
    ...facts(`As subject · ${does.length}`, does, (edge) => edge.target),
    ...facts(`As object · ${meets.length}`, meets, (edge) => edge.source),
    node.edges.length ? null : element("p", { class: "deck" }, "Named in the text; no statement is about it."),
    ...mentionedIn(node),
  ];
  return parts.filter(Boolean);
}

function mentionedIn(node) {
  if (!node.documents.length) return [];
  const titles = node.documents.map((at) => element("li", { class: "deck" }, data.documents[at].title || data.documents[at].id));
  return [element("h3", null, "Documents"), element("ul", null, ...titles)];
}

function edgeDetails(list) {
  const shown = list.slice(0, 60).map((edge) => element("article", { class: "statement" }, ...statement(edge)));
  const many = list.length > 1 ? [element("p", { class: "kicker many" }, `${plural(list.length, "statement")} between them`)] : [];
  const key = element("p", { class: "key" }, "In the sentence: ", element("mark", { class: "subject" }, "who"), " ", element("b", null, "did what"), " ", element("mark", { class: "object" }, "to whom"));
  return [...many, ...shown, ...(list.some((edge) => edge.sentences.length) ? [key] : [])];
}

function evidence(sentence, edge) {
  const from = data.documents[sentence.document];
  const title = from.title || from.id, where = `characters ${sentence.start.toLocaleString("en")}–${sentence.end.toLocaleString("en")}`;
  const link = /^https?:\/\//i.test(from.url || "") ? element("a", { href: from.url, rel: "noopener noreferrer", target: "_blank" }, title) : title;
  return element("figure", { class: "evidence" },
    element("blockquote", null, ...marked(sentence.text.trim(), edge)),
    element("figcaption", { class: "source" }, link, from.published ? `, ${from.published}` : "", ` · ${where}`));
}

function overview() {
  const top = byLinks.filter((node) => node.named && node.links).slice(0, 12), most = top.length ? top[0].links : 1;
  const rows = top.map((node) => {
    return element("button", { class: "fact", type: "button", onclick: () => goTo(node) },
      typeMark(node.look), element("span", { class: "who" }, node.label || node.id), track((100 * node.links) / most), element("span", { class: "times" }, String(node.links)));
  });
  const how = "An arrow leads from who acts to whom it concerns. Its line tells how far the article stands behind it. Click a name or a line to read the sentences."
    + (state.revealed && !lone() ? " A number beside a node counts neighbours not drawn yet: double-click brings them." : "");
  return [
    element("h2", null, "Most connected"), element("div", { class: "deck" }, how),
    element("div", { class: "group" }, element("h3", null, "Names by statements"), ...rows),
    element("p", { class: "keys" }, element("kbd", null, "/"), " search  ", element("kbd", null, "+"), " ", element("kbd", null, "−"), " zoom  ", element("kbd", null, "0"), " show all  ", element("kbd", null, "Esc"), " let go"),
  ];
}
