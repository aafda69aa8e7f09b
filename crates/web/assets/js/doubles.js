// Pairs with keys: one key answers, and the next pair follows.
import { isTyping } from "./lib.js";

const pairs = [...document.querySelectorAll(".double")];
const chosen = () => pairs.findIndex((it) => it.contains(document.activeElement));

// Whoever comes from an answer goes on with the pair that took the place of the last.
if (new URLSearchParams(location.search).has("decided") || new URLSearchParams(location.search).has("undone")) {
  pairs[0]?.focus();
}

document.addEventListener("keydown", (event) => {
  if (isTyping(event) || document.querySelector("dialog[open]")) return;
  const at = chosen();
  if (event.key === "j" || event.key === "k") {
    const next = at < 0 ? 0 : at + (event.key === "j" ? 1 : -1);
    pairs[Math.min(Math.max(next, 0), pairs.length - 1)]?.focus();
  } else if (event.key === "1" || event.key === "2") {
    // Nothing is said of a pair that nobody has gone to: the first press goes to the first.
    if (at < 0) pairs[0]?.focus();
    else pairs[at].querySelector(`[data-say=${event.key === "1" ? "one" : "two"}]`).click();
  } else if (event.key === "u") {
    document.getElementById("undo")?.click();
  } else {
    return;
  }
  event.preventDefault();
});
