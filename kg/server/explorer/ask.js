// What the server is asked: one function, its failures told in a line at the top of the page.

const notice = document.getElementById("notice");

function tell(text) {
  notice.textContent = text || "";
  notice.hidden = !text;
}

async function ask(name, parameters = {}) {
  // The answer of /api/NAME, or null where there is none; null and empty parameters are left out, lists are repeated.
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(parameters)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== null && one !== undefined && one !== "") query.append(key, one);
  }
  try {
    const reply = await fetch(`/api/${name}?${query}`, { headers: { Accept: "application/json" } });
    const found = await reply.json();
    if (!reply.ok) throw new Error(found.error || reply.statusText);
    tell("");
    return found;
  } catch (error) {
    tell(error instanceof TypeError ? "The server does not answer. Is kg serve still running?" : error.message);
    return null;
  }
}
