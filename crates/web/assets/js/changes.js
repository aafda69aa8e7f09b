// The picture of changes: a line a change, from the last report of the old stance to the first of the new one.
import { colour, days, getJson, picture, scales } from "./lib.js";

const place = document.getElementById("picture");
const query = location.search;
// More lines than this are no picture any more.
const MOST = 25;

async function draw() {
  const data = await getJson(`/changes.json${query}`);
  const moves = data.changes.filter((it) => it.from.day && it.to.day).slice(0, MOST).map((it) => ({
    from: new Date(it.from.day), to: new Date(it.to.day), actor: it.to.actor, issue: it.to.issue_title,
    before: it.from.stance, after: it.to.stance,
    line: `${it.to.actor} · ${it.to.issue_title}`,
  }));
  if (moves.length === 0) return;
  const width = place.parentElement.clientWidth;
  const narrow = width < 700;
  const short = (words, longest) => (words.length > longest ? `${words.slice(0, longest - 1)}…` : words);
  const name = (it) => it.line;
  const dots = (when, stance) => Plot.dot(moves, {
    x: when, y: "line", symbol: stance, fill: stance, r: 5.5, stroke: colour("paper"), strokeWidth: 1,
    title: (it) => `${it.line}: ${it.before} → ${it.after}`,
  });
  const lines = [...new Set(moves.map((it) => it.line))];
  const spans = lines.map((line) => {
    const all = moves.filter((it) => it.line === line);
    return { line, first: new Date(Math.min(...all.map((it) => it.from))), last: new Date(Math.max(...all.map((it) => it.to))) };
  });
  place.replaceChildren(picture({
    width: place.parentElement.clientWidth,
    height: 84 + lines.length * (narrow ? 44 : 24),
    marginTop: 42,
    marginBottom: 40,
    marginLeft: narrow ? 12 : Math.min(width * 0.55, 20 + 6.6 * Math.max(...moves.map((it) => name(it).length))),
    marginRight: 20,
    ariaLabel: "Changes over time",
    ariaDescription: `${moves.length} changes, each from the day of the old stance to that of the new one.`,
    style: { fontSize: "12px", color: colour("ink") },
    x: { type: "utc", label: null, grid: true, nice: true, axis: "both", ticks: narrow ? 4 : undefined, ...days(moves.flatMap((it) => [it.from, it.to])) },
    y: {
      label: null, domain: lines, tickSize: 0, axis: narrow ? null : "left",
      tickFormat: (line) => name(moves.find((move) => move.line === line)),
    },
    ...scales(),
    marks: [
      // Where there is no room beside it, its name stands above the line.
      ...(narrow ? [Plot.text(lines, { y: (line) => line, text: (line) => short(line, Math.floor(width / 6.4)), frameAnchor: "left", dy: -14, fontSize: 11 })] : []),
      // One line of an actor on an issue, also between its changes.
      Plot.ruleY(spans, { x1: "first", x2: "last", y: "line", stroke: colour("rule"), strokeWidth: 1.5 }),
      Plot.link(moves, { x1: "from", x2: "to", y: "line", stroke: colour("soft"), strokeWidth: 1.5 }),
      dots("from", "before"),
      dots("to", "after"),
    ],
  }));
  place.hidden = false;
  document.getElementById("picture-legend").hidden = false;
}

draw();
document.addEventListener("theme", draw);
addEventListener("resize", draw);
