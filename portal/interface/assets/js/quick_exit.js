/* « Quitter vite »: the page is emptied at once, then another site takes its place in the history.
   Three presses on Escape do the same. Without this script the link is a plain link. */

const PRESSES = 3;
const WITHIN = 1500; // milliseconds between the first press and the last

const links = document.querySelectorAll("[data-quick-exit]");
let presses = [];

function leave(url) {
  document.title = " ";
  document.body.replaceChildren();
  window.location.replace(url);
}

for (const link of links) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave(link.href);
  });
}

if (links.length > 0) {
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || event.repeat) {
        return;
      }
      presses = [...presses, event.timeStamp].filter((at) => event.timeStamp - at < WITHIN);
      if (presses.length >= PRESSES) {
        leave(links[0].href);
      }
    },
    true,
  );
}
