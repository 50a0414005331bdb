// What every page does besides being read: the theme, the ties between text and events, the damage.

const root = document.documentElement;

document.getElementById("theme")?.addEventListener("click", () => {
  const dark = root.dataset.theme
    ? root.dataset.theme === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  document.cookie = `theme=${root.dataset.theme};path=/;max-age=31536000;samesite=lax`;
});

const marks = [...document.querySelectorAll("mark[data-events]")];
const cards = [...document.querySelectorAll("[data-event]")];

function light(numbers) {
  const wanted = new Set(numbers);
  for (const mark of marks) {
    mark.classList.toggle("lit", mark.dataset.events.split(" ").some((n) => wanted.has(n)));
  }
  for (const card of cards) card.classList.toggle("lit", wanted.has(card.dataset.event));
}

for (const card of cards) {
  for (const name of ["mouseenter", "focusin"]) {
    card.addEventListener(name, () => light([card.dataset.event]));
  }
  for (const name of ["mouseleave", "focusout"]) card.addEventListener(name, () => light([]));
}
for (const mark of marks) {
  mark.addEventListener("mouseenter", () => light(mark.dataset.events.split(" ")));
  mark.addEventListener("mouseleave", () => light([]));
}

function show() {
  const found = /^#c(\d+)-(\d+)$/.exec(location.hash);
  if (!found) return;
  const [start, end] = [Number(found[1]), Number(found[2])];
  for (const mark of marks) {
    const inside = Number(mark.dataset.start) >= start && Number(mark.dataset.end) <= end;
    mark.classList.toggle("lit", inside);
  }
}
addEventListener("hashchange", show);
show();

const damage = document.getElementById("damage");
damage?.addEventListener("click", () => {
  const on = damage.getAttribute("aria-pressed") !== "true";
  damage.setAttribute("aria-pressed", String(on));
  for (const one of document.querySelectorAll("ins.mended")) one.hidden = !on;
  for (const one of document.querySelectorAll(".damaged")) one.classList.toggle("shown", on);
});
