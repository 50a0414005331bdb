// Draws the places of the JSON twin over the countries of the world, with Indonesia in front.

import { element } from "/static/js/svg.js";

const box = document.getElementById("map");
const [WIDTH, HEIGHT] = [1000, 520];
const HOME = { center: [118, -2], scale: 1150 };
const HOME_CODE = "360"; // Indonesia, ISO 3166 numeric

if (box) {
  const [places, world] = await Promise.all(
    [box.dataset.twin, "/static/vendor/countries-50m.json"].map((address) =>
      fetch(address, { headers: { accept: "application/json" } }).then((answer) => answer.json()),
    ),
  );
  const countries = topojson.feature(world, world.objects.countries).features;
  const svg = element("svg", {
    viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
    role: "group",
    "aria-label": box.dataset.label,
    tabindex: 0,
  });
  const projection = d3.geoMercator().translate([WIDTH / 2, HEIGHT / 2]);
  const path = d3.geoPath(projection);
  const land = countries.map((country) => [
    country,
    svg.appendChild(element("path", { class: `land${country.id === HOME_CODE ? " home" : ""}` })),
  ]);
  const most = Math.max(1, ...places.items.map((place) => place.events));
  const spots = places.items.map((place) => {
    const quad = 1 + place.quads.indexOf(Math.max(...place.quads));
    const link = element("a", {
      href: `${box.dataset.search}${encodeURIComponent(place.id)}`,
      "aria-label": `${place.name}: ${place.events} ${box.dataset.events}`,
    });
    const spot = element("circle", {
      class: `spot fill${quad}`,
      r: 4 + 22 * Math.sqrt(place.events / most),
    });
    const title = element("title", {});
    title.textContent = `${place.name}: ${place.events}`;
    link.append(title, spot);
    svg.append(link);
    return [place, spot];
  });
  box.append(svg);

  let [center, scale] = [HOME.center, HOME.scale];
  function draw() {
    projection.center(center).scale(scale);
    for (const [country, shape] of land) shape.setAttribute("d", path(country) ?? "");
    for (const [place, spot] of spots) {
      const [x, y] = projection([place.lon, place.lat]) ?? [-99, -99];
      spot.setAttribute("cx", x);
      spot.setAttribute("cy", y);
    }
  }
  function zoom(factor) {
    scale = Math.min(40000, Math.max(150, scale * factor));
    draw();
  }
  function pan(right, down) {
    const step = 4000 / scale;
    center = [center[0] + right * step * 4, Math.max(-80, Math.min(80, center[1] - down * step * 4))];
    draw();
  }
  const ACTS = {
    in: () => zoom(1.6),
    out: () => zoom(1 / 1.6),
    all: () => {
      [center, scale] = [[20, 15], 155];
      draw();
    },
  };
  const KEYS = {
    "+": ACTS.in,
    "-": ACTS.out,
    0: ACTS.all,
    ArrowLeft: () => pan(-1, 0),
    ArrowRight: () => pan(1, 0),
    ArrowUp: () => pan(0, -1),
    ArrowDown: () => pan(0, 1),
  };
  for (const button of document.querySelectorAll("[data-zoom]")) {
    button.addEventListener("click", ACTS[button.dataset.zoom]);
  }
  svg.addEventListener("keydown", (event) => {
    if (!KEYS[event.key] || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    KEYS[event.key]();
  });
  let held = null;
  svg.addEventListener("pointerdown", (event) => {
    held = [event.clientX, event.clientY];
  });
  svg.addEventListener("pointermove", (event) => {
    if (!held) return;
    const ratio = WIDTH / svg.clientWidth;
    const [dx, dy] = [(event.clientX - held[0]) * ratio, (event.clientY - held[1]) * ratio];
    const moved = projection.invert([WIDTH / 2 - dx, HEIGHT / 2 - dy]);
    if (moved) center = [moved[0], Math.max(-80, Math.min(80, moved[1]))];
    held = [event.clientX, event.clientY];
    draw();
  });
  for (const name of ["pointerup", "pointerleave"]) {
    svg.addEventListener(name, () => {
      held = null;
    });
  }
  draw();
}
