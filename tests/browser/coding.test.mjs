// Correcting and adding: what a coder says is what is written down, and nothing is written down that nobody said.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessible, serve } from "./serve.mjs";

const TEXT = `Norvane weighs a force
By Ida Moss
KELDRIA, 3 March 2025 - Norvane will send 200 troops to Ukraine if others do, Prime Minister Lina Brandt said on Monday.

"We will not wait for others," she said. Keldria will send 300 troops to Ukraine, President Otto Hale said.
`;

let pages;
before(async () => { pages = await serve({ reports: ["06-baltic-offers.txt"], texts: { "force.txt": TEXT } }); });
after(async () => { await pages?.stop(); });

const data = async (article = 2) => (await fetch(`${pages.address}/articles/${article}.json`)).json();
const said = (page, words) => page.waitForFunction((words) => document.getElementById("live").textContent.includes(words), words);
const save = (page) => page.getByRole("button", { name: "Save" }).click();
const words = (page, part) => page.locator(`[data-part=${part}] .span-words`);

/** Takes back all that was said. */
async function undoAll(page) {
  while ((await (await fetch(`${pages.address}/review.json`)).json()).reviews.length) {
    const token = await page.locator("meta[name=token]").getAttribute("content");
    const undone = await fetch(`${pages.address}/review/undo.json`, { method: "POST", body: "{}", headers: { "x-onrecord-token": token, "content-type": "application/json" } });
    assert.ok(undone.ok, await undone.text());
  }
}

/** A page on which the first position with a number is being corrected. */
async function correcting(options) {
  const it = (await data()).positions.find((position) => position.quantity && position.confidence >= 0.5);
  assert.ok(it, "a position with a number");
  const page = await pages.open(`/articles/2#position-${it.id}`, options);
  await page.locator(".entry.on").waitFor();
  await page.evaluate(() => document.querySelector(".entry.on [data-do=correct]").click());
  await page.locator("#coding").waitFor();
  return { page, it };
}

test("the words of a holder can be others, but not none", async () => {
  const { page } = await correcting();
  assert.equal(await page.locator("[data-part=holder]").getByRole("button", { name: "Clear" }).count(), 0);
  await words(page, "holder").press("Delete");
  assert.match(await page.innerText("#coding-trouble"), /can be others, but not none/u);
  assert.notEqual(await words(page, "holder").textContent(), "none");
  await page.close();
});

test("a number goes with its sentence, comes back with it, and can be taken off", async () => {
  const { page, it } = await correcting();
  assert.equal(await words(page, "quantity").textContent(), it.quantity.words);
  await words(page, "evidence").press("ArrowDown");
  assert.equal(await words(page, "quantity").textContent(), "none");
  assert.match(await page.innerText("#coding-note"), new RegExp(`Left out, .*quantity “${it.quantity.words}”`, "u"));
  await accessible(page);
  await words(page, "evidence").press("ArrowUp");
  assert.equal(await words(page, "quantity").textContent(), it.quantity.words);
  await words(page, "evidence").press("ArrowDown");
  await save(page);
  await said(page, "corrected.");
  const now = async () => (await data()).positions.find((position) => position.id === it.id);
  assert.equal((await now()).quantity, null, "nothing is said of what the evidence does not have");
  await page.keyboard.press("u");
  await said(page, "as it was before the correction");
  assert.deepEqual((await now()).quantity, it.quantity);
  await page.keyboard.press("c");
  await page.getByRole("button", { name: "Clear quantity" }).click();
  await save(page);
  await said(page, "corrected.");
  assert.equal((await now()).quantity, null);
  await undoAll(page);
  await page.close();
});

test("who is credited is put right", async () => {
  const { page, it } = await correcting();
  await page.getByLabel("By the account of").fill("Otto Hale");
  await page.getByLabel(/^Via/u).fill("Ida Moss");
  await save(page);
  // Whoever is not in the record is asked about.
  const person = page.getByRole("button", { name: "a person" });
  await Promise.race([person.waitFor(), said(page, "corrected.")]);
  while (await person.isVisible()) {
    await person.click();
    await page.waitForTimeout(500);
  }
  await said(page, "corrected.");
  const now = (await data()).positions.find((position) => position.id === it.id);
  assert.deepEqual([now.attributed_to, now.via], ["Otto Hale", "Ida Moss"]);
  await undoAll(page);
  await page.close();
});

test("a slip in a name is asked about, with those who are called much the same", async () => {
  const { page, it } = await correcting();
  const { actors } = await data();
  const person = actors.find((actor) => actor.name.length > 6);
  await page.getByRole("combobox", { name: "Holder" }).fill(`${person.name}x`);
  await save(page);
  await page.locator("#coding-new:not([hidden])").waitFor();
  assert.match(await page.innerText("#coding-new"), new RegExp(`Nobody in the record is called “${person.name}x”`, "u"));
  await accessible(page);
  assert.equal((await data()).reviewed, 0, "nothing was written down");
  await page.locator("#coding-new").getByRole("button", { name: person.name, exact: true }).click();
  await page.waitForFunction(() => document.getElementById("live").textContent.match(/corrected|accepted/u));
  const now = (await data()).positions.find((position) => position.id === it.id);
  assert.equal(now.actor, person.name);
  await undoAll(page);
  await page.goto(`${pages.address}/articles/2#position-${it.id}`);
  await page.reload();
  await page.keyboard.press("c");
  await page.getByRole("combobox", { name: "Holder" }).fill("Norvane Shipping");
  await save(page);
  await page.getByRole("button", { name: "an organisation" }).click();
  await said(page, "corrected. Norvane Shipping is new in the record.");
  assert.equal((await data()).positions.find((position) => position.id === it.id).actor_kind, "organisation");
  await undoAll(page);
  await page.close();
});

test("on a phone, what is wrong is said beside the field, where one is looking", async () => {
  const { page } = await correcting({ width: 360, height: 740 });
  await page.getByLabel("As of").fill("last week");
  await save(page);
  await page.locator("#coding-trouble:not([hidden])").waitFor();
  assert.match(await page.innerText("#coding-trouble"), /“last week” is no time/u);
  const { top, bottom } = await page.locator("#coding-trouble").evaluate((it) => it.getBoundingClientRect().toJSON());
  assert.ok(top >= 0 && bottom <= 740, `${top} to ${bottom}`);
  assert.equal(await page.getByLabel("As of").getAttribute("aria-invalid"), "true");
  assert.equal(await page.evaluate(() => document.activeElement.name), "as_of");
  page.failures = page.failures.filter((it) => !/40\d/u.test(it));
  await accessible(page);
  await page.close();
});

test("what was begun is not thrown away by a key, or by another entry’s button", async () => {
  const { page, it } = await correcting();
  assert.match(await page.innerText("#coding-title"), new RegExp(it.actor, "u"), "whose it is");
  await page.getByRole("radio", { name: "against" }).check();
  const leave = page.locator("#coding-leave");
  await page.keyboard.press("Escape");
  await leave.waitFor();
  await accessible(page);
  await page.keyboard.press("Escape");
  await leave.waitFor({ state: "hidden" });
  assert.ok(await page.getByRole("radio", { name: "against" }).isChecked());
  await page.locator(".entry:not(.on) .entry-link").first().click();
  await page.locator(".entry.on [data-do=correct]").click();
  await leave.waitFor();
  await page.getByRole("button", { name: "Go on with it" }).click();
  assert.ok(await page.getByRole("radio", { name: "against" }).isChecked());
  await page.locator(".entry.on [data-do=correct]").click();
  await page.getByRole("button", { name: "Throw it away" }).click();
  await page.waitForFunction((actor) => !document.getElementById("coding").hidden && !document.getElementById("coding-leave").checkVisibility(), it.actor);
  // Where nothing was said, nothing is asked.
  await page.keyboard.press("Escape");
  await page.locator("#coding").waitFor({ state: "hidden" });
  await page.close();
});

test("selected words are whole, and grey ones are named", async () => {
  const page = await pages.open("/articles/2");
  const place = await page.evaluate(async () => {
    const { grown } = await import("/assets/js/places.js");
    const letters = Array.from("The source’s force: 東京都は go");
    return [[5, 8], [4, 10], [13, 18], [21, 23], [26, 27]].map((place) => letters.slice(...grown(letters, place)).join(""));
  });
  assert.deepEqual(place, ["source", "source", "force", "京都", "go"]);
  await page.keyboard.press("m");
  await page.locator("#coding").waitFor();
  await page.evaluate(() => {
    const grey = document.querySelector("#text .furniture[data-start]");
    getSelection().setBaseAndExtent(grey.firstChild, 0, grey.firstChild, 3);
  });
  await page.waitForTimeout(100);
  await page.locator("#coding-title").focus();
  await page.keyboard.press("1");
  assert.match(await page.innerText("[data-part=evidence]"), /not of the report itself/u);
  await page.close();
});

test("a rejected entry still leads to its words, and comes back by key", async () => {
  const page = await pages.open("/articles/1");
  const it = (await data(1)).positions.find((position) => position.confidence >= 0.5);
  await page.goto(`${pages.address}/articles/1#position-${it.id}`);
  await page.reload();
  await page.keyboard.press("r");
  await said(page, "rejected.");
  await page.goto(`${pages.address}/review`);
  await page.locator(".last a").first().click();
  await page.locator(`#rejected li.on`).waitFor();
  assert.match(await page.innerText("#rejected li.on"), new RegExp(it.evidence.slice(0, 30).replace(/[^\w ]/gu, "."), "u"));
  const lit = await page.evaluate(() => [...CSS.highlights.get("part")].map(String).join(""));
  // What a headline is called is there for listeners alone.
  assert.equal(lit.replaceAll(/headline: ?/gu, "").replaceAll(/ +/gu, " "), it.evidence);
  await accessible(page);
  await page.keyboard.press("a");
  await said(page, "accepted.");
  assert.equal(await page.locator(`.entry#position-${it.id}`).count(), 1);
  await undoAll(page);
  await page.close();
});

test("a link to an entry that is gone says so, and asks for nothing else", async () => {
  const page = await pages.open("/articles/1#position-99999");
  await page.locator("#trouble:not([hidden])").waitFor();
  assert.match(await page.innerText("#trouble"), /no position 99999 in this report any more/u);
  assert.equal(new URL(page.url()).search, "");
  await page.close();
});

test("the key to the marks is at hand, above the list", async () => {
  const page = await pages.open("/articles/1", { height: 900, width: 1440 });
  await page.getByText("What the marks mean").click();
  const { top, bottom } = await page.locator(".legend ul").evaluate((it) => it.getBoundingClientRect().toJSON());
  assert.ok(top >= 0 && bottom <= 900, `${top} to ${bottom}`);
  await page.close();
});

test("single letters can be switched off", async () => {
  const page = await pages.open("/articles/1");
  await page.keyboard.press("?");
  await page.getByLabel("single letters, digits and signs do this").uncheck();
  await page.getByRole("button", { name: "Close" }).click();
  await page.locator(".entry-link").first().click();
  for (const key of ["a", "r", "c", "j", "g", "/"]) await page.keyboard.press(key);
  await page.waitForTimeout(300);
  assert.equal((await data(1)).reviewed, 0);
  assert.equal(await page.locator("#coding").isVisible(), false);
  await page.keyboard.press("ArrowDown");
  assert.notEqual(await page.locator(".entry.on").getAttribute("id"), await page.locator(".entry").first().getAttribute("id"), "arrows still go through the list");
  await page.reload();
  await page.getByRole("button", { name: /Keys/u }).click();
  assert.equal(await page.getByLabel("single letters, digits and signs do this").isChecked(), false, "it is remembered");
  await page.close();
});

test("a search leads to its words in the report", async () => {
  const page = await pages.open("/search?q=troops&what=articles");
  await page.locator(".hit-head a").first().click();
  await page.waitForURL(/\/articles\/\d+\?q=troops/u);
  const lit = await page.evaluate(() => [...CSS.highlights.get("hit")].map(String));
  assert.ok(lit.length > 0 && lit.every((it) => it.toLowerCase() === "troops"), `${lit}`);
  await page.close();
});

test("printed, an entry says what is known of it and who judged it", async () => {
  const page = await pages.open("/articles/1");
  await page.keyboard.press("j");
  await page.keyboard.press("a");
  await said(page, "accepted.");
  await page.emulateMedia({ media: "print" });
  assert.ok(await page.locator(".entry .reviewed").first().isVisible());
  assert.equal(await page.locator(".verdicts:visible").count(), 0);
  await page.emulateMedia({ media: "screen" });
  await undoAll(page);
  await page.close();
});

test("what was typed into a form is not left without a word", async () => {
  for (const [path, field] of [["/codebook/issue", "#title"], ["/add", "#text"]]) {
    const page = await pages.open(path);
    const asked = [];
    page.on("dialog", (dialog) => {
      asked.push(dialog.type());
      return dialog.dismiss();
    });
    await page.locator(field).pressSequentially("Norvane");
    await page.getByRole("link", { name: "Search" }).click();
    await page.waitForTimeout(300);
    assert.deepEqual(asked, ["beforeunload"], path);
    assert.equal(await page.locator(field).inputValue(), "Norvane");
    await page.close();
  }
});
