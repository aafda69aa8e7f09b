// The form of a correction or an addition: who, what, and which words.
import { el, say, wordsOf } from "./lib.js";
import { grown, points, rangeOf, selected, sentences, trimmed, words } from "./places.js";
import { Unsure, ask, begin, hush, meant } from "./who.js";

const form = document.getElementById("coding");
const text = document.getElementById("text");
const rows = document.getElementById("coding-spans");
const title = document.getElementById("coding-title");
const trouble = document.getElementById("coding-trouble");
const note = document.getElementById("coding-note");
const leaving = document.getElementById("coding-leave");

/** The parts of an entry, in the order of their keys. */
const PARTS = {
  position: ["evidence", "holder", "condition", "quantity"],
  statement: ["content", "speaker", "cue"],
};
const NEEDED = ["evidence", "content"];
/** What a position cannot be without, either: its words are moved, not emptied. */
const KEPT = [...NEEDED, "holder"];
/** What belongs to the evidence, and goes when that becomes another sentence. */
const WITHIN = ["condition", "quantity"];
const HIGHLIGHTS = {
  evidence: "part", content: "part", holder: "part-who", speaker: "part-who", condition: "part-condition",
  cue: "part-cue", quantity: "part-condition",
};

/** What is being coded; null while the form is closed. */
let now = null;
/** The words that were selected last: a press on a button may take the selection away. */
let marked = null;

document.addEventListener("selectionchange", () => {
  const place = selected(text);
  if (place) marked = place;
  else if (text.contains(getSelection().anchorNode)) marked = null;
});

export const isOpen = () => now !== null;

/** What is selected in the report. */
export const selection = () => marked;

/**
 * Opens the form. `what` is position or statement, `entry` the entry that is corrected, as the article's data
 * has it, or null where one is added, and `label` what it is called; `save` sends the coding and fails with a reason.
 */
export function open({ what, entry, label, article, number, near, save, close }) {
  const letters = Array.from(article.text);
  now = {
    entry, letters, near, save, close, what, article: number,
    words: words(article.text), sentences: sentences(article.text), opener: document.activeElement,
    spans: {},
    /** The words as they were found. */
    found: {},
    /** Words that went with the evidence to which they belonged, in case that comes back. */
    aside: {},
    isTouched: false,
  };
  fault("");
  tell("");
  begin();
  leaving.hidden = true;
  document.getElementById("coding-what").hidden = entry !== null;
  title.replaceChildren(entry ? `Correct this ${what}` : "Add what was missed", entry ? el("span", { class: "small soft" }, label) : "");
  form.reset();
  form.elements.what.value = what;
  if (entry) fill(what, entry);
  else {
    // No stance is chosen beforehand: that would lean on what coders say.
    form.elements.kind.value = "direct";
    if (near.issue) form.elements.issue.value = near.issue;
    const place = marked && trimmed(letters, marked);
    const whole = place && grown(letters, place);
    now.spans = { evidence: whole ? [whole] : [], content: whole ? [whole] : [] };
  }
  show(what);
  form.hidden = false;
  form.scrollIntoView({ block: "nearest" });
  title.focus();
}

function fill(what, entry) {
  form.elements.actor.value = entry.actor ?? "";
  if (what === "position") {
    form.elements.issue.value = entry.issue;
    form.elements.stance.value = entry.stance;
    form.elements.as_of.value = entry.as_of ?? "";
    form.elements.attributed_to.value = entry.attributed_to ?? "";
    form.elements.via.value = entry.via ?? "";
    const { evidence, holder, condition, quantity } = entry.spans;
    now.spans = {
      evidence: [evidence], holder: [holder], condition: condition ? [condition] : [], quantity: quantity ? [quantity] : [],
    };
  } else {
    form.elements.kind.value = entry.kind;
    now.spans = structuredClone(entry.spans);
  }
  now.found = structuredClone(now.spans);
}

/** Closes the form, once that is answered where something was begun in it; `then` follows. */
export function leave(then = () => {}) {
  if (!now?.isTouched) {
    shut();
    return then();
  }
  // The same key that asked goes back to what was begun.
  if (!leaving.hidden) return stay();
  leaving.hidden = false;
  leaving.querySelector("#coding-drop").onclick = () => {
    shut();
    then();
  };
  leaving.scrollIntoView({ block: "nearest" });
  document.getElementById("coding-stay").focus();
}

function stay() {
  leaving.hidden = true;
  title.focus();
}
document.getElementById("coding-stay").addEventListener("click", stay);

function shut() {
  if (!now) return;
  const { opener, close } = now;
  now = null;
  form.hidden = true;
  for (const name of new Set(Object.values(HIGHLIGHTS))) globalThis.CSS.highlights?.delete(name);
  close(opener);
}

/** The key with this number was pressed. */
export function key(number) {
  const parts = PARTS[now.what];
  if (number <= parts.length) use(parts[number - 1], false);
  else if (now.what === "statement") use("content", true);
}

function show(what) {
  now.what = what;
  form.dataset.what = what;
  draw();
}

// --- Words ----------------------------------------------------------------------------------------------------

/** Says what is wrong beside the field in which it is, and goes there. */
function fault(words, control = null) {
  for (const it of form.querySelectorAll("[aria-invalid], [aria-describedby=coding-trouble]")) {
    it.removeAttribute("aria-invalid");
    it.removeAttribute("aria-describedby");
  }
  trouble.hidden = !words;
  trouble.textContent = words;
  if (!words) return;
  const place = control?.closest(".field, .choice, .spans");
  if (place) place.append(trouble);
  else form.querySelector(".coding-buttons").before(trouble);
  if (control?.matches("input, select")) {
    control.setAttribute("aria-describedby", "coding-trouble");
    if (control.type !== "radio") control.setAttribute("aria-invalid", "true");
  }
  control?.focus({ preventScroll: true });
  for (const it of [control, trouble]) it?.scrollIntoView({ block: "nearest" });
}

/** What the form did by itself. */
function tell(words) {
  note.textContent = words;
  note.hidden = !words;
}

const controlOf = (part) => rows.querySelector(`[data-part="${part}"] .span-words`);

const spans = (part) => now.spans[part] ?? [];

function saidBy(part) {
  return spans(part).map(([start, end]) => now.letters.slice(start, end).join("")).join(" … ");
}

/** What is selected becomes a part, or one more piece of it. */
function use(part, isMore) {
  const chosen = marked && trimmed(now.letters, marked);
  if (!chosen) return fault(`Select the words of the ${part} in the report first.`, controlOf(part));
  const place = grown(now.letters, chosen);
  fault("");
  const kept = isMore ? spans(part).filter(([start, end]) => end <= place[0] || start >= place[1]) : [];
  set(part, [...kept, place].sort((a, b) => a[0] - b[0]));
  getSelection().removeAllRanges();
  marked = null;
}

function set(part, places) {
  now.spans[part] = places;
  now.isTouched = true;
  tell("");
  if (part === "evidence") follow();
  else delete now.aside[part];
  draw();
  say(places.length ? `${part}: ${saidBy(part)}` : `no ${part}`);
}

const isIn = ([start, end], [from, to]) => start >= from && end <= to;

/** A condition and a number belong to a sentence: with another they are left out, and are back with the first. */
function follow() {
  const [evidence] = spans("evidence");
  const gone = [];
  for (const part of WITHIN) {
    const [place] = spans(part);
    const [kept] = now.aside[part] ?? [];
    if (place && !isIn(place, evidence)) {
      now.aside[part] = [place];
      gone.push(`${part} “${saidBy(part)}”`);
      now.spans[part] = [];
    } else if (!place && kept && isIn(kept, evidence)) {
      now.spans[part] = [kept];
      delete now.aside[part];
    }
  }
  if (gone.length) tell(`Left out, as it is not in the new evidence: ${gone.join(", ")}.`);
}

const isSame = ([start, end], [from, to]) => start === from && end === to;

/** What may be wrong with the words of a part: they are taken all the same. */
function doubts(part) {
  const [evidence] = spans("evidence");
  const isOutside = now.what === "position" && evidence && part !== "evidence" && spans(part).some((it) => !isIn(it, evidence));
  // What was found behind a dateline is not the coder's doing.
  const isChosen = (place) => !now.found[part]?.some((it) => isSame(it, place));
  const isGrey = spans(part).filter(isChosen).some((place) => [...text.querySelectorAll(".seg.furniture")].some((it) => {
    const start = Number(it.dataset.start);
    return start < place[1] && start + points(it.textContent) > place[0];
  }));
  return [isGrey && "grey words, which are not of the report itself", isOutside && "outside of the evidence"].filter(Boolean).join("; ");
}

function draw() {
  const held = document.activeElement?.closest?.(".span-row")?.dataset.part;
  rows.replaceChildren(...PARTS[now.what].map((part, i) => row(part, i + 1)));
  if (held) rows.querySelector(`[data-part="${held}"] .span-words`)?.focus();
  light();
}

function row(part, number) {
  const has = spans(part).length > 0;
  const many = part === "content" && has;
  const doubt = doubts(part);
  // The selection must outlive the press.
  const keep = (event) => event.preventDefault();
  return el("div", { class: "span-row", "data-part": part },
    el("span", { class: "span-name", id: `span-${part}` }, el("kbd", {}, String(number)), ` ${part}`),
    el("button", {
      type: "button", class: has ? "span-words" : "span-words none", onkeydown: (event) => move(event, part),
      onclick: () => reveal(part), "aria-label": `${part}: ${has ? saidBy(part) : "none"}`,
    }, has ? saidBy(part) : "none"),
    el("button", {
      type: "button", class: "plain", onmousedown: keep, onclick: () => use(part, false),
      "aria-label": `Use selection as ${part}`,
    }, "Use selection"),
    many
      ? el("button", {
        type: "button", class: "plain", onmousedown: keep, onclick: () => use(part, true),
        title: "add what is selected to the content",
      }, "Add ", el("kbd", {}, "4"))
      : isKept(part) || !has ? null
      : el("button", { type: "button", class: "quiet", onclick: () => set(part, []), "aria-label": `Clear ${part}` }, "Clear"),
    doubt ? el("span", { class: "span-doubt small" }, doubt) : null);
}

/** Of what is added, the words of the holder may be taken off again. */
const isKept = (part) => (now.entry ? KEPT : NEEDED).includes(part);

function light() {
  if (!globalThis.CSS?.highlights) return;
  const ranges = new Map();
  for (const part of PARTS[now.what]) {
    const of = ranges.get(HIGHLIGHTS[part]) ?? [];
    of.push(...spans(part).map((place) => rangeOf(text, place)).filter(Boolean));
    ranges.set(HIGHLIGHTS[part], of);
  }
  for (const [name, of] of ranges) {
    const highlight = new Highlight(...of);
    highlight.priority = name === "part" ? 0 : 1;
    CSS.highlights.set(name, highlight);
  }
}

/** Draws again over a text that was put in anew. */
export function redraw() {
  if (now) light();
}

function reveal(part) {
  const place = spans(part)[0];
  const range = place && rangeOf(text, place);
  range?.startContainer.parentElement.scrollIntoView({ block: "center" });
}

/** Arrow keys: the end, with Shift the beginning, up and down the whole. */
function move(event, part) {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (event.key === "Delete") {
    event.preventDefault();
    return isKept(part) ? fault(`The words of the ${part} can be others, but not none.`, controlOf(part)) : set(part, []);
  }
  if (!by) return;
  event.preventDefault();
  const places = [...spans(part)];
  let place = places.pop();
  if (!place) place = beginning(part);
  else if (event.key === "ArrowUp" || event.key === "ArrowDown") place = otherSentence(place, by);
  else place = event.shiftKey ? startMoved(place, by) : endMoved(place, by);
  if (!place) return;
  set(part, [...places, place]);
  reveal(part);
}

/** Where a part begins that had no words: a sentence, or the first word of one. */
function beginning(part) {
  const from = spans(NEEDED.find((needed) => spans(needed).length) ?? "")[0]?.[0] ?? now.near.start;
  if (NEEDED.includes(part)) return now.sentences.find(([, end]) => end > from) ?? now.sentences[0];
  return now.words.find(([start]) => start >= from) ?? now.words[0];
}

function otherSentence([start], by) {
  const at = now.sentences.findLastIndex(([from]) => from <= start);
  return now.sentences[at + by];
}

function endMoved([start, end], by) {
  const ends = now.words.map((word) => word[1]);
  const next = by > 0 ? ends.find((it) => it > end) : ends.findLast((it) => it < end && it > start);
  return next === undefined ? null : [start, next];
}

function startMoved([start, end], by) {
  const starts = now.words.map((word) => word[0]);
  const next = by > 0 ? starts.find((it) => it > start && it < end) : starts.findLast((it) => it < start);
  return next === undefined ? null : [next, end];
}

// --- Who ------------------------------------------------------------------------------------------------------

async function who() {
  const control = form.elements.actor;
  const name = control.value.trim();
  if (!name) return null;
  if (name === now.entry?.actor) return now.entry.actor_id ?? name;
  return meant(name, control, now.article);
}

/** Who is credited, as far as that was changed. */
async function credits() {
  const { attributed_to: attributed, via } = form.elements;
  const isLeft = (control, was) => control.value.trim() === (was ?? "");
  const found = {};
  if (!isLeft(attributed, now.entry?.attributed_to)) {
    found.attributed_to = attributed.value.trim() ? await meant(attributed.value.trim(), attributed, now.article) : null;
  }
  if (!isLeft(via, now.entry?.via)) {
    found.via = [];
    for (const name of via.value.split(";").map((it) => it.trim()).filter(Boolean)) found.via.push(await meant(name, via, now.article));
  }
  return found;
}

// --- Saving ---------------------------------------------------------------------------------------------------

form.addEventListener("change", (event) => {
  if (event.target.name === "what") show(event.target.value);
});
form.addEventListener("input", () => {
  now.isTouched = true;
  leaving.hidden = true;
  hush();
});

// What was begun is not left behind without a word.
addEventListener("beforeunload", (event) => {
  if (now?.isTouched) event.preventDefault();
});

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const [needed] = PARTS[now.what];
  fault("");
  leaving.hidden = true;
  hush();
  if (!spans(needed).length) return fault(`Select the words of the ${needed} in the report first.`, controlOf(needed));
  if (now.what === "position") {
    const { actor, stance } = form.elements;
    if (!actor.value.trim()) return fault("Say who holds the position.", actor);
    if (!stance.value) return fault("Say where they stand: for, undecided or against.", stance[0]);
    if (!spans("holder").length && !findHolder(actor.value.trim())) {
      return fault("The evidence does not name the holder: select the words that stand for them.", controlOf("holder"));
    }
  }
  const button = form.querySelector("[type=submit]");
  button.disabled = true;
  button.textContent = "Saving …";
  try {
    const actor = await who();
    await now.save({ [now.what]: now.what === "position" ? position(actor, await credits()) : statement(actor) });
    shut();
  } catch (error) {
    if (error instanceof Unsure) ask(error);
    else fault(`Not saved: ${wordsOf(error).replace(/^Nothing was changed: /u, "")}`, controlFor(error.message));
  } finally {
    button.disabled = false;
    button.textContent = "Save";
  }
});

/** The field of which the record says that something is wrong with it. */
function controlFor(words) {
  if (words.includes("is no time such as")) return form.elements.as_of;
  if (words.includes("has no number")) return controlOf("quantity");
  return null;
}

/** Whether the evidence names the holder, so that these words stand for them. */
function findHolder(name) {
  const [[start, end]] = spans("evidence");
  return now.letters.slice(start, end).join("").includes(name);
}

function position(actor, credited) {
  return {
    ...credited, quantity: spans("quantity")[0] ?? null,
    issue: form.elements.issue.value, stance: form.elements.stance.value, actor,
    holder: spans("holder")[0] ?? null, evidence: spans("evidence")[0], condition: spans("condition")[0] ?? null,
    as_of: form.elements.as_of.value.trim() || null,
  };
}

function statement(actor) {
  return {
    kind: form.elements.kind.value, actor,
    speaker: spans("speaker"), cue: spans("cue"), content: spans("content"),
  };
}
