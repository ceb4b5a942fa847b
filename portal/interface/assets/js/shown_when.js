/*
 * Show a question only when another answer calls for it: `data-shown-when="field=value|value"`;
 * of several conditions parted by spaces one is enough. Nothing typed is ever cleared, and the
 * server alone decides what counts. Without this script every question is shown.
 */

/** The inputs of the question named `field`, in the same person's form or in one around it. */
function inputsOf(form, ownName, field) {
  const parts = ownName.split("-");
  for (let kept = parts.length - 1; kept >= 0; kept -= 1) {
    const name = [...parts.slice(0, kept), field].join("-");
    const found = [...form.elements].filter((input) => input.name === name);
    if (found.length) {
      return found;
    }
  }
  return [];
}

/** What is answered, in the words of the conditions: a lone box says « oui » or « non ». */
function valuesOf(inputs) {
  const alone = inputs.length === 1;
  return inputs.flatMap((input) => {
    if (input.type === "checkbox" && alone) {
      return input.checked ? [input.value, "oui"] : ["non"];
    }
    if (input.type === "radio" || input.type === "checkbox") {
      return input.checked ? [input.value] : [];
    }
    if (input instanceof HTMLSelectElement) {
      return [...input.selectedOptions].map((option) => option.value);
    }
    return [input.value];
  });
}

function isCalledFor(element, form) {
  return element.dataset.shownWhen.split(" ").some((condition) => {
    const [field, wanted = ""] = condition.split("=");
    const inputs = inputsOf(form, element.name || "", field);
    const accepted = wanted.split("|");
    return !inputs.length || valuesOf(inputs).some((value) => accepted.includes(value));
  });
}

export function followConditions(root) {
  const groups = new Map();
  for (const element of root.querySelectorAll("form [data-shown-when]")) {
    const group = element.closest(".portal-field");
    if (group && element.form && !groups.has(group)) {
      groups.set(group, element);
    }
  }
  if (!groups.size) {
    return;
  }
  const refresh = () => {
    for (const [group, element] of groups) {
      // A question with an error stays in sight: the summary leads to it.
      const refused = group.querySelector(".fr-error-text") !== null;
      group.hidden = !refused && !isCalledFor(element, element.form);
    }
  };
  root.addEventListener("change", refresh);
  root.addEventListener("input", refresh);
  // « Back » brings answers back after the page was read.
  window.addEventListener("pageshow", refresh);
  refresh();
}
