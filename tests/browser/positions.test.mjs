// From a day on the matrix to the words, to a correction and back; who is who; and the pages that only show.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessible, REPORTS, serve } from "./serve.mjs";

let pages;
before(async () => {
  pages = await serve({ reports: [...REPORTS, "12-martin-not-deterrent.txt", "43-sanchez-open.txt"] });
});
after(async () => { await pages?.stop(); });

const get = async (path) => (await fetch(pages.address + path)).json();

/** What the matrix shows: each cell that is taken, with its words. */
const cells = (page) => page.locator("#matrix td a").evaluateAll((all) => all.map((it) => it.title));

/** The days of the evidence to which the cells of the matrix lead. */
const days = (page) =>
  page.locator("#matrix td a").evaluateAll((all) => [...new Set(all.map((it) => new URL(it.href).searchParams.get("on")))]);

/** The taken cells of `/positions.json`, in the order of the page. */
const taken = (data) => data.actors.flatMap((actor) => actor.cells.filter(Boolean));

test("the slider shows who stood where on a day, as the address does", async () => {
  const page = await pages.open("/");
  const first = (await get("/positions.json")).days[0];
  const all = await cells(page);
  const slider = page.getByRole("slider", { name: "Day" });
  await slider.focus();
  await page.keyboard.press("Home");
  await page.waitForURL(`**/?on=${first}`);
  const then = taken(await get(`/positions.json?on=${first}`)).map((cell) => cell.words);
  await page.waitForFunction((count) => document.querySelectorAll("#matrix td a").length === count, then.length);
  assert.deepEqual(await cells(page), then);
  assert.notDeepEqual(then, all);
  assert.deepEqual(await days(page), [first]);
  const counted = (await get(`/positions.json?on=${first}`)).positions;
  assert.ok(counted < (await get("/positions.json")).positions, "only what is known by that day counts");
  assert.match(await page.locator("#lead").innerText(), new RegExp(`from ${counted} positions?\\.$`));
  assert.equal(await page.getByLabel("On this day").inputValue(), first);
  const files = () => page.locator(".foot-data a").evaluateAll((all) => all.map((it) => new URL(it.href).searchParams.get("on")));
  assert.deepEqual(await files(), [first, first, first], "what is taken away is of that day");
  const rows = page.locator("#matrix tr[data-actor]:visible");
  assert.equal(await rows.count(), (await get(`/positions.json?on=${first}`)).actors.filter((it) => it.cells.some(Boolean)).length);
  await page.keyboard.press("End");
  await page.waitForFunction((count) => document.querySelectorAll("#matrix td a").length === count, all.length);
  assert.deepEqual(await cells(page), all);
  assert.deepEqual(await days(page), [null]);
  assert.deepEqual(await files(), [null, null, null]);
  await page.close();
});

/** A day as it is typed into a field of an American browser. */
const typed = (day) => day.replace(/^(\d+)-(\d+)-(\d+)$/u, "$2$3$1");

/** The name of the control that has the focus. */
const focused = (page) => page.evaluate(() => document.activeElement.name || document.activeElement.textContent.trim());

test("a day is typed digit by digit, and counts once it is settled", async () => {
  const { days } = await get("/positions.json");
  const page = await pages.open("/");
  await page.locator("#slider").waitFor();
  await page.locator("#on").pressSequentially(typed(days[0]), { delay: 30 });
  assert.equal(await page.locator("#on").inputValue(), days[0]);
  assert.equal(new URL(page.url()).search, "");
  await page.keyboard.press("Enter");
  await page.waitForURL(`**/?on=${days[0]}`);
  for (const path of ["/changes", "/network"]) {
    await page.goto(pages.address + path);
    await page.locator("#since").pressSequentially(typed(days[0]), { delay: 30 });
    assert.equal(await page.locator("#since").inputValue(), days[0]);
    assert.equal(new URL(page.url()).search, "");
    await page.locator("#until").focus();
    await page.waitForURL(`**${path}?since=${days[0]}*`);
    assert.equal(await focused(page), "until", "who went on is not thrown back");
  }
  await page.close();
});

test("arrows go through a list, Enter shows the choice, and the focus stays", async () => {
  const page = await pages.open("/changes");
  const ids = await page.locator("#issue option").evaluateAll((all) => all.map((it) => it.value));
  await page.locator("#issue").focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.waitForTimeout(300);
  assert.equal(new URL(page.url()).search, "");
  await page.keyboard.press("Enter");
  await page.waitForURL(`**/changes?issue=${ids[2]}*`);
  assert.equal(await focused(page), "issue");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Tab");
  await page.waitForURL(`**/changes?issue=${ids[1]}*`);
  assert.equal(await focused(page), "actor");
  // A pointer has chosen when the list closes.
  await page.locator("#issue").selectOption(ids[2]);
  await page.waitForURL(`**/changes?issue=${ids[2]}*`);
  await page.close();
});

test("back from a choice, the filters say what the page shows", async () => {
  for (const path of ["/", "/changes"]) {
    const page = await pages.open(path);
    await page.locator("#issue").selectOption({ index: 2 });
    await page.waitForURL("**/*issue=*");
    await page.goBack();
    await page.waitForURL(pages.address + path);
    assert.equal(await page.locator("#issue").inputValue(), "", path);
    // As a browser does that has kept the page as it was left.
    await page.evaluate(() => {
      document.getElementById("issue").selectedIndex = 1;
      dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
    });
    assert.equal(await page.locator("#issue").inputValue(), "", path);
    await page.close();
  }
  const page = await pages.open("/");
  await page.getByRole("slider", { name: "Day" }).press("Home");
  await page.waitForURL("**/?on=*");
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
  assert.equal(await page.locator("#on").inputValue(), (await get("/positions.json")).days[0]);
  assert.equal(await page.getByRole("slider", { name: "Day" }).inputValue(), "0");
  await page.close();
});

test("what is left out is said whatever is chosen, and a day that is typed stays", async () => {
  const unsure = /^\d+ positions? less sure than 50 % do(es)? not count\.$/u;
  assert.match((await get("/positions.json")).unsure, unsure);
  const page = await pages.open("/");
  const slider = page.getByRole("slider", { name: "Day" });
  assert.ok(await page.locator("#unsure").isVisible());
  const { days } = await get("/positions.json");
  const day = new Date(Date.parse(days[0]) + 24 * 3600 * 1000).toISOString().slice(0, 10);
  assert.ok(!days.includes(day), "a day without news");
  await page.locator("#on").pressSequentially(typed(day), { delay: 30 });
  await page.keyboard.press("Enter");
  await page.waitForURL(`**/?on=${day}`);
  assert.equal(await page.locator("#on").inputValue(), day);
  assert.match(await page.locator("#lead").innerText(), new RegExp(day, "u"));
  const then = await get(`/positions.json?on=${day}`);
  assert.equal(await page.locator("#undated").isVisible(), then.undated !== "");
  assert.equal(await page.locator("#unsure").isVisible(), then.unsure !== "");
  if (then.unsure) assert.match(await page.locator("#unsure-all").getAttribute("href"), new RegExp(`on=${day}.*min=0|min=0.*on=${day}`, "u"));
  await slider.press("End");
  await page.locator("#unsure").waitFor();
  await page.close();
});

test("how sure is written as everywhere else", async () => {
  const page = await pages.open("/");
  assert.equal(await page.getByLabel("At least sure").inputValue(), "50 %");
  for (const [words, query] of [["70 %", "70"], ["0,7", "0%2C7"], ["70", "70"]]) {
    await page.goto(pages.address);
    await page.getByLabel("At least sure").fill(words);
    await page.getByLabel("At least sure").press("Enter");
    await page.waitForURL(`**/?*min=${query}*`);
    assert.equal(await page.getByLabel("At least sure").inputValue(), "70 %", words);
  }
  await page.close();
});

test("a condition has a sign of its own, without colours too", async () => {
  const page = await pages.open("/?min=0");
  await page.emulateMedia({ forcedColors: "active" });
  const cells = page.locator("#matrix td.conditional");
  assert.ok(await cells.count() > 0);
  assert.equal(await cells.locator(".star").count(), await cells.count());
  assert.match(await page.locator(".legend").innerText(), /\*\s*on a condition/u);
  await page.close();
});

test("on a phone the page of one issue shows the words, each row a few lines", async () => {
  const page = await pages.open("/?issue=own-troops", { width: 360, height: 740 });
  const words = await page.locator("#matrix td.words").first().boundingBox();
  assert.ok(words.width > 250, `${words.width}`);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  await accessible(page);
  await page.close();
});

test("from a cell to its words, to a correction in the report, and back again", async () => {
  const page = await pages.open("/");
  const data = await get("/positions.json");
  const actor = data.actors.find((it) => it.cells.some((cell) => cell?.reports === 1 && !cell.conflict && !cell.undated));
  const cell = actor.cells.find((it) => it?.reports === 1 && !it.conflict && !it.undated);
  const link = page.locator(`tr[data-actor="${actor.id}"] td`).nth(actor.cells.indexOf(cell)).locator("a");
  await link.click();
  const panel = page.getByRole("complementary", { name: "Evidence" });
  await panel.waitFor();
  assert.equal(await panel.getByRole("heading").first().textContent(), actor.name);
  // The matrix keeps clear of the panel.
  const [wrap, beside] = await Promise.all([page.locator("#matrix-wrap").boundingBox(), panel.boundingBox()]);
  assert.ok(wrap.x + wrap.width <= beside.x, "the panel covers the matrix");
  await accessible(page);
  await page.keyboard.press("Escape");
  assert.ok(await panel.isHidden());
  await page.keyboard.press("Enter");
  await panel.waitFor();
  await panel.getByRole("link", { name: /Review this in the report/ }).first().click();
  await page.waitForURL(`**/articles/*#position-${cell.position}`);
  const other = cell.stance === "against" ? "for" : "against";
  await page.locator(`#position-${cell.position}.on`).waitFor();
  await page.keyboard.press("c");
  await page.getByRole("radio", { name: other, exact: true }).check();
  await page.getByRole("button", { name: "Save" }).click();
  await page.waitForFunction(() => document.getElementById("live").textContent.includes("corrected."));
  await page.goto(`${pages.address}/`);
  const now = page.locator(`tr[data-actor="${actor.id}"] td`).nth(actor.cells.indexOf(cell));
  assert.ok(await now.locator(`.shape.${other}`).count(), "the cell tells the corrected stance");
  assert.ok(await now.locator(".tick").count(), "and that somebody has looked at it");
  await page.goto(`${pages.address}/review`);
  await page.getByRole("button", { name: "Undo my last review" }).click();
  await page.waitForURL("**/articles/*");
  await page.goto(`${pages.address}/`);
  assert.ok(await now.locator(`.shape.${cell.stance}`).count());
  assert.equal(await now.locator(".tick").count(), 0);
  await page.close();
});

test("a leader counts for their state when that is asked for", async () => {
  const page = await pages.open("/");
  const people = (await get("/positions.json")).actors.length;
  await page.getByLabel("Leaders count for their state").check();
  await page.waitForURL("**/?*roll_up=state*");
  const rolled = await get("/positions.json?roll_up=state");
  assert.ok(rolled.actors.length < people);
  assert.deepEqual(await cells(page), taken(rolled).map((cell) => cell.words));
  await page.close();
});

test("two actors become one, and two again", async () => {
  const { actors } = await get("/actors.json");
  const [one, other] = actors;
  const page = await pages.open(`/actors/${one.id}`);
  await page.getByText("This is the same as somebody else").click();
  await page.getByLabel(/Who else it is/).fill(String(other.id));
  await page.getByRole("button", { name: "Look at both" }).click();
  await accessible(page);
  await page.getByRole("button", { name: `Make them one, called ${one.name}` }).click();
  await page.locator(".notice.good").waitFor();
  assert.match(await page.locator(".notice.good").innerText(), new RegExp(`“${other.name}” is `), "it says what Undo takes back");
  await accessible(page);
  const merged = (await get("/actors.json")).actors;
  assert.ok(!merged.some((it) => it.id === other.id));
  assert.equal(merged.find((it) => it.id === one.id).statements, one.statements + other.statements);
  await page.locator(".notice").getByRole("button", { name: "Undo" }).click();
  await page.getByText("The last decision was taken back.").waitFor();
  assert.deepEqual((await get("/actors.json")).actors, actors);
  await page.close();
});

test("the queue passes over statements when positions alone are asked for", async () => {
  const page = await pages.open("/review");
  await page.getByLabel("positions only").check();
  await page.getByRole("button", { name: /Next unreviewed/ }).click();
  await page.waitForURL("**/articles/*what=positions*#position-*");
  await page.locator(".entry.on").waitFor();
  for (let i = 0; i < 3; i += 1) {
    await page.keyboard.press("n");
    await page.locator(".position-entry.on").waitFor();
  }
  await page.close();
});

test("a search says how much it found, and shows statements in their sentences", async () => {
  const data = await get("/search.json?q=troops");
  const page = await pages.open("/search?q=troops");
  assert.match(await page.locator(".lead").innerText(), new RegExp(`^${data.all} statements?, the best match first\\.$`));
  const told = await page.locator(".hit .told").allInnerTexts();
  assert.equal(told.length, Math.min(data.all, 100));
  for (const [i, words] of told.entries()) assert.match(words, /troops/iu, `${data.statements[i].content} is without its sentence`);
  await page.close();
});

test("what was chosen, and what was found, are printed", async () => {
  const page = await pages.open("/?issue=own-troops", { width: 800, height: 600 });
  await page.emulateMedia({ media: "print" });
  assert.ok(await page.locator("#issue").isVisible());
  assert.ok(!await page.locator("#actor").isVisible(), "what was left open says nothing");
  assert.ok(!await page.getByRole("button", { name: "Show" }).isVisible());
  await page.goto(`${pages.address}/articles/1`);
  assert.ok(await page.locator("#entry-list .entry-link").first().isVisible());
  assert.ok(!await page.locator(".verdicts button").first().isVisible());
  await page.close();
});

test("the matrix is printed whole", async () => {
  const page = await pages.open("/", { width: 800, height: 600 });
  await page.emulateMedia({ media: "print" });
  const cut = await page.locator("#matrix-wrap").evaluate((it) => it.scrollHeight > it.clientHeight + 1);
  assert.ok(!cut, "rows would be cut off");
  await page.close();
});

test("what a page shows can be taken away", async () => {
  for (const [path, rows] of [["/positions", "cells"], ["/changes", null], ["/actors", "actors"], ["/articles", "articles"], ["/search", null]]) {
    const query = path === "/search" ? "?q=troops" : "";
    const data = await get(`${path}.json${query}`);
    const page = await pages.open(`${path}${query}`);
    const link = page.locator(".foot-data a[href*='.csv']").first();
    const table = await (await fetch(new URL(await link.getAttribute("href"), pages.address))).text();
    const lines = table.trim().split(/\r?\n/).length - 1;
    if (rows === "cells") assert.equal(lines, taken(data).length);
    if (rows === "actors") assert.equal(lines, data.total ?? data.actors.length);
    if (rows === "articles") assert.equal(lines, 4);
    assert.match(table, /^[a-z_]+,/);
    await page.close();
  }
});

for (const [name, options] of [["light", {}], ["dark", { dark: true }], ["on a phone", { width: 390, height: 844 }]]) {
  test(`axe finds nothing, ${name}`, async () => {
    const data = await get("/positions.json");
    const actor = data.actors.find((it) => it.id !== null);
    const issue = data.issues[actor.cells.findIndex(Boolean)].id;
    const paths = [
      "/", "/?issue=own-troops", "/?order=agreement", `/evidence?issue=${issue}&actor=${actor.id}`, "/changes?min=0", "/actors",
      `/actors/${actor.id}`, "/articles", "/search", "/search?q=troops", "/search?what=positions&q=troops", "/nowhere",
    ];
    for (const path of paths) {
      const page = await pages.open(path, options);
      if (path === "/nowhere") page.failures.length = 0;
      await accessible(page);
      if (options.width) {
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${path} is wider than the phone`);
      }
      await page.close();
    }
  });
}

test("those without a name are left out, and articles are filtered, by addresses that can be shared", async () => {
  const page = await pages.open("/actors");
  const count = () => page.locator("tbody tr").count();
  const all = await count();
  await page.getByLabel("Only with a name").check();
  await page.waitForURL("**/actors?named=1");
  assert.ok(await count() < all && await count() > 0);
  await accessible(page);
  for (const path of ["/", "/changes", "/network"]) {
    await page.goto(pages.address + path);
    await page.getByLabel("Only with a name").check();
    await page.waitForURL(`**${path}?*named=1*`);
    assert.ok(await page.getByLabel("Only with a name").isChecked());
  }
  await page.goto(`${pages.address}/articles`);
  const titles = await page.locator("tbody th a").allTextContents();
  await page.getByLabel("Words of the title").fill(titles[1].trim().split(" ").at(-1));
  await page.keyboard.press("Enter");
  await page.waitForURL("**/articles?title=*");
  assert.ok((await page.locator("tbody th").allTextContents()).length < titles.length);
  await accessible(page);
  await page.close();
});
