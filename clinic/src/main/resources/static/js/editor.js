// The editor while somebody types: the page is drawn again, rows are found and inserted, a text that was not saved is kept here.
const form = document.getElementById("e_form");
const text = document.getElementById("e_text");
const proof = document.querySelector("[data-proof]");
const picker = document.querySelector("[data-rows]");
const found = document.querySelector("[data-found]");
const query = document.getElementById("q");
const where = document.querySelector("[data-where]");
const stash = document.querySelector("[data-stash]");
const MOST_CHARS = 200_000;
const AFTER_MS = 600;
const KEY = `tautband-article ${form.getAttribute("action")}`;
const opened = text.value;
let sent = false;

/** Lines that are named become buttons that lead there; what may be inserted gets its button. */
function upgrade(within) {
  for (const at of within.querySelectorAll("span.at[data-line]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "at";
    button.dataset.line = at.dataset.line;
    button.textContent = at.textContent;
    at.replaceWith(button);
  }
  for (const insert of within.querySelectorAll("[data-insert]")) insert.hidden = false;
}

function goTo(line) {
  const lines = text.value.split("\n");
  const from = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  text.focus();
  text.setSelectionRange(from, from + (lines[line - 1] ?? "").length);
  // A share of the height is near enough: long lines wrap.
  text.scrollTop = (text.scrollHeight * (line - 1)) / Math.max(1, lines.length) - text.clientHeight / 3;
  tellWhere();
}

function tellWhere() {
  const line = text.value.slice(0, text.selectionStart).split("\n").length;
  const chars = text.value.length;
  where.textContent =
    chars > MOST_CHARS
      ? `Too long: ${chars.toLocaleString("en")} characters, at most 200,000.`
      : `Cursor in line ${line} of ${text.value.split("\n").length}.`;
}

function insert(markdown) {
  // Drawings stand in a paragraph of their own.
  const block = /^!\[[^\]]*\]\((array|bar|factbox|conflict|image):/.test(markdown);
  text.focus();
  const before = text.value.slice(0, text.selectionStart);
  const lead = block && !/(^|\n\n)$/.test(before) ? (before.endsWith("\n") ? "\n" : "\n\n") : "";
  // execCommand keeps the browser's own undo.
  if (!document.execCommand("insertText", false, lead + markdown)) text.setRangeText(lead + markdown, text.selectionStart, text.selectionEnd, "end");
  changed();
}

let waiting = 0;
let asked = 0;
async function draw() {
  const mine = ++asked;
  proof.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(proof.dataset.proof, {
      method: "POST",
      headers: { "X-CSRF-TOKEN": document.querySelector("meta[name=csrf]").content },
      body: new URLSearchParams({ e_text: text.value }),
      redirect: "error",
    });
    if (!answer.ok || mine !== asked) return;
    const open = proof.querySelector("details")?.open ?? false;
    const sheetTop = proof.querySelector(".sheet")?.scrollTop ?? 0;
    proof.innerHTML = await answer.text();
    upgrade(proof);
    const details = proof.querySelector("details");
    if (details) details.open = open;
    const sheet = proof.querySelector(".sheet");
    if (sheet) sheet.scrollTop = sheetTop;
  } catch {
    // No connection: the text is kept here, and the next change asks again.
  } finally {
    if (mine === asked) proof.removeAttribute("aria-busy");
  }
}

function changed() {
  tellWhere();
  try {
    if (text.value === opened) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, text.value);
  } catch {
    // Full or forbidden: then the browser's own warning has to do.
  }
  clearTimeout(waiting);
  if (text.value.length <= MOST_CHARS) waiting = setTimeout(draw, AFTER_MS);
}

async function find() {
  try {
    const answer = await fetch(`${picker.dataset.rows}?${new URLSearchParams({ q: query.value })}`, { redirect: "error" });
    if (!answer.ok) return;
    found.innerHTML = await answer.text();
    upgrade(found);
  } catch {
    // The button of the form does the same without a script.
  }
}

function offerStash() {
  let kept = null;
  try {
    kept = localStorage.getItem(KEY);
    if (document.querySelector("[data-saved]") || kept === opened) {
      localStorage.removeItem(KEY);
      kept = null;
    }
  } catch {
    return;
  }
  if (kept === null || document.querySelector(".errsum")) return;
  stash.hidden = false;
  stash.querySelector("[data-stash-take]").addEventListener("click", () => {
    text.value = kept;
    stash.hidden = true;
    changed();
    text.focus();
  });
  stash.querySelector("[data-stash-drop]").addEventListener("click", () => {
    localStorage.removeItem(KEY);
    stash.hidden = true;
    text.focus();
  });
}

document.addEventListener("click", (event) => {
  const from = event.target instanceof Element ? event.target : null;
  const at = from?.closest("button.at");
  if (at) goTo(Number(at.dataset.line));
  const piece = from?.closest("[data-insert]");
  if (piece) insert(piece.dataset.insert);
  // A link of the page that is being written leads nowhere from here: the text would be left behind.
  if (from?.closest(".preview a") && !from.closest(".preview a").getAttribute("href").startsWith("#")) event.preventDefault();
  if (from?.closest("[data-find]")) {
    event.preventDefault();
    find();
  }
});
query.addEventListener("keydown", (event) => {
  if (event.key !== "Enter") return;
  event.preventDefault();
  find();
});
form.addEventListener("submit", (event) => {
  if (text.value.length > MOST_CHARS) {
    event.preventDefault();
    tellWhere();
    text.focus();
    return;
  }
  sent = true;
});
window.addEventListener("beforeunload", (event) => {
  if (!sent && text.value !== opened) event.preventDefault();
});
text.addEventListener("input", changed);
for (const moved of ["keyup", "click"]) text.addEventListener(moved, tellWhere);
upgrade(document);
tellWhere();
offerStash();
