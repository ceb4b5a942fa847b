/* What every page may need. Everything works without it. */
import { focusErrors } from "./error_focus.js";
import { followConditions } from "./shown_when.js";

focusErrors(document);
followConditions(document);
