/*
 * Each question is saved as it is left, or after a pause: one small request at a time, in order.
 * Without network, or once the session is closed, answers stay sealed on this device and leave when
 * they can. The form works as without this script: sending it sends everything.
 */
import { addressOf, bodyOf } from "./field_request.js";
import { forget, seal, unseal } from "./sealed_answers.js";
import { askToSignIn, freshPage, renewTokens, tokenIn } from "./sign_in_again.js";

const PAUSE = 1500; // milliseconds without a key
const LEFT = 150; // a press on « Enregistrer » leaves a field too: the page then says it all
const RETRY = 5000;
const SLOW = 1000; // under it nobody needs to read « Enregistrement… »
const STORED = ["saved", "later"];
const OWN = ["add", "remove", "revision", "page", "keys"];

class SavedAsYouGo {
  constructor(form) {
    this.form = form;
    this.status = form.querySelector("[data-saved-status]");
    this.dialog = document.querySelector("[data-sign-in-again]");
    this.waiting = new Map(); // question → {section, names, values, page}, oldest first
    this.known = new Map(); // question → what the server has
    this.timers = new Map();
    this.sending = this.sent = false;
    this.page = document.createElement("input");
    this.page.type = "hidden";
    this.page.name = `${this.section}-page`;
    form.append(this.page);
    this.namePage();
    for (const field of form.elements) {
      const question = this.questionOf(field);
      if (question && !this.known.has(question)) {
        this.known.set(question, JSON.stringify(this.read(question).values));
      }
    }
    this.listen();
    this.replay();
  }

  get section() {
    return this.form.dataset.section;
  }

  get draft() {
    return this.form.dataset.draft;
  }

  get revision() {
    return this.form.elements[`${this.section}-revision`];
  }

  /** The server leaves aside what a page says after it was sent whole. */
  namePage() {
    const random = crypto.getRandomValues(new Uint32Array(4));
    this.page.value = [...random].map((number) => number.toString(36)).join("");
  }

  /** Something is typed after all in a page that was sent. */
  beginAgain() {
    this.sent = false;
    this.namePage();
  }

  listen() {
    const { form } = this;
    form.addEventListener("input", (event) => this.later(event.target, PAUSE));
    form.addEventListener("change", (event) => this.later(event.target, LEFT));
    form.addEventListener("focusout", (event) => this.later(event.target, LEFT));
    form.addEventListener("submit", (event) => this.onSubmit(event));
    window.addEventListener("online", () => this.send());
    window.addEventListener("pagehide", () => this.leave());
    // « Back » may bring the page as it was: it speaks again, under another name.
    window.addEventListener("pageshow", (event) => event.persisted && this.beginAgain());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") {
        this.leave();
      } else {
        this.send();
      }
    });
  }

  /** The first name of the question that a field belongs to; nothing for buttons and lists. */
  questionOf(field) {
    return this.namesOf(field)[0];
  }

  namesOf(field) {
    const group = field.closest(".portal-field");
    const fields = group?.contains(field) ? [...group.querySelectorAll("[name]")] : [field];
    const names = fields
      .filter((other) => other.type !== "submit" && other.type !== "button")
      .map((other) => other.name)
      .filter((name) => name?.startsWith(`${this.section}-`))
      .filter((name) => !OWN.includes(name.slice(this.section.length + 1)) && !/-keys$/.test(name));
    return [...new Set(names)];
  }

  /** What a question holds: every name, and the values of those answered. */
  read(question) {
    const first = this.fieldsNamed(question)[0];
    const names = first ? this.namesOf(first) : [question];
    const all = new FormData(this.form);
    const values = names.flatMap((name) => all.getAll(name).map((value) => [name, value]));
    const since = this.revision.value;
    return { section: this.section, names, values, page: this.page.value, since };
  }

  fieldsNamed(name) {
    return [...this.form.elements].filter((field) => field.name === name);
  }

  // -- from the page to the queue

  later(field, delay) {
    const question = this.questionOf(field);
    if (!question) {
      return;
    }
    if (this.sent && delay === PAUSE) {
      this.beginAgain();
    }
    clearTimeout(this.timers.get(question));
    this.timers.set(
      question,
      setTimeout(() => {
        this.collect(question);
        this.send();
      }, delay),
    );
  }

  /** Put a question in the queue when the server does not know its answer. */
  collect(question) {
    clearTimeout(this.timers.get(question));
    this.timers.delete(question);
    const answer = this.read(question);
    const text = JSON.stringify(answer.values);
    if (this.known.get(question) !== text) {
      this.known.set(question, text);
      this.waiting.delete(question);
      this.waiting.set(question, answer);
    }
  }

  collectAll() {
    for (const question of [...this.timers.keys()]) {
      this.collect(question);
    }
  }

  // -- from the queue to the server

  async send() {
    if (this.sending || this.sent || !this.waiting.size) {
      return;
    }
    this.sending = true;
    const slow = setTimeout(() => this.tell("saving"), SLOW);
    let outcome = "saved";
    while (this.waiting.size && !this.sent && STORED.includes(outcome)) {
      const [question, answer] = this.waiting.entries().next().value;
      outcome = await this.post(answer);
      if (STORED.includes(outcome)) {
        await forget(this.draft, answer.section, question);
        if (this.waiting.get(question) === answer) {
          this.waiting.delete(question);
        }
      }
    }
    clearTimeout(slow);
    this.sending = false;
    if (this.sent) {
      return;
    }
    this.tell(outcome);
    if (STORED.includes(outcome)) {
      // Another tab may have opened the session again.
      this.dialog?.close?.();
      return;
    }
    await this.keep();
    clearTimeout(this.again);
    if (outcome === "closed") {
      askToSignIn(this.dialog, () => this.send());
    } else {
      this.again = setTimeout(() => this.send(), RETRY);
    }
  }

  body(answer) {
    return bodyOf(answer, tokenIn(this.form));
  }

  urlOf({ section }) {
    return addressOf(this.form.dataset.saveUrl, section);
  }

  /** « saved », « later » (with the page), « offline » or « closed ». */
  async post(answer, retried = false) {
    let response;
    try {
      response = await fetch(this.urlOf(answer), {
        method: "POST",
        body: this.body(answer),
        headers: { Accept: "application/json" },
        redirect: "manual",
      });
      if (response.ok) {
        const { revision, choose } = await response.json();
        this.adopt(answer.section, revision);
        if (choose && answer.kept === "before") {
          await forget(this.draft, answer.section, answer.names[0]);
          window.location.assign(choose);
        }
        return "saved";
      }
      if ([409, 413].includes(response.status)) {
        return "later";
      }
      if (response.status >= 500 || response.status === 429) {
        return "offline";
      }
      // A token too old, or a session that another tab has opened again.
      const fresh = retried ? null : await freshPage(this.pageUrl);
      if (!fresh) {
        return "closed";
      }
      renewTokens(tokenIn(fresh));
    } catch {
      return "offline";
    }
    return this.post(answer, true);
  }

  get pageUrl() {
    return new URL(this.form.getAttribute("action"), window.location.href);
  }

  /** The page follows its own changes; when another page wrote too, it stays an older page. */
  adopt(section, revision) {
    if (section === this.section && revision === Number(this.revision.value) + 1) {
      this.revision.value = revision;
    }
  }

  tell(word) {
    const text = this.status.dataset[word];
    if (this.status.textContent !== text) {
      this.status.textContent = text;
    }
  }

  // -- what cannot be sent yet

  async keep() {
    for (const [question, answer] of this.waiting) {
      if (!answer.kept) {
        answer.kept = "here";
        answer.since = this.revision.value;
      }
      await seal(this.draft, answer.section, question, answer);
    }
  }

  /** Send what this device kept, of whatever section; show what belongs to this page. */
  async replay() {
    for (const { section, question, answer } of await unseal(this.draft)) {
      if (section === this.section) {
        if (this.known.get(question) === JSON.stringify(answer.values)) {
          await forget(this.draft, section, question);
          continue;
        }
        if (this.waiting.has(question) || this.timers.has(question)) {
          continue;
        }
        this.show(answer);
        this.known.set(question, JSON.stringify(answer.values));
      }
      this.waiting.set(question, { ...answer, kept: "before" });
    }
    this.send();
  }

  show({ names, values }) {
    for (const name of names) {
      const given = values.filter(([other]) => other === name).map(([, value]) => value);
      for (const field of this.fieldsNamed(name)) {
        if (field.type === "radio" || field.type === "checkbox") {
          field.checked = given.includes(field.value);
        } else {
          field.value = given[0] ?? "";
        }
      }
    }
    this.form.dispatchEvent(new Event("change"));
  }

  /** The page is hidden or closed: what was being typed leaves now, and is sealed as well. */
  leave() {
    if (this.sent) {
      return;
    }
    this.collectAll();
    for (const answer of this.waiting.values()) {
      const request = { method: "POST", body: this.body(answer), keepalive: true };
      fetch(this.urlOf(answer), request).catch(() => {});
    }
    this.keep();
  }

  /** The form carries everything; only without network is it held back, and its answers kept. */
  async onSubmit(event) {
    if (navigator.onLine) {
      this.sent = true;
      return;
    }
    event.preventDefault();
    this.collectAll();
    await this.keep();
    this.tell("offline");
  }
}

for (const form of document.querySelectorAll("form[data-saved-as-you-go]")) {
  new SavedAsYouGo(form);
}
