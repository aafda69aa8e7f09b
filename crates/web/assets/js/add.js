// Adding without leaving the page: dropped files and folders, many files in parts, and work shown as it goes.
import { keepTyped, once, say, sent, trouble, wordsOf } from "./lib.js";
import { follow, load } from "./jobs.js";

/** What is sent at once, so that no request is too large: below the server's limits. */
const MOST_FILES = 500;
const MOST_BYTES = 48 << 20;
/** A larger file is no report. */
const LARGEST_FILE = 16 << 20;
const ENDINGS = /\.(txt|text|html?|xhtml|jsonl|ndjson)$/i;

const form = document.getElementById("files-form");
const drop = document.getElementById("drop");
const input = document.getElementById("files");
const folderButton = document.getElementById("choose-folder");
const problem = document.getElementById("problem");
const jobs = document.getElementById("jobs");

form.classList.add("has-script");
document.getElementById("drop-lead").hidden = false;
folderButton.hidden = false;

/** Says what is wrong where one is looking: at the form that was sent. */
function complain(words, by = form) {
  problem.textContent = words;
  problem.hidden = !words;
  if (!words) return;
  by.after(problem);
  problem.scrollIntoView({ block: "nearest" });
}

/** Sends a form's fields, with files that it has not itself, and shows the work that begins. */
async function send(fields) {
  const response = await sent("/add.json", { body: fields });
  const text = await response.text();
  let answer = null;
  try {
    answer = JSON.parse(text);
  } catch {
    // What is not JSON is a sentence for the user.
  }
  if (!response.ok) throw new Error(answer?.error ? `${answer.error} ${answer.hint ?? ""}` : text);
  const section = await load(`/jobs/${answer.id}`);
  jobs.prepend(section);
  document.getElementById("jobs-section").hidden = false;
  follow(section);
  return section;
}

// What the record holds is another amount once work has ended.
jobs.addEventListener("ended", async () => {
  try {
    const response = await fetch("/add");
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    document.getElementById("holds").textContent = page.getElementById("holds").textContent;
  } catch (error) {
    trouble(error);
  }
});

// --- Files ----------------------------------------------------------------------------------------------

/** Files with the names by which the record is to know them. */
async function sendFiles(files) {
  complain("");
  const good = files.filter(({ file }) => file.size <= LARGEST_FILE);
  const large = files.length - good.length;
  if (good.length === 0) {
    return complain(large ? "A file of more than 16 MB is no report: split it into one file a report."
      : "There are no reports among these: they end in .txt, .html, .htm or .jsonl.");
  }
  if (large) complain(`${large} of more than 16 MB left out: split them into one file a report.`);
  let part = [];
  let bytes = 0;
  const parts = [part];
  for (const entry of good) {
    if (part.length >= MOST_FILES || (part.length && bytes + entry.file.size > MOST_BYTES)) {
      parts.push(part = []);
      bytes = 0;
    }
    part.push(entry);
    bytes += entry.file.size;
  }
  say(good.length === 1 ? "1 report is being added" : `${good.length} reports are being added`);
  try {
    let first = null;
    for (const some of parts) {
      const fields = new FormData(form);
      fields.delete("files");
      for (const { file, name } of some) fields.append("files", file, name);
      const sent = await send(fields);
      first ??= sent;
    }
    first.scrollIntoView({ block: "nearest" });
  } catch (error) {
    complain(wordsOf(error));
  }
}

const named = (files) => [...files].map((file) => ({ file, name: file.webkitRelativePath || file.name }));
input.addEventListener("change", async () => {
  const files = named(input.files);
  await sendFiles(files);
  input.value = "";
});
folderButton.addEventListener("click", () => {
  const folder = document.createElement("input");
  folder.type = "file";
  folder.webkitdirectory = true;
  folder.addEventListener("change", () => sendFiles(named(folder.files).filter(({ name }) => ENDINGS.test(name))));
  folder.click();
});

// Not only the box takes what is dropped: beside it the browser would leave the page for the file.
let depth = 0;
document.addEventListener("dragenter", (event) => {
  if (!event.dataTransfer?.types.includes("Files")) return;
  event.preventDefault();
  depth += 1;
  drop.classList.add("is-over");
});
document.addEventListener("dragover", (event) => {
  if (!event.dataTransfer?.types.includes("Files")) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = "copy";
});
document.addEventListener("dragleave", () => {
  depth = Math.max(0, depth - 1);
  if (depth === 0) drop.classList.remove("is-over");
});
document.addEventListener("drop", async (event) => {
  depth = 0;
  drop.classList.remove("is-over");
  if (!event.dataTransfer?.types.includes("Files")) return;
  event.preventDefault();
  // The list is only there until this returns, so the entries are taken out first.
  const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.() ?? null);
  const plain = named(event.dataTransfer.files);
  try {
    const found = entries.some((entry) => entry?.isDirectory) ? (await Promise.all(entries.map(inside))).flat() : plain;
    await sendFiles(found);
  } catch (error) {
    complain(`What was dropped cannot be read: ${error.message}`);
  }
});

/** The reports below a dropped file or folder: all of a file's own, of a folder those whose names say so. */
async function inside(entry, isNamed = true) {
  if (!entry) return [];
  if (entry.isFile) {
    if (isNamed !== true && !ENDINGS.test(entry.name)) return [];
    const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
    return [{ file, name: entry.fullPath.replace(/^\//, "") }];
  }
  const reader = entry.createReader();
  const all = [];
  // A reader gives at most a hundred at a time.
  for (;;) {
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) break;
    all.push(...some);
  }
  all.sort((a, b) => (a.name < b.name ? -1 : 1));
  return (await Promise.all(all.map((child) => inside(child, false)))).flat();
}

// --- An address, a text ---------------------------------------------------------------------------------

for (const other of document.querySelectorAll("form[data-add]")) {
  const add = async () => {
    complain("");
    try {
      const fields = new FormData(other);
      const section = await send(fields);
      other.reset();
      // An address that could not be read may have a slip in it.
      section.addEventListener("ended", () => {
        const { address } = other.elements;
        if (section.querySelector(".is-failed") && address && !address.value) address.value = fields.get("address");
      });
      section.scrollIntoView({ block: "nearest" });
      say("It is being added");
    } catch (error) {
      complain(wordsOf(error), other);
    }
  };
  keepTyped(other);
  other.addEventListener("submit", (event) => {
    event.preventDefault();
    once(other.querySelector("button[type=submit]"), add);
  });
}
