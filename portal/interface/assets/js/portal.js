/* What every page may need. Everything works without it. */
import { focusErrors } from "./error_focus.js";
import { destroy } from "./sealed_answers.js";
import { followConditions } from "./shown_when.js";
import { explainOnTouch } from "./words_explained.js";

focusErrors(document);
followConditions(document);
explainOnTouch(document);

// Whoever leaves this device leaves nothing on it.
document.addEventListener("submit", (event) => {
  if (event.target.matches("form[action$='/deconnexion/'], form[data-forgets-answers]")) {
    destroy();
  }
});
