// A slider with two ends for the time that a page shows. The address holds it, as the fields of the
// filters do, which serve where scripts don't run.

const slider = document.getElementById("span");

let latest = "";

function addressOf(low, high, periods) {
  const address = new URL(location.href);
  const ends = {
    from: low > 0 ? periods[low].dataset.first : null,
    to: high < periods.length - 1 ? periods[high].dataset.last : null,
  };
  for (const [name, day] of Object.entries(ends)) {
    if (day) address.searchParams.set(name, day);
    else address.searchParams.delete(name);
  }
  return address;
}

// Takes what depends on the time from the page of another address: what was found, and the links.
function renew(page) {
  document.getElementById("found").replaceWith(page.getElementById("found"));
  const links = "link[rel=alternate], .tools a";
  const fresh = page.querySelectorAll(links);
  document.querySelectorAll(links).forEach((link, n) => {
    link.setAttribute("href", fresh[n].getAttribute("href"));
  });
}

async function go(address, show) {
  latest = address.href;
  history.replaceState(null, "", address);
  for (const name of ["from", "to"]) {
    document.querySelector(`.filters [name=${name}]`).value = address.searchParams.get(name) ?? "";
  }
  const answer = await fetch(address, { headers: { accept: "text/html" } });
  const text = await answer.text();
  if (latest !== address.href) return; // the slider has moved on
  renew(new DOMParser().parseFromString(text, "text/html"));
  show();
}

// Calls `show` each time when another stretch of time was chosen and found.
export function followSpan(show) {
  if (!slider) return;
  const [low, high] = slider.querySelectorAll("input");
  const periods = [...slider.querySelectorAll("option")];
  const nameOf = (end) => periods[end.valueAsNumber].label;
  const tell = () => {
    for (const end of [low, high]) end.setAttribute("aria-valuetext", nameOf(end));
    const both = new Set([nameOf(low), nameOf(high)]);
    slider.querySelector("output").textContent = [...both].join(" – ");
    // Of two ends in one place the one that can still move lies in front.
    low.classList.toggle("front", low.valueAsNumber * 2 >= periods.length);
  };
  low.addEventListener("input", () => {
    low.valueAsNumber = Math.min(low.valueAsNumber, high.valueAsNumber);
    tell();
  });
  high.addEventListener("input", () => {
    high.valueAsNumber = Math.max(low.valueAsNumber, high.valueAsNumber);
    tell();
  });
  slider.addEventListener("change", () =>
    go(addressOf(low.valueAsNumber, high.valueAsNumber, periods), show),
  );
  tell();
  slider.hidden = false;
}
