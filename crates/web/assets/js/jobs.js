// Work under way: its parts are brought up to date until it ends. Without this script the page loads itself
// again, or a look at it does the same.
import { post, say, trouble } from "./lib.js";

const EVERY = 700;

/** Follows a job's section on this page; `whenDone` is called once it has ended. */
export function follow(section, whenDone = () => {}) {
  const address = `/jobs/${section.dataset.job}`;
  const hasEnded = () => !["waiting", "reading"].includes(section.dataset.phase);
  if (hasEnded()) return whenDone(section);
  async function look() {
    try {
      const now = await load(address);
      trouble(null);
      section.dataset.phase = now.dataset.phase;
      for (const part of section.querySelectorAll("[data-part]")) renew(part, now);
    } catch (error) {
      trouble(error);
      // The program may have been stopped: it is asked again, but not as often.
      return setTimeout(look, 5 * EVERY);
    }
    if (!hasEnded()) return setTimeout(look, EVERY);
    say(`${section.querySelector("h3").textContent}: ${section.querySelector("[data-part=sum]").textContent.trim()}`);
    whenDone(section);
    section.dispatchEvent(new Event("ended", { bubbles: true }));
  }
  setTimeout(look, EVERY / 2);
  section.addEventListener("submit", async (event) => {
    if (!event.target.matches("[data-part=stop] form")) return;
    event.preventDefault();
    event.target.querySelector("button").disabled = true;
    try {
      await post(`${address}/stop.json`);
      say("It ends with the article that is being read.");
    } catch (error) {
      trouble(error);
    }
  });
}

/** A job's section as the server shows it now. */
export async function load(address) {
  const response = await fetch(address);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const section = page.querySelector("[data-job]");
  if (!response.ok || !section) throw new Error("The work is not known any more.");
  return document.adoptNode(section);
}

function renew(part, now) {
  const next = now.querySelector(`[data-part="${part.dataset.part}"]`);
  // What has focus is not taken away while it says the same.
  if (part.textContent === next.textContent && part.dataset.part !== "bar") return;
  const bar = part.querySelector("progress");
  const nextBar = next.querySelector("progress");
  if (bar && nextBar) {
    bar.value = nextBar.value;
    return;
  }
  const list = part.querySelector("ol.job-lines");
  const scrolled = list?.scrollTop ?? 0;
  const hadFocus = list === document.activeElement;
  part.replaceChildren(...next.childNodes);
  const newList = part.querySelector("ol.job-lines");
  if (!newList) return;
  const reading = newList.querySelector(".is-reading");
  newList.scrollTop = hadFocus ? scrolled : Math.max(0, (reading?.offsetTop ?? scrolled) - 120);
  if (hadFocus) newList.focus();
}

for (const section of document.querySelectorAll("[data-job]")) follow(section);
