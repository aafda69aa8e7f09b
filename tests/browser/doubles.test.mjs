// Who may be one: pairs answered with keys and without scripts, and taken back.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessible, serve } from "./serve.mjs";

const said = (who, what) => `ALDMOUTH (KPA) - ${who} said on Monday that ${what}.\n`;
const TEXTS = {
  "1.txt": said("Harbour spokesman Tomas Brandt", "the ferry would stay"),
  "2.txt": said("Brandt", "the toll would go"),
  "3.txt": said("Joseph Lindqvist", "the pier was sound"),
  "4.txt": said("Joe Lindqvist", "the pier was old"),
};

let pages;
before(async () => { pages = await serve({ reports: [], texts: TEXTS }); });
after(async () => { await pages?.stop(); });

const names = (page) => page.locator(".double h2").allTextContents();
const data = async () => (await fetch(`${pages.address}/actors/doubles.json`)).json();

test("keys answer, the next pair is at hand, and undo brings the last back", async () => {
  const page = await pages.open("/actors");
  await page.getByRole("link", { name: "Who may be one?" }).click();
  await page.locator(".double").first().waitFor();
  await accessible(page);
  const all = await names(page);
  assert.deepEqual(all.toSorted(), ["Joseph Lindqvist and Joe Lindqvist", "Tomas Brandt and Brandt"]);
  await page.keyboard.press("j");
  await page.keyboard.press("2");
  await page.waitForURL(/decided=/);
  assert.deepEqual(await names(page), [all[1]]);
  assert.match(await page.locator(".done").innerText(), / is not /);
  assert.equal(await page.evaluate(() => document.activeElement.className), "double", "the next pair has the focus");
  await accessible(page);
  await page.keyboard.press("1");
  await page.locator(".empty").waitFor();
  assert.equal((await data()).all, 0);
  await page.keyboard.press("u");
  await page.waitForURL(/undone=/);
  assert.deepEqual(await names(page), [all[1]]);
  await page.goto(`${pages.address}/actors/doubles`);
  await page.close();
});

test("it fits a phone, and works without scripts", async () => {
  const page = await pages.open("/actors/doubles", { width: 380, height: 844, scripts: false });
  const before = (await data()).all;
  const wide = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(wide[0] <= wide[1], `${wide}`);
  await page.getByRole("button", { name: /^One, called/ }).first().click();
  assert.match(await page.locator(".done").innerText(), /decided on/);
  assert.equal((await data()).all, before - 1);
  await page.getByRole("button", { name: "Undo" }).click();
  assert.equal((await data()).all, before);
  await page.close();
});
