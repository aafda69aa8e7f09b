// Words of reports that would like to be more than words.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessible, serve } from "./serve.mjs";

const EVIL = "“<script>document.title = 'taken'</script> and <img src=x onerror=\"document.title='taken'\">,” said Nora "
  + "Whitlam, the mayor of Stennick.\n\n</mark></p></section><h1>Not the headline</h1> she added \u202etxet eht denrut\u202c "
  + "on Monday.\n\nAda Pell said that &lt;b&gt;the ferry&lt;/b&gt; stays.\n";

let pages;
before(async () => {
  pages = await serve({ reports: [], texts: { "evil<b>.txt": EVIL, "long.txt": `Nora Whitlam said: “${"a".repeat(100_000)}”` } });
});
after(async () => { await pages?.stop(); });

test("nothing that a report says is done", async () => {
  const page = await pages.open("/articles/1");
  assert.equal(await page.locator("h1").count(), 1);
  assert.equal(await page.locator("#text :is(script, img, h1, b)").count(), 0);
  const words = await page.locator("#text [data-start]").allTextContents().then((all) => all.join(""));
  assert.ok(words.includes("<script>document.title = 'taken'</script>"));
  assert.ok(words.includes("&lt;b&gt;the ferry"));
  assert.ok(!/[\u202a-\u202e]/u.test(words));
  for (const key of ["j", "a", "j", "r", "u"]) {
    await page.keyboard.press(key);
    await page.waitForTimeout(300);
  }
  assert.doesNotMatch(await page.title(), /taken/);
  await accessible(page);
  await page.goto(`${pages.address}/review`);
  await accessible(page);
  await page.close();
});

test("a word of 100,000 letters does not break the page", async () => {
  const page = await pages.open("/articles/2", { width: 390, height: 844 });
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  await accessible(page);
  await page.close();
});
