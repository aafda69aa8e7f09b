// The network: the same picture each time, ties beside it, keys, filters, files, and a table without scripts.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessible, serve } from "./serve.mjs";

let pages;
before(async () => { pages = await serve(); });
after(async () => { await pages?.stop(); });

const data = async (query = "") => (await fetch(`${pages.address}/network.json${query}`)).json();
const places = (page) => page.$$eval("#picture .node", (nodes) => nodes.map((node) => `${node.dataset.id} ${node.getAttribute("transform")}`));

test("every tie is drawn by its stance, and always at the same place", async () => {
  const { edges } = await data();
  const page = await pages.open("/network");
  await page.waitForSelector("#picture .node");
  assert.equal(await page.locator("#picture .edge").count(), edges.length);
  for (const stance of ["for", "against", "undecided"]) {
    const expected = edges.filter((edge) => edge.stance === stance).length;
    assert.equal(await page.locator(`#picture .edge.${stance}`).count(), expected, stance);
  }
  await accessible(page);
  const again = await pages.open("/network");
  await again.waitForSelector("#picture .node");
  assert.deepEqual(await places(again), await places(page));
});

test("those of whom most is reported have their names", async () => {
  const { nodes } = await data();
  const most = nodes.filter((node) => node.mode !== "issue").sort((a, b) => b.reports - a.reports)[0];
  for (const width of [1400, 390]) {
    const page = await pages.open("/network", { width });
    await page.waitForSelector("#picture .node");
    assert.ok(await page.locator(`.node[data-id="${most.id}"] .label`).isVisible(), most.label);
    await page.close();
  }
});

test("keys go from node to node, whose ties stand beside the picture", async () => {
  const page = await pages.open("/network");
  await page.waitForSelector("#picture .node");
  await page.locator("#picture .node[tabindex='0']").focus();
  const first = await page.innerText("#net-panel h2");
  assert.ok(await page.locator("#net-panel li").count() > 0);
  let moved = false;
  for (const key of ["ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp"]) {
    await page.keyboard.press(key);
    moved ||= await page.innerText("#net-panel h2") !== first;
  }
  assert.ok(moved, "no key led anywhere");
  await accessible(page);
  const link = await page.getAttribute("#net-panel h2 a", "href");
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => `${url.pathname}${url.search}` === link);
});

test("a click opens the page, a pull moves the node, the wheel scrolls", async () => {
  const page = await pages.open("/network");
  await page.waitForSelector("#picture .node.issue");
  const node = page.locator("#picture .node.issue").first();
  const before = await node.getAttribute("transform");
  // The picture is larger than the window, and where the node lies in it depends on what was found.
  await node.scrollIntoViewIfNeeded();
  const box = await node.boundingBox();
  await page.mouse.move(box.x + 8, box.y + 8);
  await page.mouse.down();
  await page.mouse.move(box.x + 48, box.y + 38, { steps: 4 });
  await page.mouse.up();
  assert.notEqual(await node.getAttribute("transform"), before);
  assert.match(page.url(), /\/network$/, "a pull is no click");
  await page.click("#nearer");
  await page.click("#whole");
  await node.click();
  await page.waitForURL(/\/\?issue=/);
});

test("filters narrow it, and all files have the same ties", async () => {
  const page = await pages.open("/network");
  await page.selectOption("#kind", "agree");
  await page.waitForURL(/kind=agree/);
  await page.fill("#min_weight", "2");
  await page.keyboard.press("Enter");
  await page.waitForURL(/min_weight=2/);
  const query = new URL(page.url()).search;
  const { edges } = await data(query);
  assert.ok(edges.every((edge) => edge.weight >= 2 && edge.agree.length >= 2));
  await page.goto(`${pages.address}/network?roll_up=state`);
  await page.waitForSelector("#picture .node");
  const all = await data("?roll_up=state");
  const count = async (link, ending) => {
    const [download] = await Promise.all([page.waitForEvent("download"), page.click(`.downloads >> text=${link}`)]);
    assert.ok(download.suggestedFilename().endsWith(ending));
    const chunks = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk);
    return Buffer.concat(chunks).toString();
  };
  assert.equal((await count("GraphML", ".graphml")).match(/<edge /g).length, all.edges.length);
  assert.equal((await count("GEXF", ".gexf")).match(/<edge /g).length, all.edges.length);
  assert.equal((await count("CSV", ".csv")).trim().split("\n").length - 1, all.edges.length);
});

test("without scripts the table says the same", async () => {
  const { edges } = await data();
  const page = await pages.open("/network", { scripts: false });
  assert.equal(await page.locator("#net-table tbody tr").count(), edges.length);
  assert.equal(await page.locator("#net").isVisible(), false);
});

test("it fits a phone, dark and light", async () => {
  for (const path of ["/network", "/network?kind=agree-minus-disagree"]) {
    for (const dark of [false, true]) {
      const page = await pages.open(path, { width: 390, height: 844, dark });
      await page.waitForSelector("#picture .node");
      await accessible(page);
      const [wide, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      assert.ok(wide <= window, `${path}: ${wide} > ${window}`);
    }
  }
});
