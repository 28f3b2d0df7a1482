// A sentence with its subject, verb and object marked, found by their words.

const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const WORD = /[\p{L}\p{N}]/u;

function occurrences(text, words) {
  // Where the words stand as whole words, case aside.
  const found = [], low = text.toLowerCase(), sought = words.toLowerCase();
  // Lower case may change a text's length (İ); offsets would be wrong then.
  if (!sought || low.length !== text.length) return found;
  for (let at = low.indexOf(sought); at >= 0; at = low.indexOf(sought, at + 1)) {
    const [before, after] = [text[at - 1] || "", text[at + sought.length] || ""];
    if (!(WORD.test(before) && WORD.test(sought[0])) && !(WORD.test(after) && WORD.test(sought.at(-1)))) found.push([at, at + sought.length]);
  }
  return found;
}

function findNode(text, node) {
  if (!node) return [];
  const names = [node.label, ...node.aliases].sort((a, b) => b.length - a.length);
  for (const name of names) { const found = occurrences(text, name); if (found.length) return found; }
  // A name may stand shortened, a noun phrase by its head: the last word before its first preposition, else one before that.
  const parts = node.label.split(/\s+(?:of|in|for|to|from|by|with|on|at)\s+/)[0].split(/\s+/).filter((part) => part.length > 2);
  for (const part of parts.reverse()) { const found = occurrences(text, part); if (found.length) return found.slice(0, 1); }
  return [];
}

function findVerb(text, edge) {
  // The relation's words as they are, else a word that shares its verb's stem.
  const whole = occurrences(text, edge.label);
  if (whole.length) return whole.slice(0, 1);
  const [first] = edge.label.split(" "), stems = [first, (edge.lemma || first).split(" ")[0]];
  for (const stem of stems) { const found = occurrences(text, stem); if (found.length) return found.slice(0, 1); }
  const root = folded((edge.lemma || first).split(" ")[0]).replace(/[ey]$/, "");
  if (root.length < 3) return [];
  for (const match of text.matchAll(/[\p{L}]+/gu)) {
    if (folded(match[0]).startsWith(root) && match[0].length <= root.length + 4) return [[match.index, match.index + match[0].length]];
  }
  return [];
}

function marked(text, edge) {
  const spans = [
    ...findNode(text, edge.source).map((span) => [...span, "subject"]),
    ...findNode(text, edge.target).map((span) => [...span, "object"]),
    ...findVerb(text, edge).map((span) => [...span, "verb"]),
  ].sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const parts = [];
  let at = 0;
  for (const [from, to, kind] of spans) {
    if (from < at) continue;
    parts.push(text.slice(at, from), element("mark", { class: kind }, text.slice(from, to)));
    at = to;
  }
  return [...parts, text.slice(at)];
}
