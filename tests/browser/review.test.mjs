// The report with its marks, and reviewing it with keys, pointer, and neither.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessible, serve } from "./serve.mjs";

let pages;
before(async () => { pages = await serve(); });
after(async () => { await pages?.stop(); });

/** What the record says of an article. */
async function data(article) {
  return (await fetch(`${pages.address}/articles/${article}.json`)).json();
}

/** The entry that is chosen, once the list shows one. */
const chosen = (page) => page.locator(".entry.on").getAttribute("id");

/** Presses a key and waits for what the page says of it. */
async function press(page, key, said) {
  await page.keyboard.press(key);
  await page.waitForFunction((words) => document.getElementById("live").textContent.includes(words), said);
}

/** Selects words of the report with the mouse. */
async function select(page, words) {
  const [from, to] = await page.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.getElementById("text"), NodeFilter.SHOW_TEXT);
    let all = "";
    const nodes = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.parentElement.closest("[data-start]")) continue;
      nodes.push([node, all.length]);
      all += node.data;
    }
    const start = all.indexOf(wanted);
    const point = (at, isEnd) => {
      const [node, begin] = nodes.findLast(([, begin]) => (isEnd ? begin < at : begin <= at));
      const range = document.createRange();
      range.setStart(node, at - begin - (isEnd ? 1 : 0));
      range.setEnd(node, at - begin + (isEnd ? 0 : 1));
      node.parentElement.scrollIntoView({ block: "center" });
      return range;
    };
    const ranges = [point(start, false), point(start + wanted.length, true)];
    const rects = ranges.map((range) => range.getBoundingClientRect());
    return [[rects[0].left + 0.5, rects[0].top + rects[0].height / 2], [rects[1].right - 0.5, rects[1].top + rects[1].height / 2]];
  }, words);
  await page.mouse.move(...from);
  await page.mouse.down();
  await page.mouse.move(...to, { steps: 5 });
  await page.mouse.up();
}

/** The first position of an article that nobody has reviewed. */
async function firstPosition(page) {
  return page.locator(".position-entry:not([data-done])").first().getAttribute("id");
}

test("entries and their words point at each other", async () => {
  const page = await pages.open("/articles/1");
  const id = await firstPosition(page);
  await page.goto(`${pages.address}/articles/1#${id}`);
  await page.reload();
  assert.equal(await chosen(page), id);
  const lit = await page.locator(".lit-evidence").allTextContents();
  const { positions } = await data(1);
  const it = positions.find((position) => `position-${position.id}` === id);
  assert.equal(lit.join(""), it.evidence);
  // From the words to the entry: pressing again chooses the next that lies there.
  await page.locator(".lit-evidence").first().click();
  const over = await page.locator(".lit-evidence, [class*=lit-]").count();
  assert.ok(over > 0);
  await page.locator(`#at-${id}`).click();
  assert.equal(await chosen(page), id);
  assert.equal(new URL(page.url()).hash, `#${id}`);
  await page.close();
});

test("the text on the page is the text of the record, each place at its place", async () => {
  const page = await pages.open("/articles/2");
  const { text } = await data(2);
  const letters = Array.from(text);
  const segments = await page.locator("#text [data-start]").evaluateAll((all) => all.map((it) => [Number(it.dataset.start), it.textContent]));
  assert.ok(segments.length > 5);
  for (const [start, words] of segments) {
    assert.equal(letters.slice(start, start + Array.from(words).length).join(""), words);
  }
  await page.close();
});

test("keys accept, reject and take back", async () => {
  const page = await pages.open("/articles/1");
  await page.keyboard.press("j");
  const first = await chosen(page);
  await page.keyboard.press("j");
  const second = await chosen(page);
  assert.notEqual(first, second);
  await page.keyboard.press("k");
  assert.equal(await chosen(page), first);
  await press(page, "a", "accepted.");
  assert.equal(await chosen(page), second, "the next one is looked at");
  assert.ok(await page.locator(`#${first}[data-done]`).count());
  await press(page, "r", "rejected.");
  assert.equal(await page.locator(`.entry#${second}`).count(), 0);
  assert.match(await page.locator("#rejected summary").textContent(), /1 rejected/);
  await press(page, "u", "no longer rejected.");
  assert.equal(await chosen(page), second);
  await press(page, "u", "no longer accepted.");
  assert.equal(await page.locator(`#${first}[data-done]`).count(), 0);
  assert.equal((await data(1)).reviewed, 0);
  await page.close();
});

test("a stance is corrected, and a condition is set by selecting its words", async () => {
  const page = await pages.open("/articles/1");
  const id = await firstPosition(page);
  await page.locator(`#${id} .entry-link`).click();
  await page.keyboard.press("c");
  await page.getByRole("radio", { name: "undecided" }).check();
  const { text } = await data(1);
  // Two words out of the middle of the text, which cross no end of a paragraph.
  const words = text.split("\n").findLast((line) => line.length > 120).slice(20, 60).replace(/^\S*\s+|\s+\S*$/gu, "");
  await select(page, words);
  await page.keyboard.press("3");
  assert.equal(await page.locator("[data-part=condition] .span-words").textContent(), words);
  await page.getByRole("button", { name: "Save" }).click();
  await page.waitForFunction(() => document.getElementById("live").textContent.includes("corrected."));
  const it = (await data(1)).positions.find((position) => `position-${position.id}` === id);
  assert.equal(it.stance, "undecided");
  assert.equal(it.condition, words);
  assert.deepEqual([it.review.kind, it.review.coder], ["correct", "nora"]);
  assert.equal(await page.locator(".lit-condition").allTextContents().then((all) => all.join("")), words);
  await press(page, "u", "as it was before the correction.");
  await page.close();
});

test("a correction is of the entry for which it was begun, whatever is looked at meanwhile", async () => {
  const page = await pages.open("/articles/1");
  const id = await firstPosition(page);
  await page.locator(`#${id} .entry-link`).click();
  await page.keyboard.press("c");
  await page.getByRole("radio", { name: "undecided" }).check();
  const other = await page.locator(".entry:not(.on)").last().getAttribute("id");
  await page.locator(`#${other} .entry-link`).click();
  assert.equal(await chosen(page), other);
  await page.getByRole("button", { name: "Save" }).click();
  await page.waitForFunction(() => document.getElementById("live").textContent.includes("corrected."));
  const { positions, statements } = await data(1);
  const said = [...positions, ...statements].filter((it) => it.review);
  assert.deepEqual(said.map((it) => `position-${it.id}`), [id]);
  assert.equal(said[0].stance, "undecided");
  await press(page, "u", "as it was before the correction.");
  await page.close();
});

test("a correction in which nothing was changed accepts the entry", async () => {
  for (const list of [".statement-entry", ".position-entry"]) {
    // Each has a page of its own, on which nothing has been said yet.
    const page = await pages.open("/articles/1");
    const id = await page.locator(list).first().getAttribute("id");
    await page.locator(`#${id} .entry-link`).click();
    await page.keyboard.press("c");
    await page.getByRole("button", { name: "Save" }).click();
    await page.waitForFunction(() => document.getElementById("live").textContent.includes("accepted."));
    const { statements, positions } = await data(1);
    const found = id.startsWith("position") ? positions : statements;
    assert.equal(found.find((it) => id.endsWith(`-${it.id}`)).review.kind, "accept");
    await press(page, "u", "no longer accepted.");
    await page.close();
  }
});

test("verdicts go along the queue, which says that it is on", async () => {
  for (const query of ["what=positions", "order=doubt&what=positions"]) {
    const page = await pages.open(`/review/next?${query}`);
    const left = async () => Number((await page.locator("#queue .num").innerText()).split(" ")[0]);
    const all = await left();
    assert.match(await page.locator("#queue").innerText(), /positions only/u);
    const seen = [];
    for (const key of ["a", "r", "c", "a"]) {
      const id = await page.locator(".entry.on.position-entry").getAttribute("id");
      seen.push(id);
      await page.keyboard.press(key);
      if (key === "c") await page.getByRole("button", { name: "Save" }).click();
      await page.waitForFunction((before) => {
        const now = document.querySelector(".entry.on");
        return now && now.id !== before;
      }, id);
    }
    await page.waitForFunction((left) => document.querySelector("#queue .num").textContent.startsWith(`${left} `), all - 4);
    assert.equal(new Set(seen).size, 4, "each once");
    const { reviews } = await (await fetch(`${pages.address}/review.json`)).json();
    assert.deepEqual(reviews.map((it) => `position-${it.entry.position}`), seen.toReversed(), "and nothing else was judged");
    await page.locator("#leave").click();
    await page.waitForURL(/\/articles\/\d+$/u);
    assert.equal(await page.locator("#queue").count(), 0);
    for (let i = 0; i < 4; i += 1) {
      await page.goto(`${pages.address}/review`);
      await page.getByRole("button", { name: "Undo my last review" }).click();
      await page.waitForURL("**/articles/*");
    }
    await page.close();
  }
});

test("who comes from the queue has the focus on the entry", async () => {
  const page = await pages.open("/review/next?what=positions");
  await page.waitForFunction(() => document.activeElement.matches(".entry.on .entry-link"));
  await page.close();
});

test("a correction that was begun is not left without a word", async () => {
  const page = await pages.open("/articles/1");
  const asked = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.type());
    return dialog.dismiss();
  });
  await page.locator(".entry-link").first().click();
  await page.keyboard.press("c");
  await page.getByLabel("As of").fill("2025");
  await page.getByRole("link", { name: "Search" }).click();
  await page.waitForFunction(() => document.getElementById("coding").checkVisibility());
  assert.deepEqual(asked, ["beforeunload"]);
  assert.match(page.url(), /\/articles\/1/);
  assert.equal(await page.getByLabel("As of").inputValue(), "2025");
  // Nothing is asked once it is given up, nor of a form in which nothing was said.
  await page.getByLabel("As of").press("Escape");
  await page.getByRole("button", { name: "Throw it away" }).click();
  await page.keyboard.press("c");
  await page.locator("#coding").waitFor();
  await page.getByRole("link", { name: "Search" }).click();
  await page.waitForURL("**/search");
  assert.equal(asked.length, 1);
  await page.close();
});

test("a verdict redraws what it changes, and leaves the rest of the report as it is", async () => {
  const page = await pages.open("/articles/1");
  const count = await page.evaluate(() => {
    const all = [...document.querySelectorAll("#text .para, #entry-list .entry")];
    for (const it of all) it.isOld = true;
    return all.length;
  });
  const id = await firstPosition(page);
  await page.locator(`#${id} .entry-link`).click();
  await press(page, "a", "accepted.");
  const left = await page.evaluate(() => [...document.querySelectorAll("#text .para, #entry-list .entry")].filter((it) => it.isOld).length);
  assert.equal(left, count - 2, "but the entry and the paragraph with its sign");
  assert.ok(await page.locator(`#${id}[data-done]`).count());
  await press(page, "u", "no longer accepted.");
  await page.close();
});

test("a page that names another coder than the program does saves nothing", async () => {
  const page = await pages.open("/articles/1");
  const other = await pages.open("/review");
  const name = async (coder) => {
    await other.getByLabel("Reviews are written down as those of").fill(coder);
    await other.getByRole("button", { name: "Change" }).click();
    await other.locator(".foot strong", { hasText: coder }).waitFor();
  };
  await name("ida");
  await page.locator(".entry-link").first().click();
  await page.keyboard.press("a");
  await page.locator("#trouble").waitFor();
  assert.match(await page.innerText("#trouble"), /Not saved: .*written down as ida’s now, and this page still names nora/u);
  assert.equal((await data(1)).reviewed, 0);
  page.failures = page.failures.filter((it) => !it.includes("409"));
  await accessible(page);
  await page.reload();
  await page.locator(".entry.on").waitFor();
  await press(page, "a", "accepted.");
  await press(page, "u", "no longer accepted.");
  await name("nora");
  await page.close();
  await other.close();
});

test("what was missed is added by keyboard alone", async () => {
  const page = await pages.open("/articles/2");
  const before = (await data(2)).positions.length;
  await page.keyboard.press("m");
  await page.getByRole("combobox", { name: "Holder" }).focus();
  // Names of the whole record are proposed.
  await page.keyboard.type("Estoni");
  await page.waitForFunction(() => [...document.getElementById("coding-actors").options].some((it) => it.value === "Estonia"));
  await page.getByRole("combobox", { name: "Holder" }).fill("Nora Whitlam");
  const evidence = page.locator("[data-part=evidence] .span-words");
  await evidence.focus();
  await page.keyboard.press("ArrowDown");
  const sentence = await evidence.textContent();
  await page.keyboard.press("ArrowLeft");
  assert.ok((await evidence.textContent()).length < sentence.length);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Shift+ArrowRight");
  const words = await evidence.textContent();
  assert.ok(sentence.endsWith(words) && words.length < sentence.length, `${words} | ${sentence}`);
  // Where they stand is for the coder to say.
  await page.getByRole("button", { name: "Save" }).press("Enter");
  await page.waitForFunction(() => document.getElementById("coding-trouble").textContent.includes("Say where they stand"));
  await page.locator("#coding").getByRole("radio", { name: "for" }).press("Space");
  await page.getByRole("button", { name: "Save" }).press("Enter");
  // The words that stand for the holder are nobody's guess.
  await page.waitForFunction(() => document.getElementById("coding-trouble").textContent.includes("does not name the holder"));
  await page.locator("[data-part=holder] .span-words").press("ArrowRight");
  await page.getByRole("button", { name: "Save" }).press("Enter");
  await page.getByRole("button", { name: "a person" }).press("Enter");
  await page.waitForFunction(() => document.getElementById("live").textContent.includes("added. Nora Whitlam is new in the record."));
  const { positions } = await data(2);
  assert.equal(positions.length, before + 1);
  const added = positions.find((it) => it.review?.kind === "add");
  assert.deepEqual([added.actor, added.evidence, added.model], ["Nora Whitlam", words, "by hand"]);
  assert.equal(await chosen(page), `position-${added.id}`);
  await press(page, "u", "taken out again.");
  assert.equal((await data(2)).positions.length, before);
  await page.close();
});

test("places count code points where letters are longer than a unit of the browser", async () => {
  const page = await pages.open("/articles/1");
  const place = await page.evaluate(async () => {
    const { selected, rangeOf } = await import("/assets/js/places.js");
    const text = document.getElementById("text");
    const segment = (start, words) => Object.assign(document.createElement("span"), { textContent: words, className: "seg" });
    text.replaceChildren();
    let start = 0;
    for (const words of ["👩‍👩‍👧 é", "e\u0301𝒳 ", "שלום"]) {
      const it = segment(start, words);
      it.dataset.start = start;
      text.append(it, document.createElement("a"));
      start += Array.from(words).length;
    }
    const found = [];
    for (let from = 0; from < start; from += 1) {
      const range = rangeOf(text, [from, from + 1]);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      found.push([range.toString(), selected(text)]);
    }
    return found;
  });
  const letters = Array.from("👩‍👩‍👧 ée\u0301𝒳 שלום");
  assert.deepEqual(place, letters.map((letter, at) => [letter, [at, at + 1]]));
  await page.close();
});

test("what cannot be saved is said, and nothing looks as if it were", async () => {
  const page = await pages.open("/articles/1");
  await page.keyboard.press("j");
  const id = await chosen(page);
  // As a connection that is refused; a route set up while the page runs was once passed by.
  await page.evaluate(() => {
    window.kept = window.fetch;
    window.fetch = async () => { throw new TypeError("Failed to fetch"); };
  });
  await page.keyboard.press("a");
  await page.locator("#trouble:not([hidden])").waitFor();
  assert.match(await page.locator("#trouble").textContent(), /Not saved/);
  assert.equal(await page.locator(`#${id}[data-done]`).count(), 0);
  assert.equal(await page.locator(`#${id}.failed`).count(), 1);
  await page.evaluate(() => { window.fetch = window.kept; });
  assert.match(await page.locator("#trouble").textContent(), /does not answer/u);
  assert.equal((await data(1)).reviewed, 0);
  await page.close();
});

test("without scripts the buttons do the same", async () => {
  const page = await pages.open("/articles/1", { scripts: false });
  const id = await firstPosition(page);
  const entry = page.locator(`#${id}`);
  await entry.getByLabel("Stance").selectOption("against");
  await entry.getByRole("button", { name: "Correct" }).click();
  assert.equal(new URL(page.url()).hash, `#${id}`);
  const it = (await data(1)).positions.find((position) => `position-${position.id}` === id);
  assert.deepEqual([it.stance, it.review.kind], ["against", "correct"]);
  await page.getByRole("button", { name: "Undo my last review" }).click();
  assert.equal((await data(1)).reviewed, 0);
  await page.close();
});

test("the queue leads through what nobody reviewed, over the ends of reports, and undo leads back", async () => {
  const page = await pages.open("/review");
  await page.keyboard.press("n");
  await page.waitForURL(/\/articles\/1\?order=text#/);
  const count = await page.locator(".entry").count();
  const left = Number((await page.locator("#queue .num").innerText()).split(" ")[0]);
  for (let i = 1; i < count; i += 1) {
    const id = await chosen(page);
    await press(page, i % 2 ? "a" : "r", `${i} of ${count} reviewed ${left - i} left`);
    assert.notEqual(await chosen(page), id, "the next entry is at hand");
  }
  const last = await chosen(page);
  await page.keyboard.press("a");
  await page.waitForURL(/\/articles\/2\?order=text#/);
  assert.ok(await chosen(page));
  await page.keyboard.press("u");
  await page.waitForURL(`**/articles/1?order=text#${last}`);
  await page.waitForFunction((id) => document.activeElement.closest(".entry")?.id === id, last);
  assert.match(await page.locator("#queue .num").innerText(), new RegExp(`^${left - count + 1} left`, "u"));
  await page.keyboard.press("r");
  await page.waitForURL(/\/articles\/2\?order=text#/);
  await page.goto(`${pages.address}/review`);
  assert.match(await page.locator(".lead").textContent(), /1 article as a whole/);
  await page.getByLabel("Reviews are written down as those of").fill("Eve");
  await page.getByRole("button", { name: "Change" }).click();
  await page.locator(".foot strong", { hasText: "Eve" }).waitFor();
  await page.close();
});

test("without scripts a verdict leads on too, and the end of a queue is said", async () => {
  const page = await pages.open("/review/next?order=text&what=positions&after=1", { scripts: false });
  assert.match(page.url(), /\/articles\/2\?order=text&what=positions#position-/u);
  const left = () => page.locator("#queue .num").innerText().then((words) => Number(words.split(" ")[0]));
  for (let now = await left(); now > 0; now -= 1) {
    assert.equal(await left(), now);
    const id = new URL(page.url()).hash;
    await page.locator(id).getByRole("button", { name: /^Accept/u }).click();
    assert.notEqual(new URL(page.url()).hash, id);
  }
  assert.match(await page.locator(".notice").innerText(), /This queue is through\. \d+ entr/u);
  await page.close();
});

for (const [name, options] of [["light", {}], ["dark", { dark: true }], ["on a phone", { width: 390, height: 844 }]]) {
  test(`axe finds nothing, ${name}`, async () => {
    const page = await pages.open("/articles/1", options);
    await accessible(page);
    await page.keyboard.press("j");
    await accessible(page);
    const id = await page.locator(".position-entry").first().getAttribute("id");
    await page.goto(`${pages.address}/articles/1#${id}`);
    await page.reload();
    await page.keyboard.press("c");
    await accessible(page);
    await page.goto(`${pages.address}/review`);
    await accessible(page);
    if (options.width) {
      for (const path of ["/articles/1", "/review"]) {
        await page.goto(pages.address + path);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${path} is wider than the phone`);
      }
    }
    await page.close();
  });
}
