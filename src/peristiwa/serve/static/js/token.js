// The reviewer's token: kept while the tab is open, sent with each word.

const token = document.getElementById("token");

export const writable = token !== null;

// Keeps the token that is given, and calls `then` when the person is done with it.
export function keepToken(then) {
  if (!token) return;
  token.value = sessionStorage.getItem("token") ?? "";
  token.addEventListener("change", () => sessionStorage.setItem("token", token.value));
  document.getElementById("token-form").addEventListener("submit", (event) => {
    event.preventDefault();
    sessionStorage.setItem("token", token.value);
    then();
  });
}

// Sends a word to the API; gives its answer, or tells in #said why it was not taken and gives null.
export async function send(address, body) {
  const said = document.getElementById("said");
  said.textContent = "";
  const answer = await fetch(address, {
    method: "POST",
    headers: { "content-type": "application/json", "x-peristiwa-token": token.value },
    body: JSON.stringify(body),
  });
  const given = await answer.json().catch(() => ({}));
  said.textContent = answer.ok
    ? said.dataset.done
    : `${said.dataset.failed} ${given.detail ?? answer.status}`;
  return answer.ok ? given : null;
}

// Whether a key is meant for the page, and not for a field or the browser.
export function forPage(event) {
  const field = event.target.matches("input:not([type=checkbox]), select, textarea");
  return !(event.ctrlKey || event.metaKey || event.altKey || field);
}
