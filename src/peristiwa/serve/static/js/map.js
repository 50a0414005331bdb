// Draws the places of the JSON twin over the countries of the world, with Indonesia in front.

import { element } from "/static/js/svg.js";

const box = document.getElementById("map");
const narrow = (box?.clientWidth ?? 0) < 600;
const [WIDTH, HEIGHT] = narrow ? [560, 420] : [1000, 520];
const HOME = { center: [118, -2], scale: 1.15 * WIDTH };
const HOME_CODE = "360"; // Indonesia, ISO 3166 numeric

const [SMALLEST, LARGEST] = [155, 40000];
const legend = new Map(
  [...document.querySelectorAll("[data-look]")].map((one) => [one.dataset.type, one]),
);

// Writes a view as the end of an address: zoom, latitude and longitude, as other maps do.
function addressOf([lon, lat], scale) {
  return `#map=${(scale / HOME.scale).toFixed(3)}/${lat.toFixed(3)}/${lon.toFixed(3)}`;
}

// Reads what `addressOf` wrote; null where it is none.
function viewOf(hash) {
  const found = /^#map=([\d.]+)\/(-?[\d.]+)\/(-?[\d.]+)$/.exec(hash);
  const [zoom, lat, lon] = found ? found.slice(1).map(Number) : [NaN];
  if (!(zoom > 0) || !(Math.abs(lat) <= 80) || !(Math.abs(lon) <= 360)) return null;
  return [[lon, lat], Math.min(LARGEST, Math.max(SMALLEST, zoom * HOME.scale))];
}

function told(place) {
  const counts = Object.entries(place.types).map(
    ([type, events]) => `${legend.get(type).textContent.trim().replace(/\s+/g, " ")}: ${events}`,
  );
  return [`${place.name}: ${place.events}`, ...counts].join("\n");
}

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
    const [main] = Object.entries(place.types).sort(([, one], [, other]) => other - one);
    const look = legend.get(main[0]);
    const link = element("a", {
      href: `${box.dataset.search}${encodeURIComponent(place.id)}`,
      "aria-label": `${place.name}: ${place.events} ${box.dataset.events}`,
    });
    const radius = 5 + 21 * Math.sqrt(place.events / most);
    const shape = element("text", { class: "shape", "aria-hidden": "true" });
    shape.textContent = radius > 8 ? look.dataset.shape : "";
    const spot = element("circle", {
      class: `spot ${look.dataset.look}`,
      r: radius,
    });
    const title = element("title", {});
    title.textContent = told(place);
    link.append(title, spot, shape);
    svg.append(link);
    return [place, spot, shape];
  });
  box.append(svg);

  let [center, scale] = viewOf(location.hash) ?? [HOME.center, HOME.scale];
  function draw() {
    projection.center(center).scale(scale);
    for (const [country, shape] of land) shape.setAttribute("d", path(country) ?? "");
    for (const [place, spot, shape] of spots) {
      const [x, y] = projection([place.lon, place.lat]) ?? [-99, -99];
      spot.setAttribute("cx", x);
      spot.setAttribute("cy", y);
      shape.setAttribute("x", x);
      shape.setAttribute("y", y + 4);
    }
  }
  function show(where, size) {
    const address = addressOf([where[0], Math.max(-80, Math.min(80, where[1]))], size);
    [center, scale] = viewOf(address);
    draw();
    history.replaceState(null, "", address);
  }
  const zoom = (factor) => show(center, scale * factor);
  function pan(right, down) {
    const step = 4000 / scale;
    show([center[0] + right * step * 4, center[1] - down * step * 4], scale);
  }
  const ACTS = {
    in: () => zoom(1.6),
    out: () => zoom(1 / 1.6),
    home: () => show(HOME.center, HOME.scale),
    all: () => show([20, 15], SMALLEST),
  };
  const KEYS = {
    "+": ACTS.in,
    "-": ACTS.out,
    0: ACTS.home,
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
    held = [event.clientX, event.clientY];
    if (moved) show(moved, scale);
  });
  for (const name of ["pointerup", "pointerleave"]) {
    svg.addEventListener(name, () => {
      held = null;
    });
  }
  addEventListener("hashchange", () => {
    [center, scale] = viewOf(location.hash) ?? [HOME.center, HOME.scale];
    draw();
  });
  draw();
}
