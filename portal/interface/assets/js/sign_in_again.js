/*
 * The session ended while a page is being filled: sign in again in place, nothing typed is lost.
 * A browser that does not know <dialog> keeps the page as it is; sending it gives the answers back.
 */

/** The section's page as the server shows it now; null when it may not be opened. */
export async function freshPage(url) {
  const response = await fetch(url, { headers: { Accept: "text/html" } });
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  return page.querySelector("form[data-saved-as-you-go]");
}

export const tokenIn = (root) => root.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";

/** Every form of this page sends the token of the new session. */
export function renewTokens(token) {
  for (const input of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) {
    input.value = token;
  }
}

async function signIn(form) {
  const { action, dataset } = form;
  const page = await (await fetch(action, { headers: { Accept: "text/html" } })).text();
  const token = tokenIn(new DOMParser().parseFromString(page, "text/html"));
  const body = new URLSearchParams(new FormData(form));
  body.set("csrfmiddlewaretoken", token);
  body.set("next", dataset.next);
  const response = await fetch(action, { method: "POST", body, headers: { Accept: "text/html" } });
  if (response.status === 429) {
    return "locked";
  }
  // Whatever the sign-in answered, only the page of the section says that it may be opened.
  const section = await freshPage(dataset.next);
  if (!section) {
    return "refused";
  }
  renewTokens(tokenIn(section));
  return "";
}

/** Open the dialog; `resume` is called once the session is open again. */
export function askToSignIn(dialog, resume) {
  if (!dialog?.showModal || dialog.open) {
    return;
  }
  const before = document.activeElement;
  const form = dialog.querySelector("form");
  if (!dialog.dataset.ready) {
    dialog.dataset.ready = "oui";
    dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
    form?.addEventListener("submit", async (event) => {
      event.preventDefault();
      const fault = form.querySelector("[data-fault]");
      fault.hidden = true;
      let reason;
      try {
        reason = await signIn(form);
      } catch {
        reason = "network";
      }
      form.elements.password.value = "";
      if (reason) {
        fault.textContent = fault.dataset[reason];
        fault.hidden = false;
        form.elements.password.focus();
        return;
      }
      dialog.close();
      dialog.resume();
    });
  }
  dialog.resume = resume;
  dialog.addEventListener("close", () => before?.focus?.(), { once: true });
  dialog.showModal();
  const { login, password } = form?.elements ?? {};
  ((login?.value ? password : login) ?? dialog.querySelector("h2")).focus();
}
