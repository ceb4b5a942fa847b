/* On a touch screen the first tap shows what a word means, the second follows its link. */
export function explainOnTouch(root) {
  let touched = false;
  let shown = null;

  root.addEventListener("pointerdown", (event) => {
    touched = event.pointerType === "touch";
  });
  root.addEventListener("click", (event) => {
    const word = event.target.closest(".portal-word[aria-describedby]");
    if (word && touched && word !== shown) {
      event.preventDefault();
      word.focus();
    }
    shown = word;
  });
}
