// The form of a correction or an addition: who, what, and which words.
import { el, getJson, say } from "./lib.js";
import { points, rangeOf, selected, sentences, trimmed, words } from "./places.js";

const form = document.getElementById("coding");
const text = document.getElementById("text");
const rows = document.getElementById("coding-spans");
const actors = document.getElementById("coding-actors");
const title = document.getElementById("coding-title");

/** The parts of an entry, in the order of their keys. */
const PARTS = {
  position: ["evidence", "holder", "condition"],
  statement: ["content", "speaker", "cue"],
};
const NEEDED = ["evidence", "content"];
const HIGHLIGHTS = {
  evidence: "part", content: "part", holder: "part-who", speaker: "part-who", condition: "part-condition",
  cue: "part-cue",
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
 * has it, or null where one is added; `save` sends the coding and fails with a reason.
 */
export function open({ what, entry, article, near, save, close, complain }) {
  const letters = Array.from(article.text);
  now = {
    entry, letters, near, save, close, complain, what,
    words: words(article.text), sentences: sentences(article.text), opener: document.activeElement,
    spans: {},
    isTouched: false,
  };
  document.getElementById("coding-what").hidden = entry !== null;
  title.textContent = entry ? `Correct this ${what}` : "Add what was missed";
  form.reset();
  form.elements.what.value = what;
  if (entry) fill(what, entry);
  else {
    // No stance is chosen beforehand: that would lean on what coders say.
    form.elements.kind.value = "direct";
    if (near.issue) form.elements.issue.value = near.issue;
    const place = marked && trimmed(letters, marked);
    now.spans = { evidence: place ? [place] : [], content: place ? [place] : [] };
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
    const { evidence, holder, condition } = entry.spans;
    now.spans = { evidence: [evidence], holder: [holder], condition: condition ? [condition] : [] };
  } else {
    form.elements.kind.value = entry.kind;
    now.spans = structuredClone(entry.spans);
  }
}

export function shut() {
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

const spans = (part) => now.spans[part] ?? [];

function wordsOf(part) {
  return spans(part).map(([start, end]) => now.letters.slice(start, end).join("")).join(" … ");
}

/** What is selected becomes a part, or one more piece of it. */
function use(part, isMore) {
  const place = marked && trimmed(now.letters, marked);
  if (!place) return now.complain(`Select the words of the ${part} in the report first.`);
  now.complain("");
  const kept = isMore ? spans(part).filter(([start, end]) => end <= place[0] || start >= place[1]) : [];
  set(part, [...kept, place].sort((a, b) => a[0] - b[0]));
  getSelection().removeAllRanges();
  marked = null;
}

function set(part, places) {
  now.spans[part] = places;
  now.isTouched = true;
  draw();
  say(places.length ? `${part}: ${wordsOf(part)}` : `no ${part}`);
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
  // The selection must outlive the press.
  const keep = (event) => event.preventDefault();
  return el("div", { class: "span-row", "data-part": part },
    el("span", { class: "span-name", id: `span-${part}` }, el("kbd", {}, String(number)), ` ${part}`),
    el("button", {
      type: "button", class: has ? "span-words" : "span-words none", onkeydown: (event) => move(event, part),
      onclick: () => reveal(part), "aria-label": `${part}: ${has ? wordsOf(part) : "none"}`,
    }, has ? wordsOf(part) : "none"),
    el("button", {
      type: "button", class: "plain", onmousedown: keep, onclick: () => use(part, false),
      "aria-label": `Use selection as ${part}`,
    }, "Use selection"),
    many
      ? el("button", {
        type: "button", class: "plain", onmousedown: keep, onclick: () => use(part, true),
        title: "add what is selected to the content",
      }, "Add ", el("kbd", {}, "4"))
      : NEEDED.includes(part) || !has ? null
      : el("button", { type: "button", class: "quiet", onclick: () => set(part, []), "aria-label": `Clear ${part}` }, "Clear"));
}

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
  if (event.key === "Delete" && !NEEDED.includes(part)) {
    event.preventDefault();
    return set(part, []);
  }
  if (!by) return;
  event.preventDefault();
  const places = [...spans(part)];
  let place = places.pop();
  if (!place) place = begin(part);
  else if (event.key === "ArrowUp" || event.key === "ArrowDown") place = otherSentence(place, by);
  else place = event.shiftKey ? startMoved(place, by) : endMoved(place, by);
  if (!place) return;
  set(part, [...places, place]);
  reveal(part);
}

/** Where a part begins that had no words: a sentence, or the first word of one. */
function begin(part) {
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

let asking = null;
form.elements.actor.addEventListener("input", () => {
  clearTimeout(asking);
  const name = form.elements.actor.value.trim();
  if (points(name) < 2) return;
  asking = setTimeout(async () => {
    try {
      const found = await getJson(`/actors.json?${new URLSearchParams({ q: name })}`);
      const known = new Set([...actors.options].map((option) => option.dataset.id));
      for (const actor of found.actors ?? []) {
        if (!known.has(String(actor.id))) actors.append(el("option", { value: actor.name, "data-id": actor.id }));
      }
    } catch {
      // The names of this report are there all the same.
    }
  }, 200);
});

/** An actor by id where one is meant for sure, else by name. */
function who() {
  const name = form.elements.actor.value.trim();
  if (!name) return null;
  if (name === now.entry?.actor) return now.entry.actor_id ?? name;
  const options = [...actors.options].filter((option) => option.value === name);
  return options.length === 1 ? Number(options[0].dataset.id) : name;
}

// --- Saving ---------------------------------------------------------------------------------------------------

form.addEventListener("change", (event) => {
  if (event.target.name === "what") show(event.target.value);
});
form.addEventListener("input", () => { now.isTouched = true; });

// What was begun is not left behind without a word.
addEventListener("beforeunload", (event) => {
  if (now?.isTouched) event.preventDefault();
});

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const [needed] = PARTS[now.what];
  if (!spans(needed).length) return now.complain(`Select the words of the ${needed} in the report first.`);
  const actor = who();
  if (now.what === "position" && actor === null) return now.complain("Say who holds the position.");
  if (now.what === "position" && !form.elements.stance.value) return now.complain("Say where they stand: for, undecided or against.");
  const button = form.querySelector("[type=submit]");
  button.disabled = true;
  button.textContent = "Saving …";
  try {
    await now.save({ [now.what]: now.what === "position" ? position(actor) : statement(actor) });
    shut();
  } catch (error) {
    now.complain(`Not saved: ${error.message}`);
  } finally {
    button.disabled = false;
    button.textContent = "Save";
  }
});

function position(actor) {
  return {
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
