/* Without account, warn before the page closes and close it for whoever comes next.

   The server decides: it closes the session at the same moment, scripts or not. What the person
   types counts as being there; other tabs are told. */

const PING_EVERY = 2 * 60 * 1000;
const LOOK_EVERY = 5 * 1000;

const dialog = document.getElementById("inactivite");
if (dialog) {
  watch(dialog);
}

function watch(dialog) {
  const limit = Number(dialog.dataset.limit) * 1000;
  const warning = Number(dialog.dataset.warning) * 1000;
  const tabs = "BroadcastChannel" in window ? new BroadcastChannel("portal-session") : null;
  let seen = Date.now();
  let asked = seen;

  const here = () => {
    seen = Date.now();
    if (dialog.open) {
      dialog.close();
    }
  };
  const leave = (url) => window.location.replace(url);

  async function extend() {
    asked = Date.now();
    const token = document.querySelector("input[name=csrfmiddlewaretoken]");
    try {
      const answer = await fetch(dialog.dataset.extend, {
        method: "POST",
        headers: { "X-CSRFToken": token ? token.value : "" },
      });
      if (answer.status === 401) {
        leave(dialog.dataset.closed);
      } else if (answer.ok) {
        here();
        tabs?.postMessage("here");
      }
    } catch {
      // No network: the page stays until its limit, the server has its own.
    }
  }

  function look() {
    const idle = Date.now() - seen;
    if (idle >= limit) {
      leave(dialog.dataset.closed);
    } else if (idle >= limit - warning && !dialog.open) {
      dialog.showModal();
    }
  }

  function typed() {
    if (!dialog.open && Date.now() - asked >= PING_EVERY) {
      extend();
    }
  }

  document.addEventListener("input", typed);
  document.addEventListener("visibilitychange", look);
  dialog.querySelector("[data-continue]").addEventListener("click", extend);
  // Escape means « I am here » too.
  dialog.addEventListener("cancel", extend);
  tabs?.addEventListener("message", (event) => {
    if (event.data === "finished") {
      leave(dialog.dataset.finished);
    } else {
      here();
    }
  });
  tabs?.postMessage("here");
  setInterval(look, LOOK_EVERY);
}

/* A page that the browser had kept whole comes back through the server, which may have closed. */
window.addEventListener("pageshow", (event) => {
  if (event.persisted) {
    window.location.reload();
  }
});
