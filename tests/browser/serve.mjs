// A record and its pages for a test file, and a browser to look at them.
//
//   const pages = await serve();                        // a record of two reports, made by ONRECORD
//   const page = await pages.open("/articles/1");       // fails the test when a script of the page fails
//   await accessible(page);                             // axe finds nothing
//   await pages.stop();
//
// ONRECORD is the program, ONRECORD_ROOT the source tree, CHROMIUM the browser, where they are not in their usual
// places. `./test` runs all files of this folder; `node --test review.test.mjs` one of them.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { chromium } from "playwright-core";

export const ROOT = resolve(process.env.ONRECORD_ROOT ?? new URL("../..", import.meta.url).pathname);
const PROGRAM = resolve(process.env.ONRECORD ?? join(ROOT, "target/debug/onrecord"));
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Reports with statements, positions for and against, and a condition. */
export const REPORTS = ["06-baltic-offers.txt", "05-crosetto-clause.txt"];

/**
 * A new record of this name with these of the shipped examples and `texts` by their file names, for this coder; or the
 * `record` that others serve too.
 */
export async function serve({ reports = REPORTS, texts = {}, name = "test", coder = "nora", record: shared = null, port = 0 } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "onrecord-"));
  const record = shared ?? join(folder, `${name}.sqlite`);
  const paths = reports.map((report) => join("examples/guarantees", report));
  for (const [file, text] of Object.entries(texts)) {
    paths.push(join(folder, file));
    writeFileSync(paths.at(-1), text);
  }
  if (paths.length && !shared) {
    const issues = join(ROOT, "codebooks/guarantees.toml");
    execFileSync(PROGRAM, ["add", ...paths, "--issues", issues, "--record", record], { cwd: ROOT, stdio: ["ignore", "ignore", "inherit"] });
  }
  let server = null;
  const begin = () => new Promise((found, reject) => {
    server = spawn(PROGRAM, ["serve", "--port", String(port), "--record", record, "--coder", coder], { stdio: ["ignore", "pipe", "inherit"] });
    let said = "";
    server.on("exit", (code) => reject(new Error(`the program ended with ${code}: ${said}`)));
    server.stdout.on("data", (bytes) => {
      said += bytes;
      const name = /http:\/\/[^\s/]+/.exec(said);
      if (name) found(name[0]);
    });
  });
  const address = await begin();
  const browser = await chromium.launch({ executablePath: browserPath(), args: ["--no-sandbox", "--disable-gpu"] });
  return {
    address,
    record,
    /** A page at an address, in a window of its own. */
    async open(path, { width = 1400, height = 1000, dark = false, scripts = true, zone = undefined } = {}) {
      const context = await browser.newContext({
        viewport: { width, height }, colorScheme: dark ? "dark" : "light", javaScriptEnabled: scripts,
        reducedMotion: "reduce", timezoneId: zone,
      });
      const page = await context.newPage();
      page.failures = [];
      page.on("pageerror", (error) => page.failures.push(error.message));
      page.on("console", (message) => {
        if (message.type() === "error") page.failures.push(message.text());
      });
      // The window, as it closes also when a page of its own would be forgotten.
      page.close = () => within(5_000, context.close());
      await page.goto(address + path);
      return page;
    },
    /** Ends the program and leaves its pages open; `restart` begins it anew at the same address, where it has a port of its own. */
    async halt() {
      server.removeAllListeners("exit");
      const ended = new Promise((resolve) => { server.on("exit", resolve); });
      server.kill("SIGINT");
      await ended;
    },
    restart: begin,
    async stop() {
      await within(30_000, browser.close());
      server.removeAllListeners("exit");
      server.kill("SIGINT");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Waits for a window or the browser to close, but not for ever: Chromium may forget that it was to close a page whose
 * successor was just arriving, and never says that it is closed (Playwright's issue 42366). What is left open ends with
 * the browser, and the browser with this process.
 */
async function within(milliseconds, closed) {
  let timer;
  const late = new Promise((resolve) => { timer = setTimeout(resolve, milliseconds); });
  await Promise.race([closed, late]);
  clearTimeout(timer);
}

/** Fails unless axe finds nothing wrong with the page, and no script of it failed. */
export async function accessible(page) {
  // The pages allow no script but their own; the test reaches past that.
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => globalThis.axe.run({
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  }));
  const found = violations.map((it) => `${it.id}: ${it.help}\n  ${it.nodes.slice(0, 3).map((node) => `${node.html.slice(0, 200)}\n    ${node.failureSummary.replaceAll("\n", "\n    ")}`).join("\n  ")}`);
  assert.deepEqual(found, [], `${page.url()}\n${found.join("\n")}`);
  assert.deepEqual(page.failures, [], page.url());
}

function browserPath() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  for (const folder of process.env.PATH.split(delimiter)) {
    for (const name of ["chromium", "chromium-browser", "google-chrome"]) {
      if (existsSync(join(folder, name))) return join(folder, name);
    }
  }
  throw new Error("no Chromium in PATH: install it, or name it with CHROMIUM=/path/to/chromium");
}
