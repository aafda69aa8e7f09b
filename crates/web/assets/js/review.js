// The queue: one key that goes on.
import { isTyping } from "./lib.js";

document.addEventListener("keydown", (event) => {
  if (isTyping(event) || event.key !== "n") return;
  document.getElementById("next")?.click();
});
