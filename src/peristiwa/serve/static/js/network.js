// Draws the pairs of the JSON twin as a network; its table stands below for whoever can't see it.

import { element } from "/static/js/svg.js";

const box = document.getElementById("network");
const [WIDTH, HEIGHT] = [1000, 620];
const STEPS = 300;

if (box) {
  const answer = await fetch(box.dataset.twin, { headers: { accept: "application/json" } });
  const { items } = await answer.json();
  const nodes = new Map();
  function node(name, id, events) {
    const found = nodes.get(name) ?? { name, id, events: 0 };
    found.events += events;
    nodes.set(name, found);
    return found;
  }
  const ties = items.map((one) => ({
    source: node(one.one, one.one_id, one.events),
    target: node(one.other, one.other_id, one.events),
    ...one,
  }));
  const all = [...nodes.values()];
  const most = Math.max(1, ...all.map((one) => one.events));
  const size = (one) => 5 + 16 * Math.sqrt(one.events / most);
  const simulation = d3
    .forceSimulation(all)
    .force("ties", d3.forceLink(ties).distance(110).strength(0.5))
    .force("apart", d3.forceManyBody().strength(-240))
    .force("room", d3.forceCollide((one) => size(one) + 14))
    .force("x", d3.forceX(WIDTH / 2).strength(0.05))
    .force("y", d3.forceY(HEIGHT / 2).strength(0.09))
    .stop();
  simulation.tick(STEPS);
  const inside = (value, end, edge) => Math.max(edge, Math.min(end - edge, value));
  for (const one of all) {
    one.x = inside(one.x, WIDTH, 90);
    one.y = inside(one.y, HEIGHT, 35);
  }
  const svg = element("svg", {
    viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
    role: "group",
    "aria-label": box.dataset.label,
  });
  const heaviest = Math.max(1, ...ties.map((tie) => tie.events));
  for (const tie of ties) {
    const line = element("line", {
      class: `tie ${tie.cooperation >= 0.5 ? "cooperation" : "conflict"}`,
      x1: tie.source.x,
      y1: tie.source.y,
      x2: tie.target.x,
      y2: tie.target.y,
      "stroke-width": 1.5 + 6 * Math.sqrt(tie.events / heaviest),
    });
    const title = element("title", {});
    title.textContent = `${tie.one} – ${tie.other}: ${tie.events}`;
    line.append(title);
    svg.append(line);
  }
  for (const one of all) {
    const where = one.id ? `/actors/${encodeURIComponent(one.id)}` : `/?actor=${encodeURIComponent(one.name)}`;
    const link = element("a", {
      class: "node",
      href: where,
      "aria-label": `${one.name}: ${one.events} ${box.dataset.events}`,
    });
    link.append(element("circle", { cx: one.x, cy: one.y, r: size(one) }));
    const label = element("text", { x: one.x, y: one.y - size(one) - 4, "text-anchor": "middle" });
    label.textContent = one.name.length > 28 ? `${one.name.slice(0, 27)}…` : one.name;
    link.append(label);
    svg.append(link);
  }
  box.append(svg);
}
