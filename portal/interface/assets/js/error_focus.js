/** Bring the reader to the list of errors, also where the browser ignores `autofocus`. */
export function focusErrors(root) {
  const summary = root.querySelector(".portal-error-summary");
  if (!summary) {
    return;
  }
  if (document.activeElement !== summary) {
    summary.focus();
  }
  // A link to a field leads to it and puts the cursor in it.
  summary.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const field = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!field) {
      return;
    }
    event.preventDefault();
    field.closest(".portal-field")?.scrollIntoView();
    field.focus({ preventScroll: Boolean(field.closest(".portal-field")) });
  });
}
