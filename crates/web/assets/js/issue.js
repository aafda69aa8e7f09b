// An issue in its form: faults beside the fields, a trial without leaving the page, and room for examples.
import { el, keepTyped, once, say, sent, wordsOf } from "./lib.js";
import { follow, load } from "./jobs.js";

const form = document.getElementById("issue-form");
const tried = document.getElementById("tried");
const tryButton = document.getElementById("try");
const examples = document.getElementById("examples");
const more = document.getElementById("more");

keepTyped(form, document.querySelector(".notice.bad, .faults:not(:empty)") !== null);

// --- Examples -------------------------------------------------------------------------------------------

more.hidden = false;
more.addEventListener("click", () => {
  const last = examples.lastElementChild;
  const from = last.dataset.example;
  const to = String(Number(from) + 1);
  const next = last.cloneNode(true);
  next.dataset.example = to;
  for (const part of next.querySelectorAll("[id], [name], [for], [data-faults], [aria-describedby]")) {
    for (const name of ["id", "name", "for", "data-faults", "aria-describedby"]) {
      const value = part.getAttribute(name);
      if (value) part.setAttribute(name, value.replace(`_${from}`, `_${to}`));
    }
    if (part.matches("input")) part.value = "";
  }
  next.querySelector(".faults").replaceChildren();
  examples.append(next);
  next.querySelector("input").focus();
});

// --- A codebook that is not there yet needs a name --------------------------------------------------------

const codebook = document.getElementById("codebook");
const founded = document.getElementById("new-codebook-field");
if (founded) {
  const show = () => {
    founded.hidden = codebook.value !== "*";
    founded.querySelector("input").required = !founded.hidden;
  };
  codebook.addEventListener("change", show);
  show();
}

// --- A new issue's id follows its title until somebody types one ----------------------------------------

const title = document.getElementById("title");
const id = document.getElementById("id");
if (!id.readOnly && !id.value) {
  let isOwn = false;
  id.addEventListener("input", () => { isOwn = id.value !== ""; });
  title.addEventListener("input", () => {
    if (isOwn) return;
    const parts = title.value.toLowerCase().split(/[^a-z0-9]+/).filter(Boolean);
    let made = "";
    for (const part of parts) {
      if (made && made.length + part.length > 40) break;
      made += (made ? "-" : "") + part;
    }
    id.value = made;
  });
}

// --- Trying ---------------------------------------------------------------------------------------------

function showFaults(errors) {
  for (const place of form.querySelectorAll("[data-faults]")) place.replaceChildren();
  for (const error of errors) {
    const name = error.example === null ? error.field : `example_${error.example}`;
    const place = form.querySelector(`[data-faults="${CSS.escape(name)}"]`) ?? form.querySelector("[data-faults='']");
    const words = error.example === null ? error.message : `${error.field}: ${error.message}`;
    place.append(el("p", { class: "warn-text small" }, words));
  }
  const first = form.querySelector(".faults:not(:empty)");
  first?.closest(".field, .example")?.querySelector("input, textarea, select")?.focus();
}

async function tryOut() {
  try {
    const fields = new FormData(form);
    fields.delete("token");
    const response = await sent("/codebook/try.json", { body: new URLSearchParams(fields) });
    const answer = await response.json();
    showFaults(answer.errors ?? []);
    if (!response.ok) throw new Error(`${answer.error} ${answer.hint ?? ""}`);
    const section = await load(`/jobs/${answer.id}`);
    // It stands in a section with a heading of its own here.
    tried.replaceChildren(section);
    say("It is being tried");
    await new Promise((ended) => { follow(section, ended); });
  } catch (error) {
    say(wordsOf(error));
    tried.replaceChildren(el("p", { class: "warn-text" }, wordsOf(error)));
  }
}

tryButton?.addEventListener("click", (event) => {
  event.preventDefault();
  once(tryButton, tryOut);
});
