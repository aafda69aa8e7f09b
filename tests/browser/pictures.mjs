// Takes the pictures of README and tutorial anew, from the shipped examples: `node pictures.mjs`, where the tests of
// this folder run (docs/pages.md). They go to docs/images.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { ROOT, serve } from "./serve.mjs";

const reports = readdirSync(join(ROOT, "examples/guarantees")).filter((name) => name.endsWith(".txt")).sort();
const pages = await serve({ reports, name: "guarantees", coder: "ida" });

async function picture(name, address, height, prepare = async () => {}) {
  const page = await pages.open(address, { width: 1280, height });
  await prepare(page);
  await page.screenshot({ path: join(ROOT, "docs/images", `${name}.png`) });
  await page.close();
}

await picture("positions", "/?roll_up=state", 820);
// A report whose first entry has a condition, by the end of its file's name. Articles are numbered as they came.
const open = reports.findIndex((name) => name.endsWith("-open.txt")) + 1;
await picture("article", `/articles/${open}`, 820, async (page) => {
  await page.keyboard.press("j");
  await page.locator(".entry.on").waitFor();
});
await picture("network", "/network", 900, async (page) => {
  await page.locator("svg").first().waitFor();
  // The nodes come to rest.
  await page.waitForTimeout(3000);
});
await pages.stop();
