// Merges: a key or a button says which mentions, or which events, are one; the API keeps it.

import { forPage, keepToken, send, writable } from "/static/js/token.js";

const said = document.getElementById("said");
const cards = [...document.querySelectorAll("[data-occurrence]")];
keepToken(() => cards[0]?.focus());

const ACTS = {
  confirm: (card) => ["join", { events: [card.dataset.occurrence] }],
  join: (card) => ["join", { events: [card.dataset.occurrence, card.dataset.like] }],
  apart: (card) => ["apart", { event: card.dataset.occurrence, other: card.dataset.like }],
  split: (card) => [
    "split",
    { event: card.dataset.occurrence, mentions: marked(card).map((box) => box.value) },
  ],
  withdraw: (card) => ["withdraw", { number: Number(card.dataset.judgement) }],
};

function marked(card) {
  return [...card.querySelectorAll("input[type=checkbox]")].filter((box) => box.checked);
}

async function act(card, name) {
  if (card.dataset.done) return;
  if (name === "split" && marked(card).length === 0) {
    said.textContent = said.dataset.none;
    return;
  }
  const [address, body] = ACTS[name](card);
  const outcome = await send(`/api/v1/merges/${address}`, body);
  if (outcome === null) return;
  card.dataset.done = name;
  for (const one of card.querySelectorAll("button, input")) one.disabled = true;
  show(card.querySelector(".state"), outcome.events);
  if (name === "join") {
    for (const other of cards) other.dataset.occurrence = outcome.events[0] ?? other.dataset.occurrence;
  }
  move(card, 1);
}

function show(place, events) {
  place.textContent = `✓ ${said.dataset.done} `;
  events.slice(0, 5).forEach((id, number) => {
    const link = document.createElement("a");
    link.href = `/events/${encodeURIComponent(id)}`;
    link.textContent = `→ ${number + 1}`;
    place.append(link, " ");
  });
}

function move(card, by) {
  const next = cards[cards.indexOf(card) + by];
  (next ?? card).focus();
}

for (const button of document.querySelectorAll("[data-merge]")) {
  button.addEventListener("click", () =>
    act(button.closest("[data-occurrence], [data-judgement]"), button.dataset.merge),
  );
}

addEventListener("keydown", (event) => {
  if (!forPage(event)) return;
  const card = document.activeElement?.closest("[data-occurrence]") ?? null;
  if (event.key === "j" || event.key === "k") {
    if (card) move(card, event.key === "j" ? 1 : -1);
    else cards[0]?.focus();
  } else if (card && writable && event.key === "y") act(card, card.dataset.like ? "join" : "confirm");
  else if (card && writable && event.key === "x") act(card, card.dataset.like ? "apart" : "split");
  else card?.querySelector(`[data-number="${CSS.escape(event.key)}"]`)?.click();
});
