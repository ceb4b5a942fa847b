/*
 * Before answers are read again and sent: those that this device still keeps go to the server, then
 * the page is shown again with them.
 */
import { addressOf, bodyOf } from "./field_request.js";
import { forget, unseal } from "./sealed_answers.js";

async function sendKept({ keptAnswers: draft, saveUrl }) {
  const token = document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
  let choose = "";
  let sent = 0;
  for (const { section, question, answer } of await unseal(draft)) {
    const body = bodyOf({ ...answer, kept: "before" }, token);
    const response = await fetch(addressOf(saveUrl, section), { method: "POST", body });
    if (response.ok) {
      choose ||= (await response.json()).choose;
      await forget(draft, section, question);
      sent += 1;
    }
  }
  if (choose) {
    window.location.assign(choose);
  } else if (sent) {
    window.location.reload();
  }
}

for (const page of document.querySelectorAll("[data-kept-answers]")) {
  sendKept(page.dataset).catch(() => {}); // Without network they wait for the next page.
}
