// Reviews: a key or a button says what a person thinks of a mention; the API keeps it.

import { forPage, keepToken, send as tell, writable } from "/static/js/token.js";

const said = document.getElementById("said");
const cards = [...document.querySelectorAll("[data-mention]")];
keepToken(() => cards[0]?.focus());

async function send(card, opinion) {
  const answer = await tell("/api/v1/reviews", { mention: card.dataset.mention, ...opinion });
  if (answer === null) return;
  card.dataset.verdict = opinion.verdict;
  card.querySelector(".state").textContent = `✓ ${said.dataset.done}`;
  move(card, 1);
}

function move(card, by) {
  const next = cards[cards.indexOf(card) + by];
  (next ?? card).focus();
}

function edit(card) {
  const form = card.querySelector("form.edit");
  form.hidden = !form.hidden;
  card.querySelector('[data-verdict="edit"]').setAttribute("aria-expanded", String(!form.hidden));
  if (!form.hidden) form.elements[0].focus();
}

function act(card, verdict) {
  if (verdict === "edit") edit(card);
  else send(card, { verdict });
}

for (const card of cards) {
  for (const button of card.querySelectorAll("[data-verdict]")) {
    button.addEventListener("click", () => act(card, button.dataset.verdict));
  }
  card.querySelector("form.edit")?.addEventListener("submit", (event) => {
    event.preventDefault();
    const given = event.target.elements;
    const changes = {};
    if (given.type.value !== card.dataset.type) changes.type = given.type.value;
    if (given.status.value !== card.dataset.status) changes.status = given.status.value;
    changes.historical = given.historical.checked;
    send(card, { verdict: "correct", changes, note: given.note.value || null });
  });
}

const KEYS = { y: "confirm", x: "reject", e: "edit" };

addEventListener("keydown", (event) => {
  if (!forPage(event) || event.target.matches("input")) return;
  const card = document.activeElement?.closest("[data-mention]") ?? null;
  if (event.key === "j" || event.key === "k") {
    if (card) move(card, event.key === "j" ? 1 : -1);
    else cards[0]?.focus();
  } else if (card && writable && KEYS[event.key]) {
    event.preventDefault();
    act(card, KEYS[event.key]);
  }
});
