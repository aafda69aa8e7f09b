// The network as a picture: d3 finds the places, always the same ones for the same ties. The table below says
// the same without it.
import { el, getJson, isTyping, say, stance, trouble } from "./lib.js";

const net = document.getElementById("net");
if (net) start();

function start() {
  getJson(`/network.json${location.search}`).then(draw).catch((error) => {
    net.hidden = true;
    document.getElementById("net-table").open = true;
    trouble(error);
  });
}

/** Numbers that follow each other alike on every machine. */
function chance(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

/** A title over a few lines. */
function lines(title, longest, most) {
  const out = [];
  for (const word of title.split(/\s+/)) {
    const last = out.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= longest) out[out.length - 1] = `${last} ${word}`;
    else out.push(word.length > longest + 6 ? `${word.slice(0, longest + 5)}…` : word);
  }
  if (out.length <= most) return out;
  return [...out.slice(0, most - 1), `${out[most - 1]}…`];
}

function pageOf(node) {
  const [, number] = node.id.match(/^actor-(\d+)$/) ?? [];
  if (number) return `/actors/${number}`;
  if (node.mode === "issue") return `/?${new URLSearchParams({ issue: node.id.slice("issue-".length) })}`;
  return `/?${new URLSearchParams({ actor: node.label, roll_up: "state" })}`;
}

function draw(data) {
  const svg = d3.select("#picture");
  const panel = document.getElementById("net-panel");
  const tied = new Set(data.edges.flatMap((edge) => [edge.source, edge.target]));
  const nodes = data.nodes.filter((node) => tied.has(node.id)).map((node) => ({ ...node }));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const edges = data.edges.map((edge) => ({ ...edge, source: byId.get(edge.source), target: byId.get(edge.target) }));
  const near = new Map(nodes.map((node) => [node, []]));
  for (const edge of edges) {
    near.get(edge.source).push(edge);
    near.get(edge.target).push(edge);
  }
  const other = (edge, node) => (edge.source === node ? edge.target : edge.source);
  const kindOf = (edge) => edge.stance ?? (edge.sign < 0 ? "disagree" : "agree");
  const most = Math.max(...edges.map((edge) => Math.abs(edge.weight)));
  const wide = (edge) => 1.25 + 4.25 * Math.sqrt(Math.max(0, Math.abs(edge.weight) - 1) / Math.max(1, most - 1));

  // Where there is little room for the picture, the table is at hand first.
  if (document.getElementById("picture").clientWidth < 500) net.before(document.getElementById("net-table"));

  // --- Sizes ------------------------------------------------------------------------------------------------

  const isNarrow = document.getElementById("picture").clientWidth < 500;
  const ruler = document.createElement("canvas").getContext("2d");
  const sans = getComputedStyle(document.body).fontFamily;
  const serif = getComputedStyle(document.querySelector("h1")).fontFamily;
  for (const node of nodes) {
    if (node.mode === "issue") {
      ruler.font = `600 12px ${serif}`;
      node.lines = lines(node.label, isNarrow ? 13 : 22, 4);
      node.w = Math.max(...node.lines.map((line) => ruler.measureText(line).width)) + 16;
      node.h = node.lines.length * 15 + 10;
      node.r = Math.hypot(node.w, node.h) / 2;
    } else {
      ruler.font = `${node.kind === "state" ? 650 : 500} 12px ${sans}`;
      node.short = node.label.length > 30 ? `${node.label.slice(0, 29)}…` : node.label;
      node.wide = ruler.measureText(node.short).width;
      node.r = 4 + 2.4 * Math.sqrt(node.reports);
      node.w = node.h = 2 * node.r;
    }
  }

  // --- Places -----------------------------------------------------------------------------------------------

  const isTwoMode = data.kind === "two-mode";
  const box = svg.node().getBoundingClientRect();
  const flat = Math.min(2, Math.max(0.4, box.width / Math.max(1, box.height)));
  const simulation = d3.forceSimulation(nodes)
    .randomSource(chance(7))
    .force("ties", d3.forceLink(edges)
      .distance((edge) => (isTwoMode ? 70 + edge.target.r : 80))
      .strength((edge) => (isTwoMode ? 0.5 : 0.35) / Math.sqrt(Math.min(near.get(edge.source).length, near.get(edge.target).length))))
    .force("apart", d3.forceManyBody().strength((node) => (node.mode === "issue" ? -900 : -260)).distanceMax(900))
    .force("room", d3.forceCollide((node) => (node.mode === "issue" ? node.r * 0.82 + 12 : node.r + 13)).iterations(2))
    .force("x", d3.forceX().strength(0.055 / flat))
    .force("y", d3.forceY().strength(0.055 * flat))
    .stop();
  const ticks = nodes.length > 600 ? 90 : nodes.length > 250 ? 180 : 320;
  simulation.alphaDecay(1 - Math.pow(0.001, 1 / ticks));
  for (let i = 0; i < ticks; i++) simulation.tick();
  // Where all of it is made small to fit, marks keep their size, and so need more room between them.
  for (let round = 0; round < 4; round++) {
    const small = fit().scale;
    if (small > 0.95) break;
    simulation.force("room").radius((node) => (node.mode === "issue" ? node.r * 0.8 + 6 : node.r + 8) / small);
    simulation.alpha(0.25);
    for (let i = 0; i < 60; i++) simulation.tick();
  }

  stretch();
  separate();

  /** Uses room that the picture has in one direction alone: what is drawn may be as wide or high as it is. */
  function stretch() {
    const { room } = fit();
    for (const [axis, by] of [["x", room[0]], ["y", room[1]]]) {
      for (const node of nodes) node[axis] *= Math.min(2.2, Math.max(1, by));
    }
  }

  /**
   * Moves boxes off each other and off the actors, as they are on the screen: they are wider than high, and no circles. Where
   * actors were crowded at the edge of a box, they go apart again.
   */
  function separate() {
    const boxes = nodes.filter((node) => node.mode === "issue");
    const actors = nodes.length > 400 ? [] : nodes.filter((node) => node.mode !== "issue");
    const gap = 6;
    for (let round = 0; round < 250; round++) {
      const { scale } = fit();
      let isDone = true;
      for (const box of boxes) {
        for (const node of nodes) {
          if (node === box) continue;
          const [dx, dy] = [(node.x - box.x) * scale, (node.y - box.y) * scale];
          const over = [(box.w + node.w) / 2 + gap - Math.abs(dx), (box.h + node.h) / 2 + gap - Math.abs(dy)];
          if (over[0] <= 0 || over[1] <= 0) continue;
          isDone = false;
          // Of two boxes each goes half of the way; an actor goes out of a box's way.
          const isBox = node.mode === "issue";
          const [axis, by, sign] = over[0] < over[1] ? ["x", over[0], dx < 0 ? -1 : 1] : ["y", over[1], dy < 0 ? -1 : 1];
          const way = sign * (by + 0.5) / scale;
          node[axis] += isBox ? way / 2 : way;
          if (isBox) box[axis] -= way / 2;
        }
      }
      for (const [i, one] of actors.entries()) {
        for (const other of actors.slice(i + 1)) {
          const [dx, dy] = [(other.x - one.x) * scale, (other.y - one.y) * scale];
          const far = Math.hypot(dx, dy);
          const over = one.r + other.r + 2 - far;
          if (over <= 0) continue;
          isDone = false;
          // Two in one place go apart as their numbers say, the same each time.
          const [x, y] = far > 0.01 ? [dx / far, dy / far] : [Math.cos(i), Math.sin(i)];
          const half = (over + 0.5) / 2 / scale;
          one.x -= x * half;
          one.y -= y * half;
          other.x += x * half;
          other.y += y * half;
        }
      }
      if (isDone) break;
    }
  }

  /** How all of it fits into the picture. */
  function fit() {
    const { width, height } = svg.node().getBoundingClientRect();
    // Labels at the edge need room to the sides; buttons stand above, what lines mean stands below.
    const side = Math.min(130, width * 0.15);
    const [top, bottom] = [64, isNarrow ? 24 : 56];
    const [x0, x1] = d3.extent(nodes, (node) => node.x);
    const [y0, y1] = d3.extent(nodes, (node) => node.y);
    const scale = Math.min(1.7, (width - 2 * side) / Math.max(1, x1 - x0), (height - top - bottom) / Math.max(1, y1 - y0));
    const room = [(width - 2 * side) / Math.max(1, x1 - x0) / scale, (height - top - bottom) / Math.max(1, y1 - y0) / scale];
    return { scale, room, x: (x0 + x1) / 2, y: (y0 + y1) / 2, left: width / 2, top: top + (height - top - bottom) / 2 };
  }

  // --- Marks ------------------------------------------------------------------------------------------------

  svg.selectAll("*").remove();
  const stage = svg.append("g");
  const lineMarks = stage.append("g").attr("aria-hidden", "true").selectAll("path").data(edges).join("path")
    .attr("class", (edge) => `edge ${kindOf(edge)}`)
    .attr("stroke-width", wide);
  const nodeMarks = stage.append("g").selectAll("g").data(nodes).join("g")
    .attr("class", (node) => `node ${node.kind}`)
    .attr("role", "link")
    .attr("tabindex", -1)
    .attr("data-id", (node) => node.id);
  // What is cut off or has no place beside its node can be read here, and heard.
  nodeMarks.append("title").text((node) => `${node.label}, ${near.get(node).length} ${near.get(node).length === 1 ? "tie" : "ties"}`);
  nodeMarks.filter((node) => node.mode === "issue").each(function (node) {
    const mark = d3.select(this);
    const rect = (name, more) => mark.append("rect").attr("class", name).attr("rx", 3)
      .attr("x", -node.w / 2 - more).attr("y", -node.h / 2 - more).attr("width", node.w + 2 * more).attr("height", node.h + 2 * more);
    rect("ring", 4);
    rect("body", 0);
    const text = mark.append("text").attr("text-anchor", "middle").attr("aria-hidden", "true");
    node.lines.forEach((line, i) => {
      text.append("tspan").attr("x", 0).attr("y", 15 * (i - (node.lines.length - 1) / 2) + 4).text(line);
    });
  });
  nodeMarks.filter((node) => node.mode !== "issue").each(function (node) {
    const mark = d3.select(this);
    mark.append("circle").attr("class", "ring").attr("r", node.r + 4);
    if (node.kind === "organisation" || node.kind === "group") {
      const half = node.r * 0.92;
      mark.append("rect").attr("class", "body").attr("x", -half).attr("y", -half).attr("width", 2 * half).attr("height", 2 * half);
    } else {
      mark.append("circle").attr("class", "body").attr("r", node.r);
    }
    mark.append("text").attr("class", "label").attr("aria-hidden", "true").text(node.short);
  });

  // --- Where it all stands on the screen: places are scaled, sizes are not --------------------------------------

  let view = d3.zoomIdentity;
  const at = (node) => view.apply([node.x, node.y]);

  function place() {
    nodeMarks.attr("transform", (node) => `translate(${at(node)})`);
    lineMarks.attr("d", (edge) => {
      const [x1, y1] = at(edge.source);
      const [x2, y2] = at(edge.target);
      return `M${x1.toFixed(1)},${y1.toFixed(1)}L${x2.toFixed(1)},${y2.toFixed(1)}`;
    });
  }

  // Those of whom most is reported have their names in any case, and lie on top.
  const ranked = nodeMarks.filter((node) => node.mode !== "issue").nodes()
    .sort((a, b) => b.__data__.reports - a.__data__.reports || near.get(b.__data__).length - near.get(a.__data__).length);
  const first = new Set(ranked.slice(0, isNarrow ? 8 : 15).map((mark) => mark.__data__));
  nodeMarks.sort((a, b) => first.has(a) - first.has(b) || a.reports - b.reports);

  /** Labels where they cover nothing; where there is no such place, none until somebody looks. */
  function label() {
    const room = (node) => {
      const [x, y] = at(node);
      const [w, h] = [node.w / 2 + 1, node.h / 2 + 1];
      return [x - w, y - h, x + w, y + h];
    };
    const taken = nodes.map(room);
    const large = nodes.filter((node) => node.mode === "issue" || first.has(node)).map(room);
    const { width, height } = svg.node().getBoundingClientRect();
    const isFree = ([left, top, right, bottom], taken) => left >= 0 && right <= width && top >= 0 && bottom <= height
      && !taken.some((it) => it[0] < right && it[2] > left && it[1] < bottom && it[3] > top);
    for (const mark of ranked) {
      const node = mark.__data__;
      const [x, y] = at(node);
      const gap = node.r + 4;
      const slant = node.r * 0.7 + 3;
      const wide = node.wide;
      const choices = [
        [gap, 4, "start"], [-gap, 4, "end"], [0, -gap - 2, "middle"], [0, gap + 10, "middle"],
        [gap + 2, -7, "start"], [gap + 2, 15, "start"], [-gap - 2, -7, "end"], [-gap - 2, 15, "end"],
        [slant, -slant, "start"], [slant, slant + 9, "start"], [-slant, -slant, "end"], [-slant, slant + 9, "end"],
      ];
      const rect = ([dx, dy, anchor]) => {
        const left = x + dx - (anchor === "end" ? wide : anchor === "middle" ? wide / 2 : 0);
        return [left - 2, y + dy - 11, left + wide + 2, y + dy + 4];
      };
      const free = choices.find((choice) => isFree(rect(choice), taken))
        ?? (first.has(node) ? choices.find((choice) => isFree(rect(choice), large)) : undefined);
      const [dx, dy, anchor] = free ?? choices[0];
      if (free) {
        taken.push(rect(free));
        large.push(rect(free));
      }
      const text = mark.querySelector("text");
      text.setAttribute("x", dx);
      text.setAttribute("y", dy);
      text.setAttribute("text-anchor", anchor);
      mark.classList.toggle("is-hidden-label", !free);
    }
  }

  const zoom = d3.zoom()
    .scaleExtent([0.1, 6])
    // The wheel and one finger scroll the page, as everywhere.
    .filter((event) => !event.button && (event.type !== "wheel" || event.ctrlKey || event.metaKey)
      && !(event.type.startsWith("touch") && event.touches.length < 2))
    .on("zoom", (event) => {
      view = event.transform;
      place();
    })
    .on("end", label);
  svg.call(zoom).on("dblclick.zoom", null);

  function whole(duration = 0) {
    const { scale, x, y, left, top } = fit();
    const to = d3.zoomIdentity.translate(left, top).scale(scale).translate(-x, -y);
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    (duration && !still ? svg.transition().duration(duration) : svg).call(zoom.transform, to);
  }
  whole();
  place();
  label();
  let wideBefore = box.width;
  addEventListener("resize", () => {
    const now = svg.node().getBoundingClientRect().width;
    if (now === wideBefore) return;
    wideBefore = now;
    whole();
  });
  // On paper the picture keeps its proportions, whatever width it gets.
  addEventListener("beforeprint", () => {
    const { width, height } = svg.node().getBoundingClientRect();
    svg.attr("viewBox", `0 0 ${width} ${height}`);
  });
  addEventListener("afterprint", () => svg.attr("viewBox", null));
  document.getElementById("nearer").addEventListener("click", () => svg.transition().duration(150).call(zoom.scaleBy, 1.4));
  document.getElementById("farther").addEventListener("click", () => svg.transition().duration(150).call(zoom.scaleBy, 1 / 1.4));
  document.getElementById("whole").addEventListener("click", () => whole(250));

  // --- One node, with its ties beside it ------------------------------------------------------------------------

  let chosen = null;
  function choose(node) {
    chosen = node;
    const neighbours = new Set(node ? [node, ...near.get(node).map((edge) => other(edge, node))] : []);
    stage.classed("has-chosen", node !== null);
    nodeMarks.classed("is-near", (it) => neighbours.has(it)).classed("is-chosen", (it) => it === node);
    lineMarks.classed("is-near", (edge) => node !== null && (edge.source === node || edge.target === node));
    panel.replaceChildren(...(node ? tiesOf(node) : [
      el("p", { class: "soft" }, "Point at a node, or go to one with the arrow keys, to see its ties here. A click opens its page."),
    ]));
    panel.scrollTop = 0;
  }

  function tiesOf(node) {
    const ties = [...near.get(node)].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
    const told = (edge) => `${edge.weight} ${edge.weight === 1 ? "report" : "reports"}`;
    const title = (id) => data.issues[id] ?? id;
    const about = [node.mode === "issue" ? "issue" : node.kind === "unknown" ? "actor" : node.kind, node.country,
      `${node.reports} ${node.reports === 1 ? "report" : "reports"}`].filter(Boolean).join(" · ");
    const item = (edge) => {
      const end = other(edge, node);
      const link = el("a", { href: pageOf(end) }, end.label);
      if (edge.stance) {
        return el("li", {}, el("span", {}, link), el("span", { class: "small" }, stance(edge.stance), " ",
          el("span", { class: "soft" }, `${told(edge)}${edge.conditional ? ", on a condition" : ""}`)));
      }
      return el("li", {}, el("span", {}, link),
        edge.agree.length ? el("span", { class: "small" }, el("span", { class: "agree" }, "agree on "), edge.agree.map(title).join("; ")) : null,
        edge.disagree.length ? el("span", { class: "small" }, el("span", { class: "disagree" }, "disagree on "), edge.disagree.map(title).join("; ")) : null);
    };
    return [
      el("div", {}, el("h2", {}, el("a", { href: pageOf(node) }, node.label)), el("p", { class: "small soft" }, about)),
      el("ul", {}, ...ties.map(item)),
    ];
  }
  choose(null);

  // A pointer that only passes does not take the panel away from what is read there.
  nodeMarks
    .on("pointerenter", (event, node) => { if (event.pointerType === "mouse" && !event.buttons) choose(node); })
    .on("focus", function (event, node) {
      nodeMarks.attr("tabindex", -1);
      this.setAttribute("tabindex", 0);
      choose(node);
    })
    .on("click", (event, node) => {
      // With a finger the first touch shows the ties, the second goes there.
      if (event.pointerType === "touch" && pressed !== node) return choose(node);
      if (event.ctrlKey || event.metaKey) open(pageOf(node));
      else location.assign(pageOf(node));
    });
  let pressed = null;
  nodeMarks.on("pointerdown", (event, node) => { pressed = chosen === node ? node : null; });
  svg.on("click", (event) => { if (event.target === svg.node()) choose(null); });
  nodeMarks.call(d3.drag().clickDistance(4)
    .on("drag", (event, node) => {
      node.x += event.dx / view.k;
      node.y += event.dy / view.k;
      place();
    })
    .on("end", label));

  // --- Keys ---------------------------------------------------------------------------------------------------

  const markOf = new Map(nodeMarks.nodes().map((mark) => [mark.__data__, mark]));
  const entrance = nodes.reduce((best, node) => (near.get(node).length > near.get(best).length ? node : best));
  markOf.get(entrance).setAttribute("tabindex", 0);
  svg.on("keydown", (event) => {
    const node = event.target.__data__;
    if (!node || isTyping(event)) return;
    if (event.key === "Enter") return location.assign(pageOf(node));
    if (event.key === "Escape") return choose(null);
    const way = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[event.key];
    if (!way) return;
    event.preventDefault();
    // The nearest one in a fan of this way.
    let best = null;
    for (const next of nodes) {
      const [dx, dy] = [next.x - node.x, next.y - node.y];
      const along = dx * way[0] + dy * way[1];
      const across = Math.abs(dx * way[1]) + Math.abs(dy * way[0]);
      if (next === node || along <= 0 || across > 1.2 * along) continue;
      const far = along + 1.5 * across;
      if (best === null || far < best.far) best = { node: next, far };
    }
    if (best) markOf.get(best.node).focus();
  });
  document.addEventListener("keydown", (event) => {
    if (isTyping(event)) return;
    if (event.key === "+") document.getElementById("nearer").click();
    else if (event.key === "-") document.getElementById("farther").click();
    else if (event.key === "0") document.getElementById("whole").click();
  });
}
