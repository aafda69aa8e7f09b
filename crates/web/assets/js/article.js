// Reviewing a report: entries and words point at each other, and keys say what is right. What the server has
// said stands on the page, and nothing else: each verdict is shown as saved once it is.
import { el, getJson, isTyping, mayPass, postJson, say, wordsOf } from "./lib.js";
import * as coding from "./coding.js";
import { rangeOf } from "./places.js";

const reading = document.getElementById("reading");
const text = document.getElementById("text");
const box = document.getElementById("entries");
const trouble = document.getElementById("trouble");
const here = document.getElementById("bar-here");
const article = Number(reading.dataset.article);
/** What every verdict carries: the report, and whose verdict it is as this page says. */
const signed = { article, coder: reading.dataset.coder };
// Who codes without the verdicts of others judges entries as they were found.
if ("alone" in reading.dataset) signed.alone = true;
const isNarrow = matchMedia("(max-width: 60rem)");
const isCalm = matchMedia("(prefers-reduced-motion: reduce)");

/** What the address says of the queue, if the coder works through one; the queue then leads from entry to entry. */
const queue = reading.dataset.queue;

/** The id of the entry that is chosen. */
let chosen = null;
/** Verdicts are sent one after the other. */
let sending = Promise.resolve();
let waiting = 0;
/** Whether the next entry is in another report, which is on its way. */
let isLeaving = false;
/** The article's data, once it was needed. */
let data = null;
/** Whether something is added: then only its words are lit. */
let isAdding = false;
/** The verdicts that could not be saved, by the ids of their entries. */
const unsaved = new Map();

const entries = () => [...box.querySelectorAll(".entry")];
const entryOf = (id) => entries().find((entry) => entry.id === id) ?? null;
const labelOf = (entry) => entry.querySelector(".entry-link").textContent.trim().replace(/\s+/gu, " ");
/** A rejected entry, which is out of the text and in the folded list. */
const goneOf = (id) => (id ? box.querySelector(`#rejected li[id="${id}"]`) : null);

/** An entry as requests name it. */
function named(id) {
  const [what, number] = id.split("-");
  return { [what]: Number(number) };
}
/** The verdict that an entry has on this page, or null: the server writes nothing over what this page does not show. */
function seen(id) {
  const field = box.querySelector(`input[name="entry"][value="${id}"]`)?.form.elements.seen;
  return field ? { seen: JSON.parse(field.value) } : {};
}
const idOf = (entry) => "position" in entry ? `position-${entry.position}` : `statement-${entry.statement}`;

function complain(words, more = "") {
  trouble.hidden = !words;
  trouble.replaceChildren(words, more);
  tell("");
}

/** What went well, but elsewhere. */
function tell(words, link = "") {
  const told = document.getElementById("told");
  told.hidden = !words;
  told.replaceChildren(words, link);
}

/** What a key could not do, to all who look or listen. */
function hint(words) {
  tell(words);
  say(words);
}

/** How much is reviewed, and what is left of the queue. */
function howFar() {
  const left = document.querySelector("#queue .num")?.textContent ?? "";
  return `${document.getElementById("done").textContent.trim()} ${left}`.trim();
}

/** The buttons that judge an entry wait until one is chosen. */
function offer() {
  for (const button of document.querySelectorAll(".bar-keys :is([data-do=accept], [data-do=correct], [data-do=reject])")) {
    button.disabled = !chosen;
  }
}

// --- Choosing -------------------------------------------------------------------------------------------------

function choose(id, { focus = true, scroll = true } = {}) {
  const entry = entryOf(id) ?? goneOf(id);
  if (!entry) return;
  chosen = id;
  offer();
  const folded = entry.closest("details");
  if (folded) folded.open = true;
  for (const other of [...entries(), ...box.querySelectorAll("#rejected li")]) {
    other.classList.toggle("on", other === entry);
    const link = other.querySelector(".entry-link");
    if (other === entry) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  here.textContent = labelOf(entry);
  here.setAttribute("href", `#${id}`);
  const first = light(id);
  history.replaceState(null, "", `#${id}`);
  if (focus) entry.querySelector(".entry-link").focus({ preventScroll: true });
  if (scroll) look(entry, first);
}

/** Brings an entry and its words into view. */
function look(entry, first) {
  // On a phone the list lies below the report: the words are what is looked at, and the bar names the entry.
  if (!isNarrow.matches || !first) scrollTo(entry, "nearest");
  if (first) scrollTo(first, isSeen(first) ? "nearest" : "center");
}

/** The names under which the words of a rejected entry are lit, by its parts. */
const GONE = { evidence: "part", content: "part", holder: "part-who", speaker: "part-who", condition: "part-condition", quantity: "part-condition", cue: "part-cue" };

/** Lights up the words of a rejected entry, which the text no longer marks, and gives where the first of them stand. */
function lightGone(id) {
  let first = null;
  const ranges = new Map();
  for (const [part, places] of Object.entries(JSON.parse(goneOf(id).dataset.spans))) {
    for (const place of places) {
      const range = rangeOf(text, place);
      if (!range) continue;
      ranges.set(GONE[part], [...ranges.get(GONE[part]) ?? [], range]);
      if (GONE[part] === "part") first ??= range.startContainer.parentElement;
    }
  }
  for (const [name, of] of ranges) {
    const highlight = new Highlight(...of);
    highlight.priority = name === "part" ? 0 : 1;
    CSS.highlights.set(name, highlight);
  }
  return first;
}

/** Puts out what is lit. */
function darken() {
  // While something is coded, these are the form's.
  if (!coding.isOpen()) for (const name of new Set(Object.values(GONE))) globalThis.CSS.highlights?.delete(name);
  for (const segment of text.querySelectorAll("[class*=lit-]")) {
    for (const name of [...segment.classList]) {
      if (name.startsWith("lit-")) segment.classList.remove(name);
    }
  }
  for (const marker of text.querySelectorAll(".marker.on")) marker.classList.remove("on");
}

/** Lights up the words of an entry, and gives the first of them. */
function light(id) {
  let first = null;
  darken();
  if (goneOf(id)) return globalThis.CSS.highlights && !coding.isOpen() ? lightGone(id) : null;
  for (const segment of text.querySelectorAll(`[data-entries*="${id}:"]`)) {
    for (const part of segment.dataset.entries.split(" ")) {
      const [entry, role] = part.split(":");
      if (entry !== id) continue;
      segment.classList.add(`lit-${role}`);
      first ??= segment;
    }
  }
  for (const marker of text.querySelectorAll(`.marker[data-entry="${id}"]`)) marker.classList.add("on");
  return first;
}

function isSeen(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return top > 60 && bottom < innerHeight - 120;
}

function scrollTo(element, block) {
  element.scrollIntoView({ block, behavior: isCalm.matches ? "auto" : "smooth" });
}

function step(by) {
  const all = entries();
  const at = all.findIndex((entry) => entry.id === chosen);
  const next = at < 0 ? all[by > 0 ? 0 : all.length - 1] : all[at + by];
  if (next) choose(next.id);
  else hint(by > 0 ? "This is the last entry." : "This is the first entry.");
}

const isOpenEntry = (entry) => !("done" in entry.dataset) && entry.ariaBusy !== "true";

/** The next entry of the queue that nobody has reviewed: here after this one, here before it, or in the next report. */
async function goOn() {
  const { order, issue, what } = reading.dataset;
  const isAsked = ({ dataset }) => issue ? dataset.issue === issue : what !== "positions" || dataset.issue !== "";
  if (order !== "doubt") {
    const all = entries();
    const at = all.findIndex((entry) => entry.id === chosen);
    const next = [...all.slice(at + 1), ...all.slice(0, at + 1)]
      .find((entry) => isOpenEntry(entry) && isAsked(entry));
    if (next) return choose(next.id);
  }
  isLeaving = true;
  await sending;
  isLeaving = !unsaved.size;
  if (!isLeaving) return;
  const query = new URLSearchParams(queue);
  query.set("after", article);
  if (order === "doubt" && chosen) query.set("entry", chosen);
  location.assign(`/review/next?${query}`);
}

// --- Verdicts -------------------------------------------------------------------------------------------------

/** Sends a verdict; the entry waits until it is saved, while the next one is looked at. */
function send(kind, id) {
  if (isLeaving) return;
  const entry = entryOf(id) ?? goneOf(id);
  const label = entry ? labelOf(entry) : "";
  // What would be refused again is told once.
  for (const [other, { error }] of unsaved) if (other === id || !mayPass(error)) unsaved.delete(other);
  showUnsaved();
  if (entry) entry.ariaBusy = "true";
  waiting += 1;
  const body = { entry: named(id), ...seen(id), ...signed };
  sending = sending.then(async () => {
    try {
      const done = await postJson(`/review/${kind}.json`, body);
      waiting -= 1;
      if (!waiting) await refresh();
      say(`${done.said} ${howFar()}`);
    } catch (error) {
      waiting -= 1;
      unsaved.set(id, { kind, label, error });
      entryOf(id)?.removeAttribute("aria-busy");
      showUnsaved();
    }
  });
  if (id !== chosen) return;
  if (queue) return goOn();
  const all = entries();
  const at = all.findIndex((other) => other.id === id);
  if (at >= 0 && all[at + 1]) choose(all[at + 1].id);
}

/** Names all verdicts that are not saved, and marks their entries; those that nobody answered can be sent again. */
function showUnsaved() {
  for (const entry of [...entries(), ...box.querySelectorAll("#rejected li")]) {
    const isUnsaved = unsaved.has(entry.id);
    entry.classList.toggle("failed", isUnsaved);
    entry.querySelector(".unsaved")?.remove();
    if (isUnsaved) entry.querySelector(".entry-link").after(el("span", { class: "unsaved small" }, "not saved"));
  }
  if (!unsaved.size) return complain("");
  const all = [...unsaved.values()];
  const again = all.some(({ error }) => mayPass(error)) ? el("button", { type: "button", class: "plain", onclick: sendAgain }, "Try again") : "";
  complain(`Not saved: ${all.map(({ label }) => label).join("; ")}. ${wordsOf(all.at(-1).error)} `, again);
}

function sendAgain() {
  const was = chosen;
  for (const [id, { kind, error }] of [...unsaved]) {
    // Nothing is gone on from: one is looking at something else by now.
    chosen = null;
    if (mayPass(error)) send(kind, id);
  }
  chosen = was;
}

function undo() {
  complain("");
  sending = sending.then(async () => {
    try {
      const done = await postJson("/review/undo.json", signed);
      await refresh();
      const id = idOf(done.entry);
      if (done.article === article) choose(id);
      else if (done.article !== null && queue) {
        // The queue led on from there, and leads on from there again.
        isLeaving = true;
        location.assign(`/articles/${done.article}${queue}#${id}`);
      } else if (done.article !== null) {
        tell(`${done.said} `, el("a", { href: `/articles/${done.article}${queue}#${id}` }, "It is in another report."));
      }
      say(done.said);
    } catch (error) {
      complain(wordsOf(error));
    }
  });
}

/** Shows the article as the server has it now. */
async function refresh() {
  data = null;
  const response = await fetch(location.pathname + location.search);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const parts = ["text", "entry-list", "entries-rest", "done", ...(queue ? ["queue"] : [])].map((id) => [document.getElementById(id), page.getElementById(id)]);
  if (!response.ok || parts.some(([, now]) => !now)) throw new Error("It was saved, but the page could not be loaded anew: load it again.");
  const isFocused = box.contains(document.activeElement);
  const isGoneOpen = document.getElementById("rejected")?.open;
  const at = entries().findIndex((entry) => entry.id === chosen);
  const busy = entries().filter((entry) => entry.ariaBusy === "true").map((entry) => entry.id);
  plain();
  for (const [before, now] of parts) renew(before, now);
  if (isGoneOpen) document.getElementById("rejected")?.setAttribute("open", "");
  if (waiting) busy.forEach((id) => { if (entryOf(id)) entryOf(id).ariaBusy = "true"; });
  const kept = entryOf(chosen) ?? goneOf(chosen) ?? entries()[Math.min(at, entries().length - 1)];
  if (kept && chosen) choose(kept.id, { focus: isFocused, scroll: false });
  if (isAdding) darken();
  if (unsaved.size) showUnsaved();
  coding.redraw();
  lightHits();
}

/** Takes off what only this page knows, so that the rest can be compared with what the server shows. */
function plain() {
  darken();
  for (const entry of entries()) {
    entry.classList.remove("on", "failed");
    entry.querySelector(".unsaved")?.remove();
    entry.ariaBusy = null;
    entry.querySelector(".entry-link").removeAttribute("aria-current");
  }
}

/** Brings a part of the page up to date, all between the first and the last child that differ: a long report takes seconds. */
function renew(before, now) {
  const [old, next] = [[...before.childNodes], [...now.childNodes]];
  let from = 0;
  while (from < old.length && from < next.length && old[from].isEqualNode(next[from])) from += 1;
  let [to, end] = [old.length, next.length];
  while (to > from && end > from && old[to - 1].isEqualNode(next[end - 1])) {
    to -= 1;
    end -= 1;
  }
  for (const gone of old.slice(from, to)) gone.remove();
  for (const come of next.slice(from, end)) before.insertBefore(document.adoptNode(come), old[to] ?? null);
}

box.addEventListener("submit", (event) => {
  event.preventDefault();
  const form = event.target;
  const kind = new URL(event.submitter?.getAttribute("formaction") ?? form.getAttribute("action"), location).pathname.split("/").pop();
  send(kind, form.elements.entry.value);
});

// --- Correcting and adding --------------------------------------------------------------------------------------

async function code(isNew) {
  // Others can be looked at while the form is open.
  const id = isNew ? null : chosen;
  if (!isNew && !id) return hint("Choose an entry first.");
  if (goneOf(id)) return hint("This entry is rejected: accept it first, and then correct it.");
  complain("");
  try {
    data ??= await getJson(`/articles/${article}.json${queue}`);
  } catch (error) {
    return complain(wordsOf(error));
  }
  const [what, number] = id?.split("-") ?? ["position", 0];
  const entry = isNew ? null : data[`${what}s`].find((it) => it.id === Number(number));
  if (!isNew && !entry) return complain("This entry is no longer there. Load the page again.");
  const lit = text.querySelector("[class*=lit-]");
  let isSaved = false;
  isAdding = isNew;
  document.body.classList.add("is-coding");
  coding.open({
    what, entry, article: data, number: article, label: entry ? labelOf(entryOf(id)) : "",
    near: {
      start: Number(lit?.dataset.start ?? 0),
      issue: entryOf(chosen)?.dataset.issue || reading.dataset.issue,
    },
    async save(coded) {
      await sending;
      const about = entry ? { entry: named(id), seen: entry.review } : {};
      const body = { ...about, ...signed, ...coded };
      const done = await postJson(`/review/${entry ? "correct" : "add"}.json`, body);
      chosen = idOf(done.entry);
      await refresh();
      choose(chosen);
      say(`${done.said} ${howFar()}`);
      isSaved = entry !== null;
    },
    close(opener) {
      isAdding = false;
      document.body.classList.remove("is-coding");
      complain("");
      if (isSaved && queue) goOn();
      else if (chosen) choose(chosen);
      else opener?.focus?.();
    },
  });
  // Beside the words of something new, those of the entry that was looked at would seem to be its own.
  if (isNew) darken();
  // On a phone the form covers the lower half of the report.
  if (lit && isNarrow.matches) lit.scrollIntoView({ block: "start" });
}

// --- Pointer and keys -------------------------------------------------------------------------------------------

const DO = {
  back: () => step(-1),
  on: () => step(1),
  accept: () => verdict("accept"),
  reject: () => verdict("reject"),
  correct: () => coding.leave(() => code(false)),
  next: goOn,
  add: () => coding.leave(() => code(true)),
  undo,
  cancel: () => coding.leave(),
};

function verdict(kind) {
  if (chosen) send(kind, chosen);
  else hint("Choose an entry first.");
}

document.addEventListener("click", (event) => {
  const action = event.target.closest("[data-do]")?.dataset.do;
  if (action) return DO[action]();
  const link = event.target.closest(".entry-link, .marker");
  if (link?.closest("#rejected")) {
    event.preventDefault();
    return choose(link.closest("li").id);
  }
  if (link) {
    if (!link.closest("#entries, #text")) return;
    event.preventDefault();
    return choose(link.dataset.entry ?? link.closest(".entry").id);
  }
  const segment = event.target.closest("[data-entries]");
  if (!segment || coding.isOpen() || !getSelection().isCollapsed) return;
  // Where several entries lie over each other, each press chooses the next.
  const over = [...new Set(segment.dataset.entries.split(" ").map((part) => part.split(":")[0]))];
  choose(over[(over.indexOf(chosen) + 1) % over.length], { focus: false });
});

box.addEventListener("focusin", (event) => {
  const entry = event.target.closest(".entry");
  if (!entry || entry.id === chosen || !event.target.matches(".entry-link")) return;
  // Where the list lies below the report, who goes through it by the Tab key is not thrown up to the words.
  choose(entry.id, { scroll: !isNarrow.matches });
});

const KEYS = { j: "on", k: "back", a: "accept", r: "reject", c: "correct", n: "next", m: "add", u: "undo" };

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || document.querySelector("dialog[open]")) return;
  if (coding.isOpen()) {
    if (event.key === "Escape") coding.leave();
    else if (/^[1-4]$/u.test(event.key) && !isTyping(event)) {
      event.preventDefault();
      coding.key(Number(event.key));
    }
    return;
  }
  if (isTyping(event) || event.repeat && !"jk".includes(event.key)) return;
  let action = KEYS[event.key];
  // The page still scrolls by arrows, unless it is the list that has them.
  if (event.target.closest("#found") && !event.shiftKey) action ??= { ArrowDown: "on", ArrowUp: "back" }[event.key];
  if (!action) return;
  event.preventDefault();
  DO[action]();
});

/** The entry that the address names; one that is left out for its doubt is asked for. */
async function arrive() {
  const id = location.hash.slice(1);
  const [, what, number] = /^(position|statement)-(\d+)$/u.exec(id) ?? [];
  if (!what) return;
  if (entryOf(id) || goneOf(id)) return choose(id);
  const query = new URLSearchParams(location.search);
  if (Number(reading.dataset.hidden) && !query.has("min")) {
    try {
      data ??= await getJson(`/articles/${article}.json${queue}`);
    } catch (error) {
      return complain(wordsOf(error));
    }
    query.set("min", 0);
    if (data[`${what}s`].some((it) => it.id === Number(number))) return location.replace(`${location.pathname}?${query}#${id}`);
  }
  complain(`There is no ${what} ${number} in this report any more. Where a report was read again, what was found in it has other numbers.`);
}
// As it loads, the browser goes to where the address points, and takes the focus there: to the entry in the list, which
// may lie far below its words.
addEventListener("load", () => requestAnimationFrame(() => {
  const entry = entryOf(chosen);
  if (!entry) return;
  look(entry, text.querySelector("[class*=lit-]"));
  if (document.activeElement === document.body) entry.querySelector(".entry-link").focus({ preventScroll: true });
}));
// A verdict that is on its way would be lost without a word.
addEventListener("beforeunload", (event) => {
  if (waiting && !isLeaving) event.preventDefault();
});
// The bar stays where it is while what lies around it is scrolled, which goes to beside it, not below it.
const bar = document.getElementById("bar");
const room = new ResizeObserver(() => {
  document.documentElement.style.setProperty("--bar", `${bar.offsetHeight}px`);
  document.documentElement.style.setProperty("--bar-keys", `${bar.querySelector(".bar-keys").offsetHeight}px`);
});
room.observe(bar);
room.observe(bar.querySelector(".bar-keys"));
addEventListener("pageshow", () => { isLeaving = false; });
window.addEventListener("hashchange", () => {
  if (location.hash.slice(1) !== chosen) arrive();
});
/** Lights the words of the search that led here, and goes to the first of them. */
function lightHits() {
  const ranges = JSON.parse(reading.dataset.hits).map((place) => rangeOf(text, place)).filter(Boolean);
  if (!ranges.length || !globalThis.CSS?.highlights) return;
  CSS.highlights.set("hit", new Highlight(...ranges));
  if (!location.hash) scrollTo(ranges[0].startContainer.parentElement, "center");
}

arrive();
offer();
lightHits();
