// Adding reports: dropped, chosen, pasted, by their address; watched, stopped, and without scripts.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { accessible, serve } from "./serve.mjs";

const NEWS = `Ferry fares to rise

ALDMOUTH, May 13 (KPA) - Transport Minister Ada Pell said on Monday that fares on the ferry would rise by a tenth.

“The boats are old, and nobody wants to swim,” she said.

Tomas Lind, who runs the islanders’ union, said it would fight the rise.
`;

let pages;
let folder;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), "reports-"));
  pages = await serve({ reports: [] });
});
after(async () => {
  await pages?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const latest = (page) => page.evaluate(() => document.querySelector("[data-job]")?.dataset.job ?? "");

/** The job that something on the page begins. */
async function begun(page, act) {
  const before = await latest(page);
  await act();
  await page.waitForFunction((id) => (document.querySelector("[data-job]")?.dataset.job ?? "") !== id, before);
  return page.locator("[data-job]").first();
}

/** The job that something on the page begins, once it has ended. */
async function ended(page, act) {
  const job = await begun(page, act);
  await page.waitForFunction(() => !["waiting", "reading"].includes(document.querySelector("[data-job]").dataset.phase), null, { timeout: 60_000 });
  return job;
}

/** Drops files with these names and words onto the page. */
async function drop(page, files) {
  const data = await page.evaluateHandle((all) => {
    const transfer = new DataTransfer();
    for (const [name, words] of all) transfer.items.add(new File([words], name));
    return transfer;
  }, files);
  await page.dispatchEvent("#drop", "dragenter", { dataTransfer: data });
  assert.match(await page.locator("#drop").getAttribute("class"), /is-over/);
  await page.dispatchEvent("#drop", "drop", { dataTransfer: data });
}

test("dropped files become articles, and each says what became of it", async () => {
  const page = await pages.open("/add");
  assert.match(await page.innerText("#holds"), /^The record holds 0 articles/u);
  await accessible(page);
  const files = [["ferry.txt", NEWS], ["picture.txt", "\u0000\u0001\u0002 no words"], ["<img src=x onerror=alert(1)>.txt", " \n "]];
  const job = await ended(page, () => drop(page, files));
  const words = await job.innerText();
  assert.match(words, /1 article added with [1-9]\d* statements?/);
  assert.match(words, /2 could not be added/);
  assert.match(words, /it holds binary data; save the article as a page/);
  assert.match(words, /<img src=x onerror=alert\(1\)>\.txt/);
  assert.match(words, /There are no words in it/);
  await page.locator("#holds", { hasText: "The record holds 1 article," }).waitFor();
  await accessible(page);
  await job.locator("a").first().click();
  await page.waitForURL(/\/articles\/\d+$/);
});

test("a folder that is dropped beside the box gives the reports in it", async () => {
  const page = await pages.open("/add");
  const dropped = join(folder, "reports");
  mkdirSync(join(dropped, "deeper"), { recursive: true });
  writeFileSync(join(dropped, "pier.txt"), `${NEWS}\nThe pier is shut.\n`);
  writeFileSync(join(dropped, "deeper", "quay.txt"), `${NEWS}\nThe quay is open.\n`);
  writeFileSync(join(dropped, "photo.png"), "no report");
  // As the browser itself is told of what comes from the desktop.
  const session = await page.context().newCDPSession(page);
  const { x, y } = await page.locator("h1").boundingBox();
  const drag = (type) => session.send("Input.dispatchDragEvent", { type, x: x + 5, y: y + 5, data: { items: [], files: [dropped], dragOperationsMask: 1 } });
  await drag("dragEnter");
  await drag("dragOver");
  assert.match(await page.locator("#drop").getAttribute("class"), /is-over/);
  const job = await ended(page, () => drag("drop"));
  assert.doesNotMatch(await page.locator("#drop").getAttribute("class"), /is-over/);
  const words = await job.innerText();
  assert.match(words, /2 articles added/u);
  assert.match(words, /reports\/deeper\/quay\.txt/u);
  assert.doesNotMatch(words, /photo/u);
  await page.close();
});

test("the same report again changes nothing", async () => {
  const path = join(folder, "ferry.txt");
  writeFileSync(path, NEWS);
  const page = await pages.open("/add");
  const job = await ended(page, () => page.setInputFiles("#files", path));
  assert.match(await job.innerText(), /0 articles added .*1 was in already/);
});

test("more files than one request may carry are sent in several", async () => {
  const page = await pages.open("/add");
  const before = await page.locator("[data-job]").count();
  // One text under many names, which is one report.
  await drop(page, Array.from({ length: 501 }, (_, at) => [`${at}.txt`, NEWS]));
  await page.waitForFunction((count) => document.querySelectorAll("[data-job]").length === count + 2, before);
  await page.waitForFunction(() => [...document.querySelectorAll("[data-job]")].every((job) => !["waiting", "reading"].includes(job.dataset.phase)), null, { timeout: 60_000 });
  const jobs = await page.locator("[data-job]").allInnerTexts();
  assert.match(jobs[0], /\b1 was in already/u);
  assert.match(jobs[1], /\b500 were in already/u);
  await page.close();
});

test("a pasted text has the outlet and the day that were given", async () => {
  const page = await pages.open("/add");
  await page.fill("#text", "Nora Weld said the toll must go.\n\n“It is a tax on work,” she said.");
  await page.fill("#outlet", "The Aldmouth Post");
  await page.fill("#published", "2024-05-13");
  await page.fill("#title", "Weld against the toll");
  const job = await ended(page, () => page.click("text=Add the text"));
  assert.match(await job.innerText(), /Weld against the toll/);
  const { articles } = await (await fetch(`${pages.address}/articles.json`)).json();
  const added = articles.find((it) => it.title === "Weld against the toll");
  assert.deepEqual([added.outlet, added.published, added.published_from], ["The Aldmouth Post", "2024-05-13", "given"]);
});

test("a day and the box that takes one back are not both obeyed", async () => {
  const page = await pages.open("/add");
  await page.fill("#text", "Ada Pell said that the ferry must stay.");
  await page.fill("#published", "2024-05-13");
  const box = page.locator("form", { has: page.locator("#text") }).getByLabel("Take back a day");
  await box.check();
  await page.click("text=Add the text");
  await page.locator("#problem").waitFor();
  assert.match(await page.innerText("#problem"), /the box that takes a day back is ticked as well/u);
  assert.equal(await page.inputValue("#text"), "Ada Pell said that the ferry must stay.", "the text is still there");
  page.failures = page.failures.filter((it) => !it.includes("400"));
  await accessible(page);
  await page.close();
});

test("an address that leads to this machine is refused, and says how to allow it", async () => {
  const page = await pages.open("/add");
  const server = createServer((_, response) => response.end(NEWS)).listen(0, "127.0.0.1");
  await new Promise((resolve) => { server.on("listening", resolve); });
  await page.fill("#address", `http://127.0.0.1:${server.address().port}/ferry`);
  const job = await ended(page, () => page.click("text=Add the page"));
  assert.match(await job.innerText(), /private network; `--allow-private`/);
  await page.fill("#address", "ftp://paper.example/");
  await page.click("text=Add the page");
  await page.locator("#problem").waitFor();
  assert.match(await page.locator("#problem").innerText(), /http:\/\/ or https:\/\//);
  server.close();
});

test("work can be stopped; what was added stays", async () => {
  const page = await pages.open("/add");
  const many = Array.from({ length: 40 }, (_, i) => [`report-${i}.txt`, `${NEWS}\nThis is report ${i} of many.\n`]);
  const job = await begun(page, () => drop(page, many));
  await job.locator("[data-stop]").click();
  await page.waitForFunction(() => !["waiting", "reading"].includes(document.querySelector("[data-job]").dataset.phase), null, { timeout: 60_000 });
  const words = await job.innerText();
  assert.match(words, /stopped/);
  assert.match(words, /left out/);
});

test("without scripts one upload and one address can be added", async () => {
  const path = join(folder, "island.txt");
  writeFileSync(path, `${NEWS}\nThe islands have 900 people.\n`);
  const page = await pages.open("/add", { scripts: false });
  await page.setInputFiles("#files", path);
  await page.click("text=Add the files");
  await page.waitForURL(/\/add#job-\d+$/);
  assert.match(await page.locator("[data-job]").first().innerText(), /island\.txt/);
  await page.fill("#address", "http://10.0.0.1/report");
  await page.click("text=Add the page");
  assert.match(await page.locator("[data-job]").first().innerText(), /10\.0\.0\.1/);
});

test("nothing is added without the token", async () => {
  const form = new FormData();
  form.append("files", new Blob(["Ada Pell said no."]), "a.txt");
  const bare = await fetch(`${pages.address}/add`, { method: "POST", body: form });
  assert.equal(bare.status, 403);
  const late = new FormData();
  late.append("files", new Blob(["Ada Pell said no."]), "a.txt");
  late.append("token", "0".repeat(32));
  assert.equal((await fetch(`${pages.address}/add`, { method: "POST", body: late })).status, 403);
});

test("it fits a phone, dark and light", async () => {
  for (const dark of [false, true]) {
    const page = await pages.open("/add", { width: 390, height: 844, dark });
    await accessible(page);
    const [wide, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    assert.ok(wide <= window, `${wide} > ${window}`);
  }
});
