// Draws the pairs of the JSON twin as a network, one line a pair; a table of them stands below.

import { followSpan } from "/static/js/span.js";
import { element } from "/static/js/svg.js";

const NARROW = 600;
const [FEW, MANY] = [20, 60]; // pairs that a narrow and a wide picture hold
const STEPS = 400;
const LETTER = 6.6; // width of a letter of 12 pixels, in pixels
const LINE = 16;
const LONGEST = 26;

// Gives the actors of some pairs, each with the room that its circle and its name need.
function actorsOf(pairs) {
  const found = new Map();
  for (const pair of pairs) {
    for (const side of ["one", "other"]) {
      const name = pair[side];
      const actor = found.get(name) ?? { name, id: pair[`${side}_id`], events: 0 };
      actor.events += pair.events;
      found.set(name, actor);
    }
  }
  const most = Math.max(1, ...[...found.values()].map((actor) => actor.events));
  for (const actor of found.values()) {
    actor.label = actor.name.length > LONGEST ? `${actor.name.slice(0, LONGEST - 1)}…` : actor.name;
    actor.size = 5 + 14 * Math.sqrt(actor.events / most);
    actor.wide = Math.max(actor.size, (actor.label.length * LETTER) / 2) + 4;
    actor.high = actor.size + LINE / 2 + 3;
  }
  return found;
}

// Pushes circles and names apart until none lies over another, as far as `rounds` allow.
function part(actors, rounds) {
  for (let round = 0; round < rounds; round += 1) {
    let moved = false;
    for (const [n, one] of actors.entries()) {
      for (const other of actors.slice(n + 1)) {
        const across = one.wide + other.wide - Math.abs(one.x - other.x);
        const down = one.high + other.high - Math.abs(one.y - other.y);
        if (across <= 0 || down <= 0) continue;
        moved = true;
        const axis = across < down ? "x" : "y";
        const way = (one[axis] < other[axis] ? -1 : 1) * (Math.min(across, down) / 2 + 0.5);
        one[axis] += way;
        other[axis] -= way;
      }
    }
    if (!moved) return;
  }
}

// Sets where actors stand: forces first, then room for the names. Always the same for the same pairs.
function place(actors, ties, width) {
  d3.forceSimulation(actors)
    .force("ties", d3.forceLink(ties).distance(80).strength(0.6))
    .force("apart", d3.forceManyBody().strength(-180).distanceMax(width / 2))
    .force("room", d3.forceCollide((actor) => actor.high + 8))
    .force("x", d3.forceX(0).strength(width < NARROW ? 0.16 : 0.05))
    .force("y", d3.forceY(0).strength(width < NARROW ? 0.04 : 0.1))
    .stop()
    .tick(STEPS);
  part(actors, 500);
}

// Gives the smallest frame that holds all circles and names.
function frameOf(actors) {
  const left = Math.min(...actors.map((actor) => actor.x - actor.wide));
  const right = Math.max(...actors.map((actor) => actor.x + actor.wide));
  const top = Math.min(...actors.map((actor) => actor.y - actor.high - LINE));
  const bottom = Math.max(...actors.map((actor) => actor.y + actor.high));
  return [left - 8, top - 4, right - left + 16, bottom - top + 12];
}

function line(tie, heaviest) {
  const drawn = element("line", {
    class: `tie balance${Math.min(4, Math.floor(tie.cooperation * 5))}`,
    x1: tie.source.x,
    y1: tie.source.y + LINE / 2,
    x2: tie.target.x,
    y2: tie.target.y + LINE / 2,
    "stroke-width": 1.5 + 6 * Math.sqrt(tie.events / heaviest),
  });
  const title = element("title", {});
  title.textContent = `${tie.one} – ${tie.other}: ${tie.events} (→ ${tie.forth}, ← ${tie.back})`;
  drawn.append(title);
  return drawn;
}

function node(actor, events) {
  const link = element("a", {
    class: "node",
    href: actor.id
      ? `/actors/${encodeURIComponent(actor.id)}`
      : `/?actor=${encodeURIComponent(actor.name)}`,
    "aria-label": `${actor.name}: ${actor.events} ${events}`,
  });
  const y = actor.y + LINE / 2;
  link.append(element("circle", { cx: actor.x, cy: y, r: actor.size }));
  const label = element("text", { x: actor.x, y: y - actor.size - 4, "text-anchor": "middle" });
  label.textContent = actor.label;
  link.append(label);
  return link;
}

function draw(box, items) {
  const width = box.clientWidth;
  const pairs = items.slice(0, width < NARROW ? FEW : MANY);
  const actors = actorsOf(pairs);
  const ties = pairs.map((pair) => ({
    ...pair,
    source: actors.get(pair.one),
    target: actors.get(pair.other),
  }));
  const all = [...actors.values()];
  place(all, ties, width);
  const svg = element("svg", {
    viewBox: frameOf(all).join(" "),
    role: "group",
    "aria-label": box.dataset.label,
  });
  const heaviest = Math.max(1, ...ties.map((tie) => tie.events));
  svg.append(...ties.map((tie) => line(tie, heaviest)), ...all.map((actor) => node(actor, box.dataset.events)));
  box.replaceChildren(svg);
}

let items = [];
let drawn = 0; // width of the picture

function redraw() {
  const box = document.getElementById("network");
  if (!box) return; // there is no pair
  drawn = box.clientWidth;
  draw(box, items);
}

async function show() {
  const box = document.getElementById("network");
  if (!box) return;
  const answer = await fetch(box.dataset.twin, { headers: { accept: "application/json" } });
  const given = await answer.json();
  if (!box.isConnected) return; // another time was chosen meanwhile
  ({ items } = given);
  redraw();
}

addEventListener("resize", () => {
  const box = document.getElementById("network");
  if (box && Math.abs(box.clientWidth - drawn) >= 40) redraw();
});
followSpan(show);
await show();
