// The queue: one key that goes on, and one that takes the last verdict back.
import { isTyping } from "./lib.js";

const BUTTONS = { n: "next", u: "undo" };

document.addEventListener("keydown", (event) => {
  if (isTyping(event) || document.querySelector("dialog[open]")) return;
  document.getElementById(BUTTONS[event.key])?.click();
});
