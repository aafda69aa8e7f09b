// Who is meant by a name in the form of a correction: somebody of the record, or somebody new, which the coder says.
import { el, getJson } from "./lib.js";
import { points } from "./places.js";

const form = document.getElementById("coding");
const actors = document.getElementById("coding-actors");
const question = document.getElementById("coding-new");

/** Who is meant by names that say it of nobody alone: each was asked for. */
let answers = new Map();

/** Another entry is coded now. */
export function begin() {
  answers = new Map();
  hush();
}

/** Takes the question back. */
export function hush() {
  question.hidden = true;
}

// Names of the whole record are proposed while one is typed.
let asking = null;
for (const field of [form.elements.actor, form.elements.attributed_to, form.elements.via]) {
  field.addEventListener("input", () => {
    clearTimeout(asking);
    const name = field.value.split(";").at(-1).trim();
    if (points(name) < 2) return;
    asking = setTimeout(propose, 200, name);
  });
}

async function propose(name) {
  try {
    const found = await getJson(`/actors.json?${new URLSearchParams({ q: name })}`);
    const known = new Set([...actors.options].map((option) => option.dataset.id));
    for (const actor of found.actors ?? []) {
      if (!known.has(String(actor.id))) actors.append(el("option", { value: actor.name, "data-id": actor.id }));
    }
  } catch {
    // The names of this report are there all the same.
  }
}

/** A name of which the coder has to say whom it means. */
export class Unsure extends Error {
  constructor(who, like, control) {
    super(who);
    Object.assign(this, { who, like, control });
  }
}

/** An actor by id where one is meant for sure, else by a name that the record understands in this article. */
export async function meant(name, control, article) {
  if (answers.has(name)) return answers.get(name);
  const options = [...actors.options].filter((option) => option.value === name);
  if (options.length === 1) return Number(options[0].dataset.id);
  const { is_known, like } = await getJson(`/actors/called.json?${new URLSearchParams({ article, name })}`);
  if (is_known) return name;
  throw new Unsure(name, like, control);
}

/** Asks whom a name means that nobody alone has: a slip would make somebody new of it. */
export function ask({ who, like, control }) {
  const isTheirs = like.some((it) => it.name.toLowerCase() === who.toLowerCase());
  const choose = (choice, name = who) => {
    answers.set(name, choice);
    control.value = control.value.replace(who, name);
    hush();
    form.requestSubmit();
  };
  const button = (words, answer) => el("button", { type: "button", class: "plain", onclick: answer }, words);
  const about = (it) => [it.role ?? it.kind, `${it.articles} ${it.articles === 1 ? "article" : "articles"}`].filter(Boolean).join(", ");
  const known = like.map((it) => el("li", {}, button(it.name, () => choose(it.id, it.name)), el("span", { class: "small soft" }, ` ${about(it)}`)));
  const kinds = [["person", "a person"], ["state", "a state"], ["organisation", "an organisation"], ["group", "a group"]]
    .map(([kind, words]) => button(words, () => choose({ name: who, kind })));
  const words = document.getElementById("coding-new-words");
  words.textContent = isTheirs ? `Several in the record are called “${who}”.` : `Nobody in the record is called “${who}”.`;
  document.getElementById("coding-new-choices").replaceChildren(
    ...(known.length ? [el("p", { class: "small soft" }, isTheirs ? "You mean one of these:" : "You may mean:"), el("ul", {}, known)] : []),
    el("p", { class: "small soft" }, "It is somebody new:"), el("p", { class: "coding-buttons" }, kinds),
  );
  control.closest(".field").append(question);
  question.hidden = false;
  question.scrollIntoView({ block: "nearest" });
  words.focus({ preventScroll: true });
}
