/*
 * « Cette page vous a-t-elle aidé ? » opened in place: the small form page is asked for, its part
 * is put under the link. Without this script, or without network, the link leads to that page.
 */
import { focusErrors } from "./error_focus.js";

const place = document.querySelector("[data-feedback]");
const link = place?.querySelector("a");

async function ask(url, options) {
  const answer = await fetch(url, { credentials: "same-origin", ...options });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const part = page.querySelector("[data-feedback-part]");
  if (!part) throw new Error(`no form at ${url}`);
  return document.adoptNode(part);
}

function show(part) {
  // The page is under one's eyes, and has a title already.
  part.querySelector("[data-feedback-about]")?.remove();
  const title = document.createElement("h2");
  title.className = "fr-h5";
  title.tabIndex = -1;
  title.textContent = part.querySelector("[data-feedback-title]").textContent;
  part.querySelector("[data-feedback-title]").replaceWith(title);
  place.replaceChildren(part);
  part.querySelector("form")?.addEventListener("submit", send);
  const errors = part.querySelector("#erreurs");
  if (errors) {
    focusErrors(part);
    errors.focus();
  } else {
    title.focus();
  }
}

async function send(event) {
  event.preventDefault();
  const form = event.target;
  const button = form.querySelector("button[type=submit]");
  if (button.disabled) return;
  button.disabled = true;
  try {
    show(await ask(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) }));
  } catch {
    // The browser sends it itself: nothing typed is lost.
    form.submit();
  }
}

link?.addEventListener("click", async (event) => {
  if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  try {
    show(await ask(link.href));
  } catch {
    location.assign(link.href);
  }
});
