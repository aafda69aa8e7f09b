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

const meta = (name) => document.querySelector(`meta[name=${name}]`);

/** The token without which nothing changes. */
export function token() {
  return meta("token").content;
}

/**
 * Takes up the token of the program's present start, as a page outlives the program that sent it: what was typed on it is
 * sent all the same, as long as it is the same record.
 */
export async function renew() {
  const start = await getJson("/start.json");
  if (start.record !== meta("record").content) {
    throw new Error("Nothing was changed: another record is open here now. Load the page again.");
  }
  meta("token").content = start.token;
  for (const field of document.querySelectorAll("input[name=token]")) field.value = start.token;
}

/** Sends what changes something; where the program was started anew since the page was, once more with its token. */
export async function sent(address, options) {
  const send = () => fetch(address, { ...options, method: "POST", headers: { ...options.headers, "x-onrecord-token": token() } });
  const before = token();
  const response = await send();
  if (response.status !== 403) return response;
  await renew();
  return token() === before ? response : send();
}

/** The data at an address; an error says what the server said. */
export async function getJson(address, options = {}) {
  return answer(await fetch(address, options));
}

/** Sends fields, and gives the data that comes back. */
export async function post(address, fields = {}) {
  return answer(await sent(address, { body: new URLSearchParams(fields) }));
}

/** Sends data as JSON, also where the page is left meanwhile, and gives the data that comes back. */
export async function postJson(address, data) {
  return answer(await sent(address, { body: JSON.stringify(data), headers: { "content-type": "application/json" }, keepalive: true }));
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
    throw Object.assign(new Error(words.trim() || `The server answered ${response.status}.`), { status: response.status });
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
export const wordsOf = (error) => (error instanceof TypeError ? "The program does not answer. Is it still running?" : error.message);

/** Whether the same may be done in a while: nobody answered, or nobody could just then. */
export const mayPass = (error) => error instanceof TypeError || error.status >= 500;

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

/** Who speaks to the computer, or presses keys by chance, can switch off that single letters and signs do something. */
const LETTERS = "letters";

export function areLettersOff() {
  try {
    return localStorage.getItem(LETTERS) === "off";
  } catch {
    return false;
  }
}

export function switchLetters(areOn) {
  try {
    localStorage.setItem(LETTERS, areOn ? "on" : "off");
  } catch {
    // They stay as they are then.
  }
}

/** Asks before the page is left with what was typed into a form. `isBegun` says that it came back from the server so. */
export function keepTyped(form, isBegun = false) {
  let isTouched = isBegun;
  form.addEventListener("input", () => { isTouched = true; });
  form.addEventListener("reset", () => { isTouched = false; });
  // Behind all others, so that it is known whether one of them keeps the page.
  addEventListener("submit", (event) => {
    if (event.target === form && !event.defaultPrevented) isTouched = false;
  });
  addEventListener("beforeunload", (event) => {
    if (isTouched) event.preventDefault();
  });
}

/** Whether keys belong to what is being typed, not to the page. */
export function isTyping(event) {
  const target = event.target;
  return isShortcut(event)
    || event.key.length === 1 && event.key !== " " && areLettersOff()
    || target.isContentEditable
    || target.matches("input:not([type=range]):not([type=checkbox]):not([type=radio]), textarea, select");
}

/** Whether a key is pressed with others that make it the browser's; many keyboards have signs such as "[" on AltGr or Option. */
function isShortcut(event) {
  const isSign = event.key.length === 1 && !/[\p{L}\p{N}\s]/u.test(event.key);
  if (isSign && (event.getModifierState("AltGraph") || event.altKey && !event.ctrlKey)) return event.metaKey;
  return event.ctrlKey || event.metaKey || event.altKey;
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

/** How an axis names days, so that the year is seen: by themselves where there are few, else as Plot does. */
export function days(all) {
  const some = [...new Set(all.map((day) => day.toISOString().slice(0, 10)))].sort();
  if (some.length === 1) return { ticks: some.map((day) => new Date(day)), tickFormat: (day) => day.toISOString().slice(0, 10), domain: around(some[0]) };
  const [first, last] = [some[0], some.at(-1)].map((day) => Date.parse(day));
  // Of a few days each has its mark: no report tells the hour.
  const count = (last - first) / DAY + 1;
  if (count <= FEW_DAYS) {
    const ticks = Array.from({ length: count }, (_, at) => new Date(first + at * DAY));
    const step = Math.ceil(count / 5);
    return {
      ticks: ticks.filter((_, at) => at % step === 0),
      tickFormat: (day) => day.toISOString().slice(0, 10),
      domain: [new Date(first - DAY), new Date(last + DAY)],
    };
  }
  const years = new Set(some.map((day) => day.slice(0, 4)));
  return years.size === 1 ? { label: [...years][0], labelAnchor: "right", labelArrow: "none" } : {};
}

const DAY = 24 * 3600 * 1000;
const FEW_DAYS = 14;

/** A month before and after a day. */
function around(day) {
  const month = 30 * DAY;
  return [new Date(Date.parse(day) - month), new Date(Date.parse(day) + month)];
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
