// Words of reports that would like to be more than words.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessible, serve } from "./serve.mjs";

const EVIL = "“<script>document.title = 'taken'</script> and <img src=x onerror=\"document.title='taken'\">,” said Nora "
  + "Whitlam, the mayor of Stennick.\n\n</mark></p></section><h1>Not the headline</h1> she added \u202etxet eht denrut\u202c "
  + "on Monday.\n\nAda Pell said that &lt;b&gt;the ferry&lt;/b&gt; stays.\n";

const WORD = "b".repeat(300);
const LONG = {
  title: `Title ${WORD}`, outlet: `Outlet ${WORD}`, url: `https://paper.example/${WORD}`,
  text: `The ${WORD} fleet stays, Ada ${WORD[0].toUpperCase()}${WORD} said on Monday.\n\nNora Whitlam, the ${WORD} of Stennick, insisted that ${WORD} goes.\n`,
};

let pages;
before(async () => {
  pages = await serve({
    reports: [],
    texts: { "evil<b>.txt": EVIL, "long.txt": `Nora Whitlam said: “${"a".repeat(100_000)}”`, "long.jsonl": JSON.stringify(LONG) },
  });
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

test("a word of 300 letters makes no page wider than the window", async () => {
  const paths = ["/", "/actors", "/articles", "/articles/3", "/search?q=fleet", "/search?q=said", "/search?q=fleet&what=articles", "/review", "/changes"];
  const { actors } = await (await fetch(`${pages.address}/actors.json`)).json();
  paths.push(...actors.map((actor) => `/actors/${actor.id}`));
  // A name may be as long.
  const page = await pages.open(`/actors/${actors[0].id}`);
  await page.getByText("It should have another name").click();
  await page.getByLabel("The name to call it by").fill(`Ada ${WORD}`);
  await page.getByRole("button", { name: "Rename" }).click();
  await page.locator(".notice.good").waitFor();
  for (const [width, height] of [[390, 844], [1400, 1000]]) {
    await page.setViewportSize({ width, height });
    for (const path of paths) {
      await page.goto(pages.address + path);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= width, `${path}: ${wide} > ${width}`);
    }
  }
  await page.close();
});
