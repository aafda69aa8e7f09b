// What a program tells late, or not at all: nothing is shown that is no longer so, and nothing is lost without a word.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessible, REPORTS, serve } from "./serve.mjs";

let pages;
before(async () => { pages = await serve({ reports: [...REPORTS, "12-martin-not-deterrent.txt", "43-sanchez-open.txt"] }); });
after(async () => { await pages?.stop(); });

const get = async (path) => (await fetch(pages.address + path)).json();
const cells = (page) => page.locator("#matrix td a");
const evidence = (page) => page.locator("#panel .evidence");

/** The page of positions with the evidence of the cell at this place. */
async function opened(at = 0) {
  const page = await pages.open("/");
  await page.locator("#slider").waitFor();
  await cells(page).nth(at).click();
  await evidence(page).waitFor();
  return page;
}

test("of two cells the one that was pressed last is shown, whichever is told first", async () => {
  const page = await pages.open("/");
  const [slow, quick] = [cells(page).first(), cells(page).last()];
  const late = new URL(await slow.getAttribute("href"), pages.address).search;
  await page.route(`**/evidence${late}`, async (route) => {
    await new Promise((resolve) => { setTimeout(resolve, 600); });
    await route.continue().catch(() => {});
  });
  await slow.click();
  await quick.click();
  await evidence(page).waitFor();
  const title = await page.locator("#evidence-title").textContent();
  await page.waitForTimeout(900);
  assert.equal(await page.locator("#evidence-title").textContent(), title);
  assert.equal(await page.locator("#matrix [aria-current]").count(), 1);
  assert.equal(await quick.getAttribute("aria-current"), "true");
  await page.close();
});

test("evidence is of the day that is looked at, and Escape goes back to its cell", async () => {
  const { days } = await get("/positions.json");
  const page = await opened();
  await page.getByRole("slider", { name: "Day" }).press("Home");
  await page.waitForURL(`**/?on=${days[0]}#*`);
  await page.waitForFunction((day) => document.querySelector("#panel .panel-bar a")?.href.includes(`on=${day}`), days[0]);
  const told = await evidence(page).locator(".position-head time").allTextContents();
  assert.ok(told.every((day) => day <= days[0]), told.join());
  await page.getByRole("slider", { name: "Day" }).press("End");
  await page.waitForURL((address) => !address.search);
  await page.locator("#panel").focus();
  await page.keyboard.press("Escape");
  assert.ok(await page.locator("#panel").isHidden());
  assert.ok(await cells(page).first().evaluate((it) => it === document.activeElement));
  await page.waitForURL((address) => !address.hash);
  await page.close();
});

test("from a verdict in the report one comes back to the evidence, and once more to the matrix", async () => {
  const page = await opened();
  const at = page.url();
  await page.getByRole("link", { name: /Review this in the report/u }).first().click();
  await page.locator(".entry.on").waitFor();
  await page.keyboard.press("a");
  await page.waitForFunction(() => document.getElementById("live").textContent.includes("accepted."));
  await page.goBack();
  await evidence(page).waitFor();
  assert.equal(page.url(), at);
  assert.match(await evidence(page).innerText(), /accepted by nora/u);
  await accessible(page);
  await page.reload();
  await evidence(page).waitFor();
  await page.goBack();
  await page.locator("#panel").waitFor({ state: "hidden" });
  assert.equal(new URL(page.url()).pathname, "/");
  await page.close();
});

test("a day that is not told is not named", async () => {
  const page = await pages.open("/");
  const slider = page.getByRole("slider", { name: "Day" });
  await slider.waitFor();
  await page.route("**/positions.json*", (route) => route.abort());
  await slider.press("Home");
  await page.locator("#fault").waitFor();
  assert.equal(await page.locator("#on").inputValue(), "");
  assert.equal(await slider.inputValue(), await slider.getAttribute("max"));
  await page.close();
});

test("signs that need AltGr are keys of the page", async () => {
  const page = await pages.open("/");
  await page.locator("#slider").waitFor();
  const press = (options) => page.evaluate((options) => document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "[", bubbles: true, cancelable: true, ...options })), options);
  await press({ ctrlKey: true });
  assert.equal(new URL(page.url()).search, "");
  await press({ ctrlKey: true, altKey: true, modifierAltGraph: true });
  await page.waitForURL("**/?on=*");
  await page.close();
});

test("verdicts that nobody answers are all named, and sent again", async () => {
  const page = await pages.open("/articles/1");
  await page.route("**/review/accept.json", (route) => route.abort());
  await page.keyboard.press("j");
  const ids = [];
  for (let i = 0; i < 2; i += 1) {
    ids.push(await page.locator(".entry.on").getAttribute("id"));
    await page.keyboard.press("a");
  }
  for (const id of ids) await page.locator(`#${id} .unsaved`).waitFor();
  const words = await page.locator("#trouble").innerText();
  assert.match(words, /^Not saved: .+; .+\. The program does not answer/u);
  page.failures.length = 0;
  await accessible(page);
  await page.unroute("**/review/accept.json");
  await page.getByRole("button", { name: "Try again" }).click();
  for (const id of ids) await page.locator(`#${id}[data-done]`).waitFor();
  assert.equal(await page.locator(".unsaved").count(), 0);
  assert.ok(await page.locator("#trouble").isHidden());
  await page.close();
});

test("whoever leaves while a verdict is on its way is asked", async () => {
  const page = await pages.open("/articles/2");
  const asked = [];
  page.on("dialog", async (dialog) => {
    asked.push(dialog.type());
    await dialog.dismiss();
  });
  let go;
  const wait = new Promise((resolve) => { go = resolve; });
  await page.route("**/review/accept.json", async (route) => {
    await wait;
    await route.continue();
  });
  await page.keyboard.press("j");
  await page.keyboard.press("a");
  await page.locator("nav a").first().click({ noWaitAfter: true });
  await page.waitForTimeout(300);
  assert.deepEqual(asked, ["beforeunload"]);
  go();
  await page.waitForFunction(() => document.getElementById("live").textContent.includes("accepted."));
  await page.close();
});

test("an address that could not be read is there to be put right", async () => {
  const page = await pages.open("/add");
  await page.locator("#address").fill("http://127.0.0.1:9/no-such-report");
  await page.locator("#address").press("Enter");
  await page.locator(".job .is-failed").waitFor();
  assert.equal(await page.locator("#address").inputValue(), "http://127.0.0.1:9/no-such-report");
  await page.close();
});
