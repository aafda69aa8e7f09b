// All pages as those meet them who do not see them, or have no pointer: what axe finds, the tree that a screen reader
// is given, and the way of the Tab key.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessible, REPORTS, serve } from "./serve.mjs";

const PAGES = [
  "/", "/?issue=own-troops&on=2025-08-20", "/changes", "/actors", "/actors/1", "/actors/doubles", "/articles", "/articles/1",
  "/articles?title=nothing", "/articles/2?order=text", "/network", "/network?kind=agree", "/search", "/search?q=troops",
  "/search?q=troops&what=articles", "/codebook", "/codebook/issue?id=own-troops", "/codebook/text?name=guarantees",
  "/codebook/suggestions", "/codebook/drop?id=own-troops", "/add", "/review", "/review/differences", "/actors/1/merge?other=2", "/actors/1/merge", "/codebook/issue", "/articles/1?order=text&alone=1", "/evidence?issue=own-troops&actor=1", "/nowhere",
];

/** Two who may be one, so that there is a pair to look at. */
const texts = {
  "pell.txt": "ALDMOUTH (KPA) - Harbour spokesman Tomas Brandt said on Monday that soldiers must not be sent to Ukraine.\n",
  "brandt.txt": "ALDMOUTH (KPA) - Brandt said on Monday that soldiers must be sent to Ukraine.\n",
};

let pages;
before(async () => { pages = await serve({ reports: [...REPORTS, "43-sanchez-open.txt"], texts }); });
after(async () => { await pages?.stop(); });

/** Opens a page, of which it does not matter that it says what is not there. */
async function open(path, options) {
  const page = await pages.open(path, options);
  page.failures = page.failures.filter((it) => !it.includes("404"));
  return page;
}

for (const [name, options] of [["light", {}], ["dark, on a phone", { dark: true, width: 380, height: 800 }]]) {
  test(`axe finds nothing on any page, ${name}`, async () => {
    for (const path of PAGES) {
      const page = await open(path, options);
      await accessible(page);
      const [wide, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      assert.ok(wide <= window, `${path} is wider than the window`);
      await page.close();
    }
  });
}

test("each page has its landmarks, a heading of its own, and tables with headings", async () => {
  for (const path of PAGES) {
    const page = await open(path);
    const found = await page.evaluate(() => {
      const count = (selector) => document.querySelectorAll(selector).length;
      const levels = [...document.querySelectorAll("h1, h2, h3, h4")].filter((it) => it.checkVisibility()).map((it) => Number(it.tagName[1]));
      return {
        landmarks: [count("body > header"), count("main"), count("body > footer"), count("nav[aria-label]")],
        first: levels.filter((it) => it === 1).length,
        jumps: levels.filter((level, at) => at > 0 && level > levels[at - 1] + 1).length,
        bare: [...document.querySelectorAll("main table")].filter((it) => !it.querySelector("th[scope]") || !it.caption && !it.closest("[aria-labelledby], [aria-label]")).length,
        live: count("#live[aria-live]"),
        title: document.title,
      };
    });
    assert.deepEqual({ ...found, title: "" }, { landmarks: [1, 1, 1, 1], first: 1, jumps: 0, bare: 0, live: 1, title: "" }, path);
    assert.match(found.title, /^.+ · onrecord$/u, path);
    await page.close();
  }
});

test("the Tab key reaches all there is to use, in its order, and one sees where it is", async () => {
  const wrong = [];
  for (const path of PAGES) {
    for (const width of [1400, 380]) {
      const page = await open(path, { width });
      await page.evaluate(() => { document.activeElement?.blur(); });
      const seen = [];
      for (let i = 0; i < 400; i += 1) {
        await page.keyboard.press("Tab");
        const it = await page.evaluate(() => {
          const now = document.activeElement;
          if (now === document.body || now.dataset.reached) return null;
          now.dataset.reached = "1";
          const style = getComputedStyle(now);
          const box = now.getBoundingClientRect();
          const before = window.lastReached;
          window.lastReached = now;
          // What is typed into a day has parts of its own.
          return {
            html: now.outerHTML.slice(0, 160),
            isMarked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 || now.matches("svg *, svg"),
            isSeen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight,
            isInOrder: !before || Boolean(before.compareDocumentPosition(now) & Node.DOCUMENT_POSITION_FOLLOWING),
          };
        });
        if (!it) {
          if (await page.evaluate(() => document.activeElement === document.body)) break;
          continue;
        }
        seen.push(it);
        if (!it.isMarked) wrong.push(`${path} at ${width}: no mark on ${it.html}`);
        if (!it.isSeen) wrong.push(`${path} at ${width}: out of sight: ${it.html}`);
        if (!it.isInOrder) wrong.push(`${path} at ${width}: out of order: ${it.html}`);
      }
      // The buttons that judge an entry wait until one is chosen, which stands behind them.
      const missed = await page.evaluate(() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
        .filter((it) => it.checkVisibility({ visibilityProperty: true }) && !it.disabled && it.tabIndex >= 0 && !it.dataset.reached && it.type !== "hidden" && it.type !== "radio" && !it.matches("[data-do]"))
        .map((it) => it.outerHTML.slice(0, 160)));
      wrong.push(...missed.map((it) => `${path} at ${width}: not reached: ${it}`));
      assert.ok(seen.length > 8, path);
      await page.close();
    }
  }
  assert.deepEqual(wrong, []);
});
