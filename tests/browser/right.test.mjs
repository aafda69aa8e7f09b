// Putting an article right as a whole: its day, and that it is in at all; and coming to its words from elsewhere.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessible, serve } from "./serve.mjs";

const UNDATED = "Marrow weighs a tram\n\nThe council will pay for the tram, Mayor Ida Moss said on Monday.\n\nדניאל ברק, a councillor, said the tram was late.\n";

let pages;
before(async () => { pages = await serve({ texts: { "tram.txt": UNDATED } }); });
after(async () => { await pages?.stop(); });

const get = async (path) => (await fetch(pages.address + path)).json();

/** Whether an element stands in the window with nothing over its middle. */
const isInSight = (locator) => locator.evaluate((it) => {
  const { left, top, width, height } = it.getClientRects()[0];
  const over = document.elementFromPoint(left + width / 2, top + height / 2);
  return over !== null && (it.contains(over) || over.contains(it));
});

test("a report without a day is found, gets one, and loses it again", async () => {
  const { all } = await get("/articles.json?only=undated");
  const page = await pages.open("/articles?only=undated");
  await page.locator("tbody a").first().click();
  await page.getByText("Put this report right").click();
  await accessible(page);
  await page.getByLabel("The day on which it was published").fill("2025-03-04");
  await page.getByRole("button", { name: "Read it again for this day" }).click();
  await page.locator(".job[data-phase=done]").waitFor();
  assert.match(await page.locator(".job").innerText(), /1 read again/u);
  await page.locator(".job a").first().click();
  assert.match(await page.locator(".kicker").first().innerText(), /2025-03-04, as somebody gave it/u);
  assert.equal((await get("/articles.json?only=undated")).all, all - 1);
  await page.getByText("Put this report right").click();
  await page.getByRole("button", { name: "Take back the day that was given" }).click();
  await page.locator(".job[data-phase=done]").waitFor();
  assert.equal((await get("/articles.json?only=undated")).all, all);
  await page.close();
});

test("a link to an entry leads to its words, also on a phone and under a large magnification", async () => {
  const { positions } = await get("/articles/1.json");
  const it = positions.findLast((position) => position.confidence >= 0.5);
  for (const [width, height] of [[1400, 800], [390, 800], [800, 360], [360, 225]]) {
    const page = await pages.open(`/articles/1#position-${it.id}`, { width, height });
    await page.locator(".entry.on").waitFor();
    await page.waitForTimeout(400);
    assert.ok(await isInSight(page.locator("[class*=lit-]").first()), `${width} × ${height}`);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await page.close();
  }
});

test("a paragraph that begins with a Hebrew name runs from left to right", async () => {
  const { articles } = await get("/articles.json?only=undated&title=tram");
  const page = await pages.open(`/articles/${articles[0].id}`);
  const directions = await page.locator("#text p").evaluateAll((all) => all.map((it) => getComputedStyle(it).direction));
  assert.deepEqual([...new Set(directions)], ["ltr"]);
  await page.close();
});

test("what is wrong in the form stands in sight, and only the new words are lit", async () => {
  for (const [width, height] of [[1440, 800], [1024, 700]]) {
    const page = await pages.open("/articles/1", { width, height });
    await page.keyboard.press("j");
    await page.evaluate(() => getSelection().selectAllChildren(document.querySelectorAll("#text [data-start]")[8]));
    await page.keyboard.press("m");
    await page.locator("#coding").waitFor();
    assert.equal(await page.locator("#text [class*=lit-]").count(), 0);
    await page.getByRole("button", { name: "Save" }).click();
    await page.locator("#coding-trouble").waitFor();
    for (const it of ["#coding-trouble", "#coding-actor"]) assert.ok(await isInSight(page.locator(it)), `${it} at ${width}`);
    await page.close();
  }
});

test("times are those of the reader's clock, and without scripts of UTC", async () => {
  const page = await pages.open("/articles/1", { zone: "Pacific/Auckland" });
  await page.keyboard.press("j");
  await page.keyboard.press("a");
  await page.waitForFunction(() => document.getElementById("live").textContent.includes("accepted."));
  await page.goto(`${pages.address}/review`);
  const time = page.locator(".last time").first();
  const at = new Date(await time.getAttribute("datetime"));
  const there = at.toLocaleString("sv", { timeZone: "Pacific/Auckland", dateStyle: "short", timeStyle: "short" });
  assert.equal(await time.textContent(), there);
  await page.close();
  const plain = await pages.open("/review", { scripts: false });
  assert.match(await plain.locator(".last time").first().textContent(), /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC$/u);
  await plain.close();
});

test("a long title makes no page wider than the window", async () => {
  for (const path of ["/review", "/changes", "/", "/network", "/search"]) {
    const page = await pages.open(path, { width: 320, height: 640 });
    await page.evaluate(() => {
      for (const it of document.querySelectorAll("#issue option, .shares th bdi")) it.textContent = "Free buses for everybody in the whole of the metropolitan region of Dunmere and around it ".repeat(3);
    });
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), path);
    await page.close();
  }
});

test("a report is taken out once one means it", async () => {
  const page = await pages.open("/articles?only=undated");
  await page.locator("tbody a").first().click();
  await page.getByText("Put this report right").click();
  const out = page.getByRole("button", { name: "Take it out of the record" });
  await out.click();
  assert.match(page.url(), /\/articles\/\d+$/u, "nothing is done before");
  await page.getByLabel("I mean this report").check();
  await out.click();
  await page.waitForURL("**/articles");
  assert.match(await page.locator(".notice.good").innerText(), /was taken out, with/u);
  await accessible(page);
  assert.equal((await get("/articles.json")).all, 2);
  await page.close();
});
