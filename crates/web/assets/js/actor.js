// An actor's positions over time, drawn from the page's own data; names that fit while one types whom to merge.
import { colour, el, getJson, picture, scales } from "./lib.js";

const place = document.getElementById("picture");

async function draw() {
  const data = await getJson(place.dataset.address);
  const held = data.positions.filter((it) => it.day).map((it) => ({
    day: new Date(it.day), issue: it.issue_title, stance: it.stance, condition: it.condition !== "",
    words: `${it.stance}, ${it.day}${it.outlet ? `, ${it.outlet}` : ""}\n${it.evidence}`,
  }));
  if (held.length === 0) return;
  const width = place.parentElement.clientWidth;
  const narrow = width < 560;
  const issues = [...new Set(held.map((it) => it.issue))];
  const longest = Math.max(...issues.map((issue) => issue.length));
  place.replaceChildren(picture({
    width,
    height: 46 + issues.length * 34,
    marginLeft: narrow ? 110 : Math.min(260, 16 + 6.8 * longest),
    marginRight: 16,
    ariaLabel: `Positions of ${data.actor.name} over time`,
    style: { fontSize: "12px", color: colour("ink") },
    x: { type: "utc", label: null, grid: true, nice: true },
    y: { label: null, domain: issues, tickSize: 0, tickFormat: (issue) => (narrow && issue.length > 16 ? `${issue.slice(0, 15)}…` : issue) },
    ...scales(),
    marks: [
      Plot.ruleY(held, Plot.groupY({ x1: "min", x2: "max" }, { y: "issue", x1: "day", x2: "day", stroke: colour("rule"), strokeWidth: 2 })),
      // A ring around the shape stands for a condition.
      Plot.dot(held.filter((it) => it.condition), { x: "day", y: "issue", r: 9, stroke: "stance", strokeDasharray: "2 2" }),
      Plot.dot(held, {
        x: "day", y: "issue", symbol: "stance", fill: "stance", r: 5.5, stroke: colour("paper"), strokeWidth: 1, title: "words",
      }),
    ],
  }));
  place.hidden = false;
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
    others.replaceChildren(...data.actors.slice(0, 12).map((it) =>
      el("option", { value: it.id }, `${it.name}${it.role ? `, ${it.role}` : ""} (${it.statements} statements)`)));
  } catch {
    // The name can be typed as well.
  }
});
