// An actor's positions over time, drawn from the page's own data; names that fit while one types whom to merge.
import { colour, days, el, getJson, picture, scales } from "./lib.js";

const place = document.getElementById("picture");

async function draw() {
  const data = await getJson(place.dataset.address);
  const dated = data.positions.filter((it) => it.day);
  const held = dated.map((it) => ({
    day: new Date(it.day), issue: it.issue_title, stance: it.stance, condition: it.condition !== "",
    counts: it.review !== null || it.confidence >= data.min,
    words: `${it.stance}, ${it.day}${it.outlet ? `, ${it.outlet}` : ""}\n${it.evidence}`,
  }));
  if (held.length === 0) return;
  const counted = held.filter((it) => it.counts);
  const undated = data.positions.length - dated.length;
  const width = place.parentElement.clientWidth;
  const issues = [...new Set(held.map((it) => it.issue))];
  const stances = ["for", "undecided", "against"];
  // Each issue is a band with a height for each stance, so that who moves goes up or down.
  place.replaceChildren(picture({
    width,
    height: 50 + issues.length * 72,
    marginLeft: 78,
    marginRight: 16,
    marginTop: 20,
    marginBottom: 36,
    ariaLabel: `Positions of ${data.actor.name} over time`,
    style: { fontSize: "12px", color: colour("ink") },
    x: { type: "utc", label: null, grid: true, nice: true, ...days(held.map((it) => it.day)) },
    y: { type: "point", label: null, domain: stances, padding: 0.6 },
    fy: { label: null, domain: issues, axis: null, padding: 0.32 },
    ...scales(),
    marks: [
      Plot.axisY({ tickSize: 0, fill: colour("soft"), fontSize: 11 }),
      Plot.text(issues, { fy: (issue) => issue, text: (issue) => issue, frameAnchor: "top-left", dy: -16, dx: -76, fontWeight: 600, fontSize: 12 }),
      Plot.ruleY(issues.flatMap((issue) => stances.map((stance) => ({ issue, stance }))), { fy: "issue", y: "stance", stroke: colour("rule") }),
      Plot.line(counted, { x: "day", y: "stance", fy: "issue", z: "issue", curve: "step-after", stroke: colour("soft"), strokeWidth: 1.5 }),
      // A ring around the shape stands for a condition.
      Plot.dot(counted.filter((it) => it.condition), { x: "day", y: "stance", fy: "issue", r: 8.5, stroke: "stance", strokeDasharray: "2 2" }),
      // What is not sure enough is hollow, and no line leads to it.
      Plot.dot(held.filter((it) => !it.counts), {
        x: "day", y: "stance", fy: "issue", symbol: "stance", fill: colour("paper"), r: 4.5, stroke: "stance", strokeWidth: 1.25, title: "words",
      }),
      Plot.dot(counted, {
        x: "day", y: "stance", fy: "issue", symbol: "stance", fill: "stance", r: 5.5, stroke: colour("paper"), strokeWidth: 1, title: "words",
      }),
    ],
  }));
  place.hidden = false;
  document.getElementById("picture-legend").hidden = false;
  document.getElementById("hollow").hidden = counted.length === held.length;
  const left = document.getElementById("not-drawn");
  left.hidden = undated === 0;
  left.textContent = undated === 1 ? "1 position without a day is not drawn." : `${undated} positions without a day are not drawn.`;
}
if (place) {
  draw();
  document.addEventListener("theme", draw);
  addEventListener("resize", draw);
}

const other = document.getElementById("other");
const others = document.getElementById("others");
let asking = null;
other?.addEventListener("input", async () => {
  const typed = other.value.trim();
  if (typed.length < 2 || /^\d+$/.test(typed)) return;
  asking?.abort();
  asking = new AbortController();
  try {
    const data = await getJson(`/actors.json?${new URLSearchParams({ q: typed })}`, { signal: asking.signal });
    const found = data.actors.slice(0, 12);
    const isAlone = (it) => found.filter((other) => other.name === it.name).length === 1;
    others.replaceChildren(...found.map((it) => el("option", { value: isAlone(it) ? it.name : it.id },
      `${isAlone(it) ? "" : `${it.name}, `}${[it.role ?? it.kind, `${it.articles} ${it.articles === 1 ? "article" : "articles"}`].filter(Boolean).join(", ")}`)));
  } catch {
    // The name can be typed as well.
  }
});
