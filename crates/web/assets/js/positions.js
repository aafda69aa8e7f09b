// The matrix: the slider of days, and keys between cells. Without this script the links and the form do the same, a page
// at a time.
import * as evidence from "./evidence.js";
import { el, getJson, isTyping, say, trouble } from "./lib.js";

const matrix = document.getElementById("matrix");
if (matrix) start();

function start() {
  const form = document.getElementById("choice");
  const dayField = document.getElementById("on");
  const slider = document.getElementById("day");
  const play = document.getElementById("play");
  let days = [];
  /** The day that the matrix shows. */
  let shown = dayField.value;
  let waiting = null;
  let timer = null;

  // --- Days -----------------------------------------------------------------------------------------------

  /** The address of this page's data on a day; the last place of the slider is "all that is known". */
  function address(path, day) {
    const fields = new URLSearchParams(location.search);
    if (day) fields.set("on", day);
    else fields.delete("on");
    const query = fields.toString();
    return query ? `${path}?${query}` : path;
  }

  /** What is taken away is of the day that is looked at. */
  function takeAway(day) {
    for (const link of document.querySelectorAll(".foot-data a")) {
      const to = new URL(link.href);
      if (day) to.searchParams.set("on", day);
      else to.searchParams.delete("on");
      link.setAttribute("href", to.pathname + to.search);
    }
  }

  const dayAt = (place) => days[place] ?? "";
  const placeOf = (day) => (day ? days.findLastIndex((it) => it <= day) : days.length);

  function nameDay(place, day) {
    slider.value = place;
    // What the page shows is what its form goes back to.
    dayField.value = dayField.defaultValue = day;
    slider.defaultValue = place;
    slider.setAttribute("aria-valuetext", day || "all that is known");
  }

  /** Shows a day: one of news, or one that was typed, which stays what it is. */
  async function goTo(place, day = dayAt(place)) {
    nameDay(place, day);
    waiting?.abort();
    waiting = new AbortController();
    try {
      const data = await getJson(address("/positions.json", day), { signal: waiting.signal });
      shown = day;
      nameAddress();
      trouble(null);
      takeAway(day);
      draw(data);
      evidence.showDay(day);
      say(day ? `On ${day}` : "All that is known");
    } catch (error) {
      if (error.name === "AbortError") return;
      stop();
      nameDay(placeOf(shown), shown);
      trouble(error);
    }
  }

  /** The address names the day that is shown, also where one has gone back to a cell of another. */
  function nameAddress() {
    history.replaceState(history.state, "", address(location.pathname, shown) + location.hash);
  }
  addEventListener("popstate", nameAddress);
  // In the meantime something may have been reviewed.
  addEventListener("pageshow", (event) => {
    if (event.persisted) goTo(placeOf(shown), shown);
  });

  function stop() {
    clearTimeout(timer);
    timer = null;
    play.textContent = "Play";
    play.setAttribute("aria-pressed", "false");
  }

  async function step(by) {
    const next = Math.min(Number(slider.value) + by, days.length);
    await goTo(next);
    if (timer === null) return;
    if (next >= days.length) stop();
    else timer = setTimeout(step, 550, by);
  }

  play.addEventListener("click", () => {
    if (timer !== null) return stop();
    play.textContent = "Stop";
    play.setAttribute("aria-pressed", "true");
    if (Number(slider.value) >= days.length) slider.value = -1;
    timer = setTimeout(step, 0, Math.max(1, Math.ceil(days.length / 40)));
  });
  slider.addEventListener("input", () => {
    stop();
    goTo(Number(slider.value));
  });
  slider.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    play.click();
  });
  dayField.addEventListener("settled", (event) => {
    const place = placeOf(dayField.value);
    // Of a day before the first one the form itself says so; else it would load the page anew.
    if (place < 0) return;
    event.preventDefault();
    stop();
    goTo(place, dayField.value);
  });

  getJson(address("/positions.json", dayField.value)).then((data) => {
    days = data.days;
    if (days.length < 2) return;
    slider.max = days.length;
    slider.value = slider.defaultValue = placeOf(shown);
    slider.setAttribute("aria-valuetext", shown || "all that is known");
    document.getElementById("slider").hidden = false;
  }).catch((error) => trouble(error));

  // --- Drawing another day ----------------------------------------------------------------------------------

  function draw(data) {
    document.getElementById("lead").textContent = data.lead;
    document.getElementById("unsure").hidden = !data.unsure;
    document.getElementById("unsure-words").textContent = data.unsure;
    const all = new URL(location.href);
    all.searchParams.set("min", 0);
    document.getElementById("unsure-all").setAttribute("href", all.pathname + all.search);
    const undated = document.getElementById("undated");
    undated.hidden = !data.undated;
    document.getElementById("undated-words").textContent = data.undated;
    const rows = new Map(data.actors.map((actor) => [String(actor.id ?? actor.name), actor]));
    for (const row of matrix.querySelectorAll("tr[data-actor]")) {
      const actor = rows.get(row.dataset.actor);
      if (!actor) continue;
      // Who takes a side only later is not there yet.
      row.parentElement.hidden = data.on !== null && !actor.cells.some(Boolean);
      data.issues.forEach((issue, i) => drawCell(row.cells[i + 1], actor, issue, actor.cells[i], data));
      const words = row.querySelector("td.words");
      if (words) {
        words.textContent = actor.cells[0]?.evidence ?? "";
        row.querySelector("td.since").textContent = actor.cells[0]?.since_time ?? "";
      }
    }
    let group = null;
    for (const body of matrix.tBodies) {
      if (body.matches(".group")) group = body;
      if (group) group.hidden = body === group || (group.hidden && body.hidden);
    }
    for (const issue of data.issues) {
      const head = matrix.querySelector(`th[data-issue="${CSS.escape(issue.id)}"]`);
      if (!head) continue;
      const all = Math.max(1, issue.for + issue.undecided + issue.against);
      let from = 0;
      for (const name of ["for", "undecided", "against"]) {
        const part = head.querySelector(`rect.${name}`);
        const wide = 100 * issue[name] / all;
        part.setAttribute("x", from);
        part.setAttribute("width", wide);
        from += wide;
      }
      head.querySelector(".sums").textContent =
        `${issue.for} for, ${issue.undecided} undecided, ${issue.against} against`;
    }
    rove(matrix.querySelector("td a[tabindex='0']") ?? matrix.querySelector("td a"));
  }

  /** What asks for the evidence of a cell. */
  function asking(actor, issue, data) {
    const fields = new URLSearchParams({ issue: issue.id });
    if (actor.id === null) fields.set("name", actor.name);
    else fields.set("actor", actor.id);
    fields.set("min", data.min);
    if (data.roll_up) fields.set("roll_up", "state");
    if (data.on) fields.set("on", data.on);
    return fields;
  }

  function drawCell(place, actor, issue, cell, data) {
    const now = cell ? `${cell.stance} ${cell.conflict} ${cell.words}` : "";
    const stance = cell ? `${cell.stance}${cell.conflict ?? ""}` : "";
    const before = place.dataset.now ?? place.querySelector("a")?.title ?? "";
    const address = `/evidence?${asking(actor, issue, data)}`;
    if (now === before) {
      // What is the same on another day leads to what was known on that day.
      place.querySelector("a")?.setAttribute("href", address);
      return;
    }
    const shapes = [...place.querySelectorAll(".shape")].map((shape) => shape.classList[1]).join("");
    place.dataset.now = now;
    place.className = cell ? `${cell.stance}${cell.condition ? " conditional" : ""}` : "";
    if (stance && stance !== shapes) place.classList.add("moved");
    const isFocused = place.contains(document.activeElement);
    place.replaceChildren();
    if (!cell) return;
    const link = el("a", { href: address, title: cell.words, tabindex: "-1" },
      el("span", { class: `shape ${cell.stance}` }),
      cell.conflict ? el("span", { class: `shape ${cell.conflict}` }) : null,
      cell.condition ? el("span", { class: "star", "aria-hidden": "true" }, "*") : null,
      cell.undated ? el("span", { class: "query", "aria-hidden": "true" }, "?") : null,
      cell.reviewed ? el("span", { class: "tick" }) : null,
      el("span", { class: "visually-hidden" }, `${actor.name}: ${cell.words}`));
    place.append(link);
    if (isFocused) {
      rove(link);
      link.focus();
    }
  }

  // --- Keys: one stop for Tab, arrows from cell to cell -------------------------------------------------------

  function rove(link) {
    for (const other of matrix.querySelectorAll("td a")) other.tabIndex = -1;
    if (link) link.tabIndex = 0;
  }
  rove(matrix.querySelector("td a"));
  matrix.addEventListener("focusin", (event) => {
    if (event.target.matches("td a")) rove(event.target);
  });

  matrix.addEventListener("keydown", (event) => {
    const place = event.target.closest("td");
    const [down, right] = {
      ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1],
    }[event.key] ?? [0, 0];
    if (!place || (!down && !right)) return;
    event.preventDefault();
    const rows = [...matrix.querySelectorAll("tr[data-actor]")];
    let row = rows.indexOf(place.parentElement);
    let column = place.cellIndex;
    // Empty cells are passed over.
    for (;;) {
      row += down;
      column += right;
      const next = rows[row]?.cells[column];
      if (!next || column < 1) return;
      const link = next.querySelector("a");
      if (link) return link.focus();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (isTyping(event)) return;
    if (event.key === "Escape" && evidence.isOpen()) evidence.close();
    if (event.key === "[" || event.key === "]") {
      stop();
      const next = Number(slider.value) + (event.key === "]" ? 1 : -1);
      if (next >= 0 && next <= days.length) goTo(next);
    }
  });
  form.addEventListener("submit", stop);
}
