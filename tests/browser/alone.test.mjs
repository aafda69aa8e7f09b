// Two coders who go through the same reports without each other's verdicts, and settle where they differ.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessible, serve } from "./serve.mjs";

let pages;
before(async () => { pages = await serve({ coder: "ida" }); });
after(async () => { await pages?.stop(); });

const said = (page, words) => page.waitForFunction((words) => document.getElementById("live").textContent.includes(words), words);

/** From now on verdicts are this coder's. */
async function code(page, coder) {
  await page.goto(`${pages.address}/review`);
  await page.getByLabel("Reviews are written down as those of").fill(coder);
  await page.getByRole("button", { name: "Change" }).click();
  await page.locator(".foot strong", { hasText: coder }).waitFor();
}

test("a second coder sees nothing of the first, and what they differ on is settled side by side", async () => {
  const page = await pages.open("/articles/1");
  const first = await page.locator(".entry").first().getAttribute("id");
  const position = await page.locator(`.position-entry:not(#${first})`).first().getAttribute("id");
  await page.locator(`#${first} .entry-link`).click();
  const stance = await page.locator(`#${position} .stance-word`).textContent();
  await page.keyboard.press("r");
  await said(page, "rejected.");
  await page.locator(`#${position} .entry-link`).click();
  await page.keyboard.press("c");
  await page.locator("#coding").getByRole("radio", { name: "undecided" }).check();
  await page.getByRole("button", { name: "Save" }).click();
  await said(page, "corrected.");

  await code(page, "bob");
  await page.getByLabel("without the verdicts of others").check();
  await page.getByRole("button", { name: /Next unreviewed/u }).click();
  await page.waitForURL(/articles\/1\?.*alone=1/u);
  assert.equal(await page.locator(".entry.on").getAttribute("id"), first, "what ida rejected is there");
  assert.equal(await page.locator(".reviewed, .tick, #rejected").count(), 0);
  assert.match(await page.innerText("#queue"), /without the verdicts of others/u);
  assert.equal(await page.locator(`#${position} .stance-word`).textContent(), stance);
  await accessible(page);
  await page.keyboard.press("a");
  await page.waitForFunction((id) => document.querySelector(".entry.on")?.id !== id, first);
  await page.locator(`#${position} .entry-link`).click();
  await page.keyboard.press("c");
  await page.locator("#coding").waitFor();
  assert.ok(await page.locator("#coding").getByRole("radio", { name: stance }).isChecked(), "the form begins with what was found");
  await page.keyboard.press("Escape");
  await page.keyboard.press("a");
  await page.waitForFunction((id) => document.querySelector(`#${id}[data-done]`), position);
  assert.doesNotMatch(await page.innerText("main"), /by ida/u);

  await page.goto(`${pages.address}/review`);
  assert.match(await page.innerText("main"), /Coders differ on 2 entries/u);
  await page.getByRole("link", { name: "Settle where" }).click();
  await accessible(page);
  const difference = page.locator(".difference", { has: page.getByText("corrected: ") });
  assert.deepEqual(await difference.locator("h3 bdi").allTextContents(), ["ida", "bob"]);
  await difference.locator(".verdict-of-coder").first().getByRole("button").click();
  await page.getByText("Position settled as ida has it.").waitFor();
  assert.equal(await page.locator(".difference").count(), 1);
  const { positions } = await (await fetch(`${pages.address}/articles/1.json`)).json();
  assert.equal(positions.find((it) => position.endsWith(`-${it.id}`)).stance, "undecided");
  await page.close();
});

test("the list of differences fits a phone, dark and light", async () => {
  for (const dark of [false, true]) {
    const page = await pages.open("/review/differences", { width: 360, height: 740, dark });
    await accessible(page);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await page.close();
  }
});
