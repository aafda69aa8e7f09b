// The codebook: an issue worded, tried, saved, taken back and dropped; as text; suggestions.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessible, serve } from "./serve.mjs";

let pages;
before(async () => { pages = await serve(); });
after(async () => { await pages?.stop(); });

const codebook = async () => (await fetch(`${pages.address}/codebook.json`)).json();
const issue = async (id) => (await codebook()).codebooks.flatMap((it) => it.issues).find((it) => it.id === id);

/** Waits until no articles are being read for new issues. */
async function judged() {
  for (let i = 0; i < 300; i++) {
    const { jobs } = await codebook();
    if (jobs.every((job) => !["waiting", "reading"].includes(job.phase))) return;
    await new Promise((resolve) => { setTimeout(resolve, 200); });
  }
  assert.fail("it is never done");
}

test("an issue is tried on the record, saved, and the articles are read for it", async () => {
  const page = await pages.open("/codebook/issue?id=own-troops");
  await accessible(page);
  const before = await issue("own-troops");
  await page.fill("#for", "the holder’s own state will or would send soldiers to Ukraine");
  await page.click("#try");
  await page.waitForSelector("#tried [data-phase=done]", { timeout: 60_000 });
  assert.match(await page.locator("#tried").innerText(), /positions? in \d+ of 2 articles/);
  assert.ok(await page.locator("#tried blockquote mark.holder").count() > 0, "evidence has its holder marked");
  assert.equal((await issue("own-troops")).for, before.for, "nothing is written");
  await accessible(page);
  await page.click("text=Save");
  await page.waitForURL(/\/codebook$/);
  await judged();
  assert.equal((await issue("own-troops")).judged, 2);
  assert.match((await issue("own-troops")).for, /send soldiers/);
  // And taken back, in a window that does not load itself again meanwhile.
  const other = await pages.open("/codebook");
  await accessible(other);
  await other.click("text=Take it back");
  await other.waitForURL(/\/codebook$/);
  await other.getByText("Taken back: the change of").waitFor();
  assert.equal((await issue("own-troops")).for, before.for);
  await judged();
});

test("what is wrong stands beside its field, and nothing is saved", async () => {
  const page = await pages.open("/codebook/issue");
  await page.fill("#title", "A toll <b>on</b> the bridge");
  assert.equal(await page.inputValue("#id"), "a-toll-b-on-b-the-bridge");
  await page.fill("#id", "Toll!");
  await page.fill("#for", "the holder wants a toll");
  await page.fill("#example_text_0", "Ada Pell wants a toll.");
  await page.fill("#example_holder_0", "Nora Weld");
  await page.click("#try");
  await page.waitForSelector("#id-faults p");
  assert.match(await page.innerText("#id-faults"), /small letters/);
  assert.match(await page.innerText("#example_0-faults"), /holder/);
  // The same faults stand there before the answer comes.
  const answered = page.waitForEvent("load");
  await page.click("text=Follow this issue");
  await answered;
  assert.match(await page.innerText("#id-faults"), /small letters/);
  assert.equal(await page.inputValue("#title"), "A toll <b>on</b> the bridge");
  page.failures = page.failures.filter((it) => !it.includes("422"));
  await accessible(page);
});

test("an issue is added and dropped, and the page says what is forgotten", async () => {
  const page = await pages.open("/codebook/issue");
  await page.fill("#title", "A no-fly zone");
  await page.fill("#for", "the holder wants a no-fly zone over Ukraine");
  await page.fill("#codebook", "guarantees");
  await page.click("text=Follow this issue");
  await page.waitForURL(/\/codebook$/);
  await judged();
  assert.ok(await issue("a-no-fly-zone"));
  // The codebook loads itself again once the articles are read, whatever else its window is asked for then.
  const other = await pages.open("/codebook/drop?id=own-troops");
  assert.match(await other.innerText("main"), /forgets [1-9]\d* positions? on it/);
  await accessible(other);
  await other.goto(`${pages.address}/codebook/drop?id=a-no-fly-zone`);
  await other.click("text=Drop the issue");
  await other.waitForURL(/\/codebook$/);
  assert.equal(await issue("a-no-fly-zone"), undefined);
});

test("the codebook as text: faults with their lines, a round trip, a download", async () => {
  const page = await pages.open("/codebook/text?name=guarantees");
  await page.waitForSelector("#text-state h2");
  assert.match(await page.innerText("#text-state"), /Nothing is wrong/);
  const toml = await page.inputValue("#toml");
  await page.fill("#toml", toml.replace('title = "', 'titel = "'));
  await page.waitForSelector("#text-state [data-line]");
  const line = toml.split("\n").findIndex((it) => it.startsWith("title")) + 1;
  assert.match(await page.innerText("#text-state"), new RegExp(`line ${line}`));
  page.failures = page.failures.filter((it) => !it.includes("422"));
  await accessible(page);
  await page.click(`[data-line="${line}"]`);
  assert.match(await page.evaluate(() => getSelection().toString() || document.getElementById("toml").value
    .slice(document.getElementById("toml").selectionStart, document.getElementById("toml").selectionEnd)), /^titel/);
  await page.fill("#toml", toml);
  await page.click("text=Save");
  await page.waitForURL(/\/codebook$/);
  const file = await (await fetch(`${pages.address}/codebook.toml?name=guarantees`)).text();
  assert.equal(file.trim(), toml.trim());
});

test("a text saved in two windows is not lost", async () => {
  const [first, second] = [await pages.open("/codebook/text?name=guarantees"), await pages.open("/codebook/text?name=guarantees")];
  const toml = await first.inputValue("#toml");
  // An example alone makes no issue another question.
  const changed = (words) => toml.replace(/^text = "/mu, `text = "${words} `);
  await first.fill("#toml", changed("Indeed,"));
  await first.getByRole("button", { name: "Save" }).click();
  await first.waitForURL(/\/codebook$/);
  const mine = changed("However,");
  await second.fill("#toml", mine);
  await second.getByRole("button", { name: "Save" }).click();
  await second.locator(".notice.bad").waitFor();
  assert.match(await second.innerText(".notice.bad"), /Nothing was saved: the codebook has changed/u);
  assert.equal((await second.inputValue("#toml")).trim(), mine.trim(), "the text is kept");
  second.failures = second.failures.filter((it) => !it.includes("409"));
  await second.waitForTimeout(300);
  await accessible(second);
  await second.getByRole("button", { name: "Save" }).click();
  await second.waitForURL(/\/codebook$/);
  const file = await (await fetch(`${pages.address}/codebook.toml?name=guarantees`)).text();
  assert.equal(file.trim(), mine.trim());
  await first.close();
  await second.close();
});

test("suggestions begin issues", async () => {
  const page = await pages.open("/codebook/suggestions");
  await accessible(page);
  const starts = page.locator("text=Start an issue from this");
  if (await starts.count() === 0) return;
  await starts.first().click();
  await page.waitForURL(/\/codebook\/issue\?/);
  assert.notEqual(await page.inputValue("#title"), "");
});

test("it fits a phone, dark and light", async () => {
  for (const path of ["/codebook", "/codebook/issue?id=own-troops", "/codebook/text?name=guarantees", "/codebook/suggestions"]) {
    for (const dark of [false, true]) {
      const page = await pages.open(path, { width: 390, height: 844, dark });
      await accessible(page);
      const [wide, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      assert.ok(wide <= window, `${path}: ${wide} > ${window}`);
    }
  }
});
