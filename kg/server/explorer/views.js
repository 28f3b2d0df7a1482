// The other views: time line, who says what, the documents, a document with its sentences.

const view = document.getElementById("view");

function wordsOf(edge) {
  return [edge.source ? edge.source.label : "someone not named", edge.label, edge.target ? edge.target.label : without(edge)];
}

function line(edge, ...before) {
  const [who, verb, whom] = wordsOf(edge);
  return element("button", { class: "line", type: "button", onclick: () => select({ edges: [edge] }) }, ...before,
    element("span", { class: "words" }, element("b", null, who), " ", element("i", null, verb), " ", element("b", null, whom)),
    edge.attribution ? element("span", { class: "times" }, `according to ${edge.attribution}`) : null,
    edge.factuality === "asserted" ? null : factualityBadge(edge.factuality));
}

const learnt = (found, rows) => { learn({ nodes: found.nodes, documents: found.documents }); return rows.map((row) => learnEdge(row)); };

async function showTimeline(id) {
  const node = known.get(id);
  const found = await ask("timeline", { iri: id || "", limit: 300 });
  if (!found) return;
  const events = learnt(found, found.events), years = new Map();
  found.events.forEach((row, at) => { const month = row.when.slice(0, 7); if (!years.has(month)) years.set(month, []); years.get(month).push(line(events[at], element("time", { class: "date", datetime: row.when || null }, row.when || `“${row.words}”`))); });
  const most = Math.max(1, ...[...years].map(([month, list]) => (month ? list.length : 0)));
  view.replaceChildren(...[element("h2", null, node ? `Time line of ${node.label}` : "Time line"),
    element("p", { class: "deck" }, events.length ? "Statements that say when, and those whose words name no date at the end. " : "No statement says when. ", node ? element("a", { href: "#timeline" }, "Of everyone") : null),
    strip([...years].filter(([month]) => month), most),
    ...[...years].map(([month, list]) => element("section", { class: "month", id: `month-${month}` },
      element("h3", null, monthName(month), element("span", { class: "times" }, plural(list.length, "statement"))),
      ...list))].filter(Boolean));
}

function strip(months, most) {
  // The months as bars on one scale of time, a click away from their statements.
  const number = (month) => { const [year, at] = month.split("-").map(Number); return year * 12 + (at || 6); };
  const numbers = months.map(([month]) => number(month)), first = Math.min(...numbers), wide = Math.max(...numbers) - first + 1;
  if (months.length < 3) return null;
  const bars = element("div", { class: "strip", role: "group", "aria-label": "Statements by month" });
  for (const [month, list] of months) {
    const bar = element("button", { type: "button", title: `${monthName(month)}: ${plural(list.length, "statement")}`, "aria-label": `${monthName(month)}: ${plural(list.length, "statement")}`, onclick: () => document.getElementById(`month-${month}`).scrollIntoView({ block: "start" }) }, element("span"));
    bar.style.left = `${(100 * (number(month) - first)) / wide}%`;
    bar.style.width = `max(7px, ${90 / wide}%)`;
    bar.firstChild.style.height = `${Math.max(6, (100 * list.length) / most)}%`;
    bars.append(bar);
  }
  return element("div", { class: "scale" }, bars, element("p", { class: "deck ends" }, element("span", null, monthName(months[0][0])), element("span", null, monthName(months.at(-1)[0]))));
}

function monthName(month) {
  if (!month) return "Without a date";
  const [year, number] = month.split("-");
  const name = number && new Date(Date.UTC(2000, Number(number) - 1, 1)).toLocaleString("en", { month: "long", timeZone: "UTC" });
  return name ? `${name} ${year}` : year;
}

async function showSays(id) {
  const found = await ask("says", { iri: id || "", limit: 100 });
  if (!found) return;
  if (id) {
    const said = learnt(found, found.statements);
    const groups = Object.keys(data.factualities).map((name) => [name, said.filter((edge) => edge.factuality === name)]).filter(([, list]) => list.length);
    view.replaceChildren(element("h2", null, `What ${found.source.label} says`),
      element("p", { class: "deck" }, said.length ? `${plural(said.length, "statement")} according to this source. ` : "Nothing is said on its word. ", element("a", { href: "#says" }, "All sources")),
      ...groups.map(([name, list]) => element("section", { class: "month" }, element("h3", null, factualityBadge(name)), ...list.map((edge) => line(edge)))));
    return;
  }
  learn({ nodes: found.sources });
  const most = Math.max(1, ...found.sources.map((source) => source.count));
  view.replaceChildren(element("h2", null, "Who says what"),
    element("p", { class: "deck" }, found.sources.length ? "Sources by the number of statements that rest on their word, and how far the articles stand behind these." : "No source is named."),
    element("p", { class: "legend" }, ...Object.keys(data.factualities).filter((name) => found.sources.some((source) => source.by[name])).map((name) => { const spot = element("span", { class: "spot" }, name); spot.style.setProperty("--spot", colourOf(lookOf(name))); return spot; })),
    ...found.sources.map((source) => element("a", { class: "line", href: `#says/${encodeURIComponent(source.id)}` },
      typeMark(data.types[source.type] || data.other, source.kind === "name"), element("span", { class: "words" }, element("b", null, source.label)),
      kinds(source.by, most), element("span", { class: "times" }, source.count.toLocaleString("en")))));
}

function kinds(by, most) {
  const bar = element("span", { class: "kinds", role: "img", "aria-label": Object.entries(by).map(([name, count]) => `${name} ${count}`).join(", "), title: Object.entries(by).map(([name, count]) => `${name} ${count}`).join(", ") });
  for (const name of Object.keys(data.factualities)) {
    if (!by[name]) continue;
    const part = element("span");
    part.style.width = `${(100 * by[name]) / most}%`;
    part.style.background = colourOf(lookOf(name));
    bar.append(part);
  }
  return bar;
}

let reading = null;

function readIn(id, sentence, edge) {
  reading = { start: sentence.start, edge };
  if (!visit("document", id)) showDocument(id);
}

async function showDocuments() {
  const found = await ask("documents", { limit: 300 });
  if (!found) return;
  const { documents: list, total } = found;
  view.replaceChildren(element("h2", null, "Documents"),
    element("p", { class: "deck" }, list.length < total ? `The latest ${list.length} of ${total.toLocaleString("en")}.` : `${plural(total, "document")}. Open one to read what the graph was made of.`),
    ...list.map((one) => element("a", { class: "line", href: `#document/${encodeURIComponent(one.id)}` }, element("span", { class: "words" }, element("b", null, one.title || one.id)),
      element("span", { class: "times" }, one.published || (one.title ? one.id : "")))));
}

async function showDocument(id) {
  // The whole text where the server has it, its sentences that statements rest on to be clicked; else these alone.
  const found = await ask("document", { iri: id });
  if (!found) return;
  learn({ nodes: found.nodes });
  const { document: from, sentences, between } = found;
  const link = /^https?:\/\//i.test(from.url || "") ? element("a", { href: from.url, rel: "noopener noreferrer", target: "_blank" }, "Open the source") : null;
  const told = [from.published, from.id, plural(sentences.reduce((sum, one) => sum + one.statements.length, 0), "statement")].filter(Boolean).join(" · ");
  const hint = between ? "What is underlined, statements rest on: click it to see them." : "The text itself is not kept beside this graph: these are the sentences that statements rest on, in their order. Click one for its statements.";
  view.replaceChildren(element("h2", null, from.title || from.id),
    element("p", { class: "deck" }, told, link ? " · " : "", link), element("p", { class: "deck" }, sentences.length ? hint : "No statement rests on this document."),
    element("article", { class: between ? "text" : "text cut" }, ...pieces(sentences, between, (sentence) => readable(sentence, from))));
  const here = view.querySelector(".here");
  if (here) here.scrollIntoView({ block: "center" });
}

function pieces(sentences, between, made) {
  // The sentences, and what is between them: its words, or a sign that something was left out.
  if (between) return between.flatMap((text, at) => [text, ...(at < sentences.length ? [made(sentences[at])] : [])]);
  let last = 0;
  return sentences.flatMap((sentence) => {
    const left = sentence.start > last + 3;
    last = Math.max(last, sentence.end);
    return [...(left ? [element("p", { class: "gap" }, "…")] : []), made(sentence)];
  });
}

function readable(sentence, from) {
  const { start, edge: chosen } = reading || {}, read = sentence.statements.map(learnEdge), here = sentence.start === start;
  for (const edge of read) if (!edge.sentences.length) edge.sentences = [{ document: learnDocument(from), start: sentence.start, end: sentence.end, text: sentence.text }];
  const open = () => { for (const one of view.querySelectorAll(".here")) one.classList.remove("here"); made.classList.add("here"); select({ edges: read }); };
  const made = element("span", { class: here ? "sentence here" : "sentence", role: "button", tabindex: "0", title: plural(read.length, "statement"), onclick: open,
    onkeydown: (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); open(); } } },
    ...(here && chosen ? marked(sentence.text, chosen) : [sentence.text]));
  return made;
}
