// What the pages' scripts share. Text of articles only ever becomes text nodes here: no innerHTML anywhere.

/** An element with attributes and children; children that are strings become text. */
export function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key === "class") element.className = value;
    else if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

/** The token without which nothing changes. */
export function token() {
  return document.querySelector("meta[name=token]").content;
}

/** The data at an address; an error says what the server said. */
export async function getJson(address, options = {}) {
  return answer(await fetch(address, options));
}

/** Sends fields, and gives the data that comes back. */
export async function post(address, fields = {}) {
  const body = new URLSearchParams(fields);
  return answer(await fetch(address, { method: "POST", body, headers: { "x-onrecord-token": token() } }));
}

/** Sends data as JSON, and gives the data that comes back. */
export async function postJson(address, data) {
  const headers = { "x-onrecord-token": token(), "content-type": "application/json" };
  return answer(await fetch(address, { method: "POST", body: JSON.stringify(data), headers }));
}

async function answer(response) {
  const text = await response.text();
  let data = null;
  try {
    data = JSON.parse(text);
  } catch {
    // What is not JSON is a sentence for the user.
  }
  if (!response.ok) {
    const words = data?.error ? `${data.error} ${data.hint ?? ""}` : text;
    throw new Error(words.trim() || `The server answered ${response.status}.`);
  }
  return data;
}

/** Tells people who listen to the page what has happened. */
export function say(words) {
  const live = document.getElementById("live");
  live.textContent = "";
  // A change that follows at once would not be read out.
  setTimeout(() => { live.textContent = words; }, 50);
}

/** Shows what went wrong with what the page asked for, to all who look at it or listen; nothing takes it away again. */
export function trouble(error) {
  const place = document.getElementById("fault");
  const words = error ? wordsOf(error) : "";
  // What is said over and over is read out once.
  if (place.textContent !== words) place.textContent = words;
  place.hidden = !words;
}

/** Browsers say no more than "Failed to fetch" where nobody answers. */
const wordsOf = (error) => (error instanceof TypeError ? "The program does not answer. Is it still running?" : error.message);

/** Does the work that a button starts, once at a time; meanwhile the button keeps the focus, as a disabled one would not. */
export async function once(button, work) {
  if (button.ariaDisabled === "true") return;
  button.ariaDisabled = "true";
  try {
    await work();
  } finally {
    button.ariaDisabled = null;
  }
}

/** Whether keys belong to what is being typed, not to the page. */
export function isTyping(event) {
  const target = event.target;
  return event.ctrlKey || event.metaKey || event.altKey
    || target.isContentEditable
    || target.matches("input:not([type=range]):not([type=checkbox]):not([type=radio]), textarea, select");
}

/** A stance as a shape with its word. */
export function stance(name, more = "") {
  return el("span", { class: `stance ${name} ${more}` }, name);
}

/** Text with pieces marked: spans are [start, end, class] in code points, relative to the text, unsorted. */
export function marked(text, spans) {
  const points = Array.from(text);
  const cuts = new Set([0, points.length]);
  const inside = spans.filter(([start, end]) => start < end && start < points.length && end > 0)
    .map(([start, end, kind]) => [Math.max(0, start), Math.min(points.length, end), kind]);
  for (const [start, end] of inside) cuts.add(start).add(end);
  const sorted = [...cuts].sort((a, b) => a - b);
  const out = [];
  for (let i = 0; i + 1 < sorted.length; i++) {
    const [from, to] = [sorted[i], sorted[i + 1]];
    const words = points.slice(from, to).join("");
    const kinds = inside.filter(([start, end]) => start <= from && end >= to).map((span) => span[2]);
    out.push(kinds.length ? el("mark", { class: kinds.join(" ") }, words) : words);
  }
  return out;
}

/** The value of a colour of the design, as it is in this theme. */
export function colour(name) {
  const probe = el("span", { class: `probe-${name}`, hidden: true });
  document.body.append(probe);
  const value = getComputedStyle(probe).color;
  probe.remove();
  return value;
}

/**
 * A picture by Plot. Its rules stand in base.css, under the class it is given here: the style element that it
 * would bring along is taken out before the picture enters the page, whose policy allows none.
 */
export function picture(options) {
  const drawn = Plot.plot({ className: "plot", ...options });
  for (const style of drawn.querySelectorAll("style")) style.remove();
  // One picture with one name: its parts are told by the table or list beside it.
  drawn.setAttribute("role", "img");
  for (const part of drawn.querySelectorAll("[aria-label]")) part.removeAttribute("aria-label");
  return drawn;
}

/** The colours and shapes of stances, as scales of a picture. */
export function scales() {
  const domain = ["for", "undecided", "against"];
  return {
    color: { domain, range: domain.map(colour) },
    symbol: { domain, range: ["circle", { draw: diamond }, { draw: cross }] },
  };
}

/** The diamond of "undecided", as the pages draw it: as wide as it is high. */
function diamond(context, size) {
  const r = Math.sqrt(size / 2) * 1.05;
  context.moveTo(0, -r);
  context.lineTo(r, 0);
  context.lineTo(0, r);
  context.lineTo(-r, 0);
  context.closePath();
}

/** The cross of "against", as the pages draw it. */
function cross(context, size) {
  const r = Math.sqrt(size) / 1.45;
  const w = r * 0.34;
  const turn = Math.SQRT1_2;
  const points = [[-w, -r], [w, -r], [w, -w], [r, -w], [r, w], [w, w], [w, r], [-w, r], [-w, w], [-r, w], [-r, -w], [-w, -w]];
  points.forEach(([x, y], i) => {
    const at = [(x - y) * turn, (x + y) * turn];
    if (i === 0) context.moveTo(...at);
    else context.lineTo(...at);
  });
  context.closePath();
}
