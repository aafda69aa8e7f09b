// What every page has: the theme's switch, the keys, and its filters.
import "./filters.js";
import { areLettersOff, isTyping, renew, say, switchLetters, trouble } from "./lib.js";

const root = document.documentElement;
const dark = matchMedia("(prefers-color-scheme: dark)");
const isDark = () => (root.dataset.theme ?? (dark.matches ? "dark" : "light")) === "dark";

const themeSwitch = document.querySelector("[data-theme-switch]");
function nameSwitch() {
  themeSwitch.textContent = isDark() ? "Light" : "Dark";
  themeSwitch.setAttribute("aria-label", isDark() ? "Use light colours" : "Use dark colours");
}
themeSwitch.hidden = false;
themeSwitch.addEventListener("click", () => {
  root.dataset.theme = isDark() ? "light" : "dark";
  try {
    localStorage.setItem("theme", root.dataset.theme);
  } catch {
    // It holds for this page then.
  }
  nameSwitch();
  say(isDark() ? "Dark colours" : "Light colours");
  document.dispatchEvent(new Event("theme"));
});
dark.addEventListener("change", () => {
  nameSwitch();
  document.dispatchEvent(new Event("theme"));
});
nameSwitch();

// The record keeps times of Greenwich; whoever reads them has a clock of their own.
for (const time of document.querySelectorAll("time[datetime*=T]")) {
  const at = new Date(time.dateTime);
  if (Number.isNaN(at.getTime())) continue;
  const here = new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString();
  // As much as the page says: the day, or the day and the time.
  time.textContent = time.textContent.length > 10 ? here.slice(0, 16).replace("T", " ") : here.slice(0, 10);
}

const keys = document.getElementById("keys");
const opener = document.querySelector("[data-keys-open]");
opener.hidden = false;
opener.addEventListener("click", () => keys.showModal());
const letters = document.getElementById("letters");
letters.checked = !areLettersOff();
letters.addEventListener("change", () => switchLetters(letters.checked));

// A form outlives the start of the program that sent it; sent with its old token, what was typed into it would be lost.
const isRenewed = new WeakSet();
document.addEventListener("submit", async (event) => {
  const { target: form, submitter } = event;
  if (event.defaultPrevented || !form.elements.token || isRenewed.delete(form)) return;
  event.preventDefault();
  try {
    await renew();
  } catch (error) {
    return trouble(error);
  }
  isRenewed.add(form);
  form.requestSubmit(submitter);
});

let isGoing = false;
document.addEventListener("keydown", (event) => {
  if (isTyping(event) || document.querySelector("dialog[open]")) return;
  if (isGoing) {
    isGoing = false;
    const link = document.querySelector(`nav a[data-key="${CSS.escape(event.key)}"]`);
    if (link) {
      event.preventDefault();
      link.click();
    }
    return;
  }
  if (event.key === "g") {
    isGoing = true;
    setTimeout(() => { isGoing = false; }, 1500);
    event.stopImmediatePropagation();
  } else if (event.key === "/") {
    event.preventDefault();
    (document.querySelector("main #q") ?? document.getElementById("masthead-words")).focus();
  } else if (event.key === "?") {
    event.preventDefault();
    keys.showModal();
  }
}, { capture: true });
