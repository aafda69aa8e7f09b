// A codebook as text: checked while it is typed, faults lead to their lines.
import { keepTyped, say, sent, trouble } from "./lib.js";

const form = document.getElementById("text-form");
const toml = document.getElementById("toml");
const state = document.getElementById("text-state");
const open = document.getElementById("open");

document.getElementById("open-row").hidden = false;
open.addEventListener("change", async () => {
  if (!open.files.length) return;
  toml.value = await open.files[0].text();
  check();
});

keepTyped(form, document.querySelector(".notice.bad, .text-faults") !== null);
let timer = null;
let asked = 0;
toml.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(check, 500);
});

async function check() {
  const mine = asked += 1;
  const fields = new FormData(form);
  fields.set("check", "1");
  fields.delete("token");
  try {
    const response = await sent(form.action, { body: new URLSearchParams(fields) });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const next = page.getElementById("text-state");
    trouble(null);
    if (mine !== asked || !next) return;
    const isDropping = state.querySelector("[name=drop]")?.checked ?? false;
    state.replaceChildren(...document.adoptNode(next).childNodes);
    const drop = state.querySelector("[name=drop]");
    if (drop) drop.checked = isDropping;
    say(state.querySelector("h2")?.textContent ?? "");
  } catch (error) {
    trouble(error);
  }
}

state.addEventListener("click", (event) => {
  const link = event.target.closest("[data-line]");
  if (!link) return;
  event.preventDefault();
  const lines = toml.value.split("\n");
  const line = Math.min(Number(link.dataset.line), lines.length);
  const start = lines.slice(0, line - 1).reduce((sum, before) => sum + before.length + 1, 0);
  toml.focus();
  toml.setSelectionRange(start, start + lines[line - 1].length);
  const height = parseFloat(getComputedStyle(toml).lineHeight);
  toml.scrollTop = Math.max(0, (line - 4) * height);
});
if (toml.value.trim()) check();
