/* « Près de moi »: the search again, from where the device says it stands. */
const PATIENCE_MS = 15000;
const DECIMALS = 3; // about a hundred metres

const place = document.querySelector("[data-near-me]");

function goTo({ coords }) {
  const form = place.closest("form");
  const asked = new URLSearchParams(new FormData(form));
  for (const name of ["q", "departement", "lat", "lon"]) asked.delete(name);
  for (const [name, value] of [...asked]) if (!value) asked.delete(name);
  asked.set("lat", coords.latitude.toFixed(DECIMALS));
  asked.set("lon", coords.longitude.toFixed(DECIMALS));
  location.assign(`${form.action}?${asked}`);
}

if (place && "geolocation" in navigator) {
  const button = place.querySelector("button");
  const status = place.querySelector("[role=status]");
  place.hidden = false;
  button.addEventListener("click", () => {
    button.disabled = true;
    navigator.geolocation.getCurrentPosition(
      goTo,
      () => {
        button.disabled = false;
        status.textContent = place.dataset.refused;
      },
      { timeout: PATIENCE_MS, maximumAge: 60000 },
    );
  });
}
