// Two windows on one record: what one does, the other learns of before it does harm.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessible, serve } from "./serve.mjs";

let pages;
before(async () => { pages = await serve(); });
after(async () => { await pages?.stop(); });

const data = async (article) => (await fetch(`${pages.address}/articles/${article}.json`)).json();
const positions = (page) => page.locator(".position-entry");

/** Chooses an entry and presses a key, and waits until the page has said what became of it. */
async function judge(page, id, key, said) {
  await page.locator(`#${id} .entry-link`).click();
  await page.keyboard.press(key);
  await page.waitForFunction((words) => document.getElementById("live").textContent.includes(words), said);
}

/** Chooses an entry and presses a key that the server refuses; gives what the page says of it. */
async function refused(page, id, key) {
  await page.locator(`#${id} .entry-link`).click();
  await page.keyboard.press(key);
  await page.locator("#trouble:not([hidden])").waitFor();
  // The browser names each answer that is no success.
  page.failures = page.failures.filter((it) => !/40[49]/u.test(it));
  await accessible(page);
  return page.innerText("#trouble");
}

test("an entry that another coder has judged meanwhile is not judged over it", async (t) => {
  const others = await serve({ record: pages.record, coder: "ida" });
  t.after(() => others.stop());
  const [first, second] = [await pages.open("/articles/1"), await others.open("/articles/1")];
  const id = await positions(first).first().getAttribute("id");
  await judge(first, id, "a", "accepted.");
  assert.match(await refused(second, id, "r"), /Not saved: .*[Nn]ora accepted this position/u);
  assert.ok(await second.locator(`#${id}.failed`).count());
  const review = async () => (await data(1)).positions.find((it) => id.endsWith(`-${it.id}`))?.review?.kind;
  assert.equal(await review(), "accept");
  // It is shown as it is now, and can be judged then.
  await second.reload();
  await judge(second, id, "r", "rejected.");
  assert.equal(await review(), undefined);
  assert.match(await refused(first, id, "a"), /Not saved: .*[Ii]da rejected this position/u);
  // One coder in two windows knows what was said: the last word counts.
  const [own, again] = [await pages.open("/articles/1"), await pages.open("/articles/1")];
  const next = await own.locator(".statement-entry").first().getAttribute("id");
  await judge(own, next, "r", "rejected.");
  await judge(again, next, "a", "accepted.");
  for (const page of [first, own, again]) await page.close();
});

test("what was typed outlives the program, and is saved by its next start", async (t) => {
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  let program = await serve({ port });
  t.after(() => program.stop());
  const [report, wording] = [await program.open("/articles/1"), await program.open("/codebook/issue?id=own-troops")];
  const id = await positions(report).first().getAttribute("id");
  await report.locator(`#${id} .entry-link`).click();
  await report.keyboard.press("c");
  await report.getByRole("radio", { name: "undecided" }).check();
  await wording.fill("#title", "Troops of one’s own");
  await program.halt();
  // While nobody answers, that is said, and all stays as it was typed.
  await report.getByRole("button", { name: "Save" }).click();
  await report.locator("#coding-trouble:not([hidden])").waitFor();
  assert.match(await report.innerText("#coding-trouble"), /Not saved: The program does not answer/u);
  await wording.getByRole("button", { name: "Save" }).click();
  await wording.locator("#fault:not([hidden])").waitFor();
  assert.match(await wording.innerText("#fault"), /does not answer/u);
  await program.restart();
  await report.getByRole("button", { name: "Save" }).click();
  await report.waitForFunction(() => document.getElementById("live").textContent.includes("corrected."));
  await wording.getByRole("button", { name: "Save" }).click();
  await wording.waitForURL(/\/codebook$/u);
  assert.match(await wording.innerText("main"), /Troops of one’s own/u);
  const { positions: found } = await (await fetch(`${program.address}/articles/1.json`)).json();
  assert.equal(found.find((it) => id.endsWith(`-${it.id}`)).stance, "undecided");
  // Another record at the same address is not written to.
  await report.evaluate(() => {
    document.querySelector("meta[name=record]").content = "another";
    document.querySelector("meta[name=token]").content = "0".repeat(32);
  });
  await report.keyboard.press("j");
  await report.keyboard.press("a");
  await report.waitForFunction(() => document.getElementById("trouble").textContent.includes("another record is open"));
  await report.close();
  await wording.close();
});

test("a page whose program has ended says so", async () => {
  const page = await pages.open("/");
  await page.evaluate(() => { window.fetch = async () => { throw new TypeError("Failed to fetch"); }; });
  await page.locator("#matrix td a").first().click();
  await page.locator("#fault").waitFor({ timeout: 5_000 });
  assert.match(await page.innerText("#fault"), /does not answer/u);
  await accessible(page);
  await page.close();
});

test("an issue is dropped while another window shows it", async () => {
  const open = ["/articles/1", "/?issue=own-troops", "/codebook/issue?id=own-troops", "/network?issue=own-troops", "/articles/1"];
  const [report, matrix, wording, network, coding] = await Promise.all(open.map((path) => pages.open(path)));
  const id = await coding.locator(".position-entry[data-issue=own-troops]").first().getAttribute("id");
  await coding.locator(`#${id} .entry-link`).click();
  await coding.keyboard.press("c");
  await coding.locator("#coding").waitFor();
  const dropping = await pages.open("/codebook/drop?id=own-troops");
  await dropping.click("text=Drop the issue");
  await dropping.waitForURL(/\/codebook$/u);
  // A verdict on what is no longer there is refused in words, and the rest of the page goes on.
  assert.match(await refused(report, id, "a"), /Not saved: .*[Nn]o position|Not saved: .*not in the record/u);
  const other = report.locator(".statement-entry");
  if (await other.count()) await judge(report, await other.first().getAttribute("id"), "a", "accepted.");
  await coding.getByRole("radio", { name: "undecided" }).check();
  await coding.getByRole("button", { name: "Save" }).click();
  await coding.locator("#coding-trouble:not([hidden])").waitFor();
  assert.match(await coding.innerText("#coding-trouble"), /Not saved: /u);
  assert.ok(await coding.locator("#coding").isVisible(), "what was coded is still there");
  // Pages of the issue say that it is gone.
  await matrix.locator("#matrix td a").first().click();
  await matrix.locator("#fault").waitFor({ timeout: 5_000 });
  assert.match(await matrix.innerText("#fault"), /follows no issue “own-troops”/u);
  await network.reload();
  assert.match(await network.innerText("main"), /follows no issue “own-troops”/u);
  await wording.fill("#for", "the holder’s own state will send soldiers");
  await wording.getByRole("button", { name: "Save" }).click();
  await wording.waitForFunction(() => document.body.innerText.includes("Nothing was saved"));
  assert.equal(await wording.inputValue("#for"), "the holder’s own state will send soldiers", "the words are kept");
  for (const page of [report, matrix, wording, network, coding, dropping]) await page.close();
});
