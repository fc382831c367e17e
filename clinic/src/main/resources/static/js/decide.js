// Keeps the answers in this browser when somebody asks for it; without a script the aid works the same.
const KEY = "tautband-decide";
const form = document.querySelector("form[action$='/decide']");
const keep = document.querySelector("[data-keep]");

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

/** The kept form as pairs of name and value, or null when there is none or it cannot be read. */
function kept() {
  try {
    const pairs = JSON.parse(localStorage.getItem(KEY));
    return Array.isArray(pairs) ? pairs : null;
  } catch {
    return null;
  }
}

function show(said) {
  const there = kept() !== null;
  keep.querySelector("[data-keep-go]").hidden = !there;
  keep.querySelector("[data-keep-drop]").hidden = !there;
  keep.querySelector("[data-keep-said]").textContent = said;
}

function save() {
  const pairs = [...new FormData(form)].filter(([name]) => name !== "from");
  pairs.push(["to", form.querySelector("[name=from]").value]);
  try {
    localStorage.setItem(KEY, JSON.stringify(pairs));
    show("Kept in this browser. Open this page here again and choose “Go on where I stopped”.");
  } catch {
    show("This browser does not let us keep anything. Print the page instead.");
  }
}

function goOn() {
  const again = document.createElement("form");
  again.method = "post";
  again.action = form.action;
  for (const [name, value] of kept() ?? []) {
    const field = document.createElement("input");
    field.type = "hidden";
    field.name = String(name);
    field.value = String(value);
    again.append(field);
  }
  document.body.append(again);
  again.submit();
}

if (form && keep) {
  keep.hidden = false;
  keep.querySelector("[data-keep-save]").addEventListener("click", save);
  keep.querySelector("[data-keep-go]").addEventListener("click", goOn);
  keep.querySelector("[data-keep-drop]").addEventListener("click", () => {
    localStorage.removeItem(KEY);
    show("Deleted from this browser.");
  });
  show("");
}
