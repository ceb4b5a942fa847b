/*
 * Suggestions under a text box, for a commune or for a search (ARIA 1.2 combobox, list
 * autocomplete). The box stays a plain text box: what is written is what is sent, and the server
 * alone decides what it means. Without this script, or without network, nothing is lost.
 */

const DELAY = 150; // milliseconds without a key
const SHORTEST = 2;

class SuggestionBox {
  constructor(input) {
    this.input = input;
    this.options = [];
    this.active = -1;
    this.build();
    this.listen();
  }

  get isOpen() {
    return !this.list.hidden;
  }

  build() {
    const { input } = this;
    const id = `${input.id}_suggestions`;
    this.list = document.createElement("ul");
    this.list.id = id;
    this.list.className = "portal-combobox__list";
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", input.labels[0]?.textContent.trim() ?? "");
    this.list.hidden = true;

    this.status = document.createElement("p");
    this.status.className = "fr-sr-only";
    this.status.setAttribute("role", "status");

    const box = document.createElement("div");
    box.className = "portal-combobox";
    input.before(box);
    box.append(input, this.list, this.status);

    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-expanded", "false");
    input.setAttribute("aria-controls", id);
    if (!input.hasAttribute("autocomplete")) {
      input.setAttribute("autocomplete", "off");
    }
  }

  listen() {
    const { input, list } = this;
    input.addEventListener("input", (event) => {
      if (!event.isComposing) {
        this.later();
      }
    });
    input.addEventListener("compositionend", () => this.later());
    input.addEventListener("keydown", (event) => this.onKey(event));
    input.addEventListener("blur", () => this.stop());
    // The cursor stays in the box while an option is pressed, with a mouse or a finger.
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) {
        this.choose(this.options.indexOf(option));
      }
    });
  }

  onKey(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey) {
      return;
    }
    const last = this.options.length - 1;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!this.isOpen) {
        this.ask(event.key === "ArrowUp" ? "last" : event.altKey ? "none" : "first");
      } else if (event.key === "ArrowDown") {
        this.activate(this.active >= last ? 0 : this.active + 1);
      } else {
        this.activate(this.active <= 0 ? last : this.active - 1);
      }
    } else if (event.key === "Enter") {
      if (this.isOpen && this.active >= 0) {
        event.preventDefault();
        this.choose(this.active);
      } else {
        this.stop();
      }
    } else if (event.key === "Escape") {
      if (this.isOpen) {
        event.preventDefault();
        this.stop();
      }
    } else if (event.key === "Home" || event.key === "End") {
      // The browser moves the cursor in the text; no option stays pointed at.
      this.activate(-1);
    } else if (event.key === "Tab") {
      this.stop();
    }
  }

  later() {
    clearTimeout(this.timer);
    this.activate(-1);
    this.timer = setTimeout(() => this.ask("none"), DELAY);
  }

  /** Fetch what the text may be the beginning of; `pointAt`: « first », « last » or « none ». */
  async ask(pointAt) {
    clearTimeout(this.timer);
    this.request?.abort();
    const text = this.input.value.trim();
    if (text.length < SHORTEST) {
      this.close();
      return;
    }
    const url = new URL(this.input.dataset.suggestUrl, window.location.href);
    url.searchParams.set("q", text);
    if (this.input.dataset.selectable) {
      url.searchParams.set("choix", "oui");
    }
    if (this.input.dataset.territory) {
      url.searchParams.set("territoire", this.input.dataset.territory);
    }
    const request = new AbortController();
    this.request = request;
    let results = [];
    try {
      const response = await fetch(url, { signal: request.signal, credentials: "omit" });
      if (!response.ok) {
        throw new Error(response.statusText);
      }
      ({ results } = await response.json());
    } catch {
      // No network, or an answer that came too late: the box works without suggestions.
      if (!request.signal.aborted) {
        this.close();
      }
      return;
    }
    if (request.signal.aborted || document.activeElement !== this.input) {
      return;
    }
    this.show(results);
    if (this.isOpen && pointAt !== "none") {
      this.activate(pointAt === "last" ? this.options.length - 1 : 0);
    }
  }

  show(results) {
    this.options = results.map((result, rank) => {
      const option = document.createElement("li");
      option.id = `${this.list.id}_${rank}`;
      option.className = "portal-combobox__option";
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.dataset.label = result.label;
      option.textContent = result.label;
      if (result.hint) {
        const hint = document.createElement("span");
        hint.className = "fr-hint-text";
        hint.textContent = ` ${result.hint}`;
        option.append(hint);
      }
      return option;
    });
    this.list.replaceChildren(...this.options);
    this.active = -1;
    this.input.removeAttribute("aria-activedescendant");
    this.toggle(this.options.length > 0);
    this.tell(this.options.length);
  }

  tell(count) {
    const { none = "", one = "", many = "" } = this.input.dataset;
    const words = [none, one][count] ?? many;
    this.status.textContent = words.replace("{count}", String(count));
  }

  activate(rank) {
    this.options[this.active]?.setAttribute("aria-selected", "false");
    this.active = rank;
    const option = this.options[rank];
    if (!option || !this.isOpen) {
      this.active = -1;
      this.input.removeAttribute("aria-activedescendant");
      return;
    }
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", option.id);
  }

  choose(rank) {
    this.input.value = this.options[rank].dataset.label;
    this.stop();
    this.input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  toggle(open) {
    this.list.hidden = !open;
    this.input.setAttribute("aria-expanded", String(open));
  }

  close() {
    this.toggle(false);
    this.activate(-1);
    this.options = [];
    this.status.textContent = "";
  }

  stop() {
    clearTimeout(this.timer);
    this.request?.abort();
    this.close();
  }
}

export function enhanceBoxes(root) {
  for (const input of root.querySelectorAll("input[data-suggestions]")) {
    if (input.id && input.getAttribute("role") !== "combobox") {
      new SuggestionBox(input);
    }
  }
}

enhanceBoxes(document);
