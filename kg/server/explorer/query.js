// The SPARQL box: a question, its answer as a table or drawn, an address that others can open.

const box = document.getElementById("sparql"), answer = document.getElementById("answer"), share = document.getElementById("share"), examples = document.getElementById("examples");
const EXAMPLES = {
  "Who urged whom": "SELECT ?who ?whom WHERE {\n  ?a rel:urged ?b .\n  ?a rdfs:label ?who .\n  ?b rdfs:label ?whom\n}",
  "All plain facts between names": "SELECT ?subject ?relation ?object WHERE {\n  ?relation a kgo:Relation .\n  ?subject ?relation ?object .\n  FILTER NOT EXISTS { ?subject kgo:kind \"nominal\" }\n  FILTER NOT EXISTS { ?object kgo:kind \"nominal\" }\n}\nLIMIT 200",
  "Allegations and who makes them": "SELECT ?subject ?relation ?object ?source WHERE {\n  ?s kgo:factuality kgo:Alleged ; rdf:predicate ?relation .\n  OPTIONAL { ?s rdf:subject ?subject }\n  OPTIONAL { ?s rdf:object ?object }\n  OPTIONAL { ?s kgo:source ?source }\n}\nLIMIT 200",
  "Whom most is said of": "SELECT ?name (COUNT(?s) AS ?statements) WHERE {\n  ?s rdf:subject|rdf:object ?e .\n  ?e rdfs:label ?name\n}\nGROUP BY ?name\nORDER BY DESC(?statements)\nLIMIT 30",
  "Sentences about a demand": "SELECT ?who ?relation ?whom ?sentence WHERE {\n  ?s a kgo:Request ; rdf:subject ?who ; rdf:predicate ?relation ; rdf:object ?whom ;\n     prov:wasDerivedFrom/kgo:text ?sentence\n}\nLIMIT 50",
  "Entities with a Wikidata item": "SELECT ?entity ?item WHERE {\n  ?entity owl:sameAs ?item ; kgo:mentionedIn ?document\n}\nLIMIT 200",
  "Documents": "SELECT ?document ?title ?date WHERE {\n  ?document a kgo:Document .\n  OPTIONAL { ?document dcterms:title ?title }\n  OPTIONAL { ?document dcterms:issued ?date }\n}",
};
let prefixes = {}, base = "";

for (const name of Object.keys(EXAMPLES)) examples.append(element("option", { value: name }, name));
examples.addEventListener("change", () => { if (EXAMPLES[examples.value]) { box.value = EXAMPLES[examples.value]; examples.value = ""; run(); } });
document.getElementById("asking").addEventListener("submit", (event) => { event.preventDefault(); run(); });
box.addEventListener("keydown", (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); run(); } });

async function run() {
  const text = box.value.trim(), begun = performance.now();
  if (!text) return;
  const address = `#sparql?query=${encodeURIComponent(text)}`;
  share.href = address;
  history.replaceState(null, "", address);
  answer.replaceChildren(element("p", { class: "deck" }, "…"));
  try {
    const reply = await fetch("/sparql", { method: "POST", headers: { "Content-Type": "application/sparql-query", Accept: "application/sparql-results+json, application/n-triples;q=0.9" }, body: text });
    const body = await reply.text();
    if (!reply.ok) { answer.replaceChildren(element("p", { class: "complaint", role: "alert" }, body.trim())); return; }
    const type = reply.headers.get("Content-Type") || "";
    const found = type.includes("json") ? JSON.parse(body) : { head: { vars: ["subject", "predicate", "object"] }, results: { bindings: triples(body) } };
    showAnswer(found, { limit: reply.headers.get("X-Row-Limit"), seconds: (performance.now() - begun) / 1000 });
  } catch (error) {
    answer.replaceChildren(element("p", { class: "complaint", role: "alert" }, "The server does not answer. Is kg serve still running?"));
  }
}

function triples(text) {
  // N-Triples, a line each, as rows of terms.
  const TERM = /<([^>]*)>|_:(\S+)|"((?:[^"\\]|\\.)*)"(?:@([\w-]+)|\^\^<[^>]*>)?/gy;
  const plain = (words) => words.replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/g, (_, a, b, c) => (c ? { n: "\n", r: "\r", t: "\t" }[c] || c : String.fromCodePoint(parseInt(a || b, 16))));
  return text.split("\n").filter((line) => line.trim()).map((line) => {
    const row = {};
    let at = 0;
    for (const name of ["subject", "predicate", "object"]) {
      TERM.lastIndex = at;
      const match = TERM.exec(line);
      if (!match) return row;
      row[name] = match[1] !== undefined ? { type: "uri", value: plain(match[1]) } : match[2] ? { type: "bnode", value: match[2] } : { type: "literal", value: plain(match[3]) };
      at = TERM.lastIndex + 1;
    }
    return row;
  });
}

function showAnswer(found, { limit, seconds }) {
  if ("boolean" in found) { answer.replaceChildren(element("p", { class: "verdict" }, found.boolean ? "Yes." : "No.")); return; }
  const { vars } = found.head, rows = found.results.bindings;
  const entities = [...new Set(rows.flatMap((row) => Object.values(row)).filter((term) => term.type === "uri" && base && term.value.startsWith(`${base}entity/`)).map((term) => term.value))];
  const told = `${plural(rows.length, "row")}${limit ? ` – cut at the server's limit of ${Number(limit).toLocaleString("en")}` : ""}, ${seconds.toFixed(2)} s`;
  const draw = entities.length > 1 ? element("button", { class: "plain", type: "button", onclick: () => drawAnswer(entities) }, `Draw as a graph (${plural(Math.min(entities.length, 300), "entity", "entities")})`) : null;
  const save = element("a", { class: "plain", href: `/sparql?query=${encodeURIComponent(box.value)}&format=csv`, download: "answer.csv" }, "CSV");
  answer.replaceChildren(
    element("div", { class: "bar" }, element("span", { class: "deck" }, told), draw, vars[0] === "subject" && vars[1] === "predicate" ? null : save),
    element("div", { class: "sheet" }, element("table", null,
      element("thead", null, element("tr", null, ...vars.map((name) => element("th", { scope: "col" }, name)))),
      element("tbody", null, ...rows.slice(0, 2000).map((row) => element("tr", null, ...vars.map((name) => element("td", null, cell(row[name])))))))));
}

function cell(term) {
  if (!term) return "";
  if (term.type !== "uri") return term.type === "triple" ? "<<…>>" : term.value;
  const kind = base && term.value.startsWith(base) ? term.value.slice(base.length).split("/")[0] : "";
  if (kind === "entity" || kind === "document") return element("a", { href: `#${kind}/${encodeURIComponent(unescaped(term.value.slice(base.length + kind.length + 1)))}` }, unescaped(term.value.slice(base.length + kind.length + 1)).replaceAll("_", " "));
  const short = shortened(term.value);
  return /^https?:\/\//.test(term.value) && !kind ? element("a", { href: term.value, rel: "noopener noreferrer", target: "_blank" }, short) : short;
}

function unescaped(text) {
  try { return decodeURIComponent(text); } catch { return text; }
}

function shortened(iri) {
  const [best] = Object.entries(prefixes).filter(([, start]) => iri.startsWith(start)).sort((a, b) => b[1].length - a[1].length);
  return best ? `${best[0]}:${iri.slice(best[1].length)}` : iri;
}

async function drawAnswer(entities) {
  const found = await ask("among", { iri: entities.slice(0, 300) });
  if (!found) return;
  const list = learn(found);
  // The answer is laid out by itself; "Start again" brings all to where they were.
  for (const row of found.nodes) Object.assign(known.get(row.id), { x: row.x, y: row.y });
  visit("graph");
  only(list);
}
