// Evidence beside the matrix. The address names the cell whose evidence it is, so that one comes back to it from the
// report, and a phone's way back closes it.
import { el, trouble } from "./lib.js";

const matrix = document.getElementById("matrix");
const panel = document.getElementById("panel");

/** The cell whose evidence is shown, by actor and issue, and the address of that; null while the panel is closed. */
let shown = null;
let asking = null;

/** The actor and the issue of a cell. */
function cellOf(link) {
  const place = link.closest("td");
  return { actor: place.parentElement.dataset.actor, issue: matrix.tHead.rows[0].cells[place.cellIndex].dataset.issue };
}

/** The link of a cell as it is drawn now; none where nobody stands. */
function linkOf({ actor, issue }) {
  const column = [...matrix.tHead.rows[0].cells].findIndex((head) => head.dataset.issue === issue);
  const row = column < 0 ? null : matrix.querySelector(`tr[data-actor="${CSS.escape(actor)}"]`);
  return row?.cells[column].querySelector("a") ?? null;
}

/** The cell that the address names. */
function asked() {
  const fields = new URLSearchParams(location.hash.slice(1));
  return fields.has("actor") && fields.has("issue") ? { actor: fields.get("actor"), issue: fields.get("issue") } : null;
}

function mark() {
  for (const link of matrix.querySelectorAll("a[aria-current]")) link.removeAttribute("aria-current");
  if (shown) linkOf(shown)?.setAttribute("aria-current", "true");
}

/** Loads what is shown; a slower answer to what was asked before is not waited for. */
async function load() {
  asking?.abort();
  asking = new AbortController();
  const { signal } = asking;
  mark();
  try {
    const response = await fetch(shown.address, { signal });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const evidence = page.getElementById("evidence");
    if (!response.ok || !evidence) throw new Error(page.querySelector("main .notice")?.innerText ?? "The evidence could not be had.");
    trouble(null);
    draw(document.adoptNode(evidence));
    return true;
  } catch (error) {
    if (error.name === "AbortError") return false;
    // What was told of another day or cell is not left standing.
    if (panel.hidden) close();
    else draw("");
    trouble(error);
    return false;
  }
}

function draw(evidence) {
  if (evidence) {
    const title = evidence.querySelector("h1");
    title.replaceWith(el("h2", { id: "evidence-title" }, ...title.childNodes));
  }
  const hadFocus = panel.contains(document.activeElement);
  panel.replaceChildren(
    el("div", { class: "panel-bar" },
      el("button", { type: "button", class: "quiet", onclick: close }, "Close"),
      el("a", { href: shown.address, class: "small" }, "on its own page")),
    evidence);
  panel.hidden = false;
  if (hadFocus) panel.focus();
}

/** Shows the evidence of a cell, and goes there. */
async function open(link) {
  shown = { ...cellOf(link), address: link.href };
  if (!await load()) return;
  panel.scrollTop = 0;
  panel.focus({ preventScroll: true });
  // On a phone the panel covers the lower part: the row that was pressed stands above it.
  if (matchMedia("(max-width: 44rem)").matches) linkOf(shown)?.closest("tr").scrollIntoView({ block: "start" });
}

function hide() {
  asking?.abort();
  const before = shown;
  const hadFocus = [document.body, null].includes(document.activeElement) || panel.contains(document.activeElement);
  shown = null;
  panel.hidden = true;
  mark();
  if (before && hadFocus) (linkOf(before) ?? document.getElementById("matrix-wrap")).focus({ preventScroll: true });
}

/** Closes the panel, and takes its cell out of the address. */
export function close() {
  hide();
  if (history.state?.isEvidence) history.back();
  else history.replaceState(null, "", location.pathname + location.search);
}

export const isOpen = () => shown !== null;

/** Shows what is known of the same cell on another day. */
export function showDay(day) {
  if (!shown) return;
  const address = new URL(shown.address);
  if (day) address.searchParams.set("on", day);
  else address.searchParams.delete("on");
  shown.address = address.href;
  load();
}

matrix?.addEventListener("click", (event) => {
  const link = event.target.closest("td a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const address = `#${new URLSearchParams(cellOf(link))}`;
  if (asked()) history.replaceState(history.state, "", address);
  else {
    // Whoever comes back stays where they have scrolled to meanwhile.
    history.scrollRestoration = "manual";
    history.pushState({ isEvidence: true }, "", address);
    history.scrollRestoration = "auto";
  }
  open(link);
});

/** Shows what the address names, or nothing. */
function follow() {
  const cell = matrix && asked();
  const link = cell && linkOf(cell);
  if (link) open(link);
  else if (shown) hide();
}

addEventListener("popstate", () => {
  history.scrollRestoration = "auto";
  follow();
});
follow();
