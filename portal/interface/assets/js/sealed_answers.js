/*
 * What was typed and could not be sent yet, kept on this device: encrypted with a key that no script
 * can read out, one key for each draft. Destroyed once sent, and when the person signs out.
 * Where the browser offers neither store nor encryption, answers stay in the memory of the page.
 */

const BASE = "reponses-gardees";
const KEYS = "keys";
const ANSWERS = "answers";

let opened;

function open() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(BASE, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(KEYS);
      request.result.createObjectStore(ANSWERS);
    };
    request.onsuccess = () => {
      // Another tab signs out: let it destroy everything.
      request.result.onversionchange = () => {
        request.result.close();
        opened = undefined;
      };
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
  });
  return opened;
}

async function ask(store, mode, act) {
  const base = await open();
  return new Promise((resolve, reject) => {
    const exchange = base.transaction(store, mode);
    const request = act(exchange.objectStore(store));
    exchange.oncomplete = () => resolve(request.result);
    exchange.onerror = () => reject(exchange.error);
    exchange.onabort = () => reject(exchange.error);
  });
}

async function keyOf(draft) {
  const known = await ask(KEYS, "readonly", (store) => store.get(draft));
  if (known) {
    return known;
  }
  const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, [
    "encrypt",
    "decrypt",
  ]);
  try {
    await ask(KEYS, "readwrite", (store) => store.add(made, draft));
    return made;
  } catch {
    // Another tab was faster.
    return ask(KEYS, "readonly", (store) => store.get(draft));
  }
}

const place = (draft, section, question) => JSON.stringify([draft, section, question]);
const bytes = (text) => new TextEncoder().encode(text);

/** Keep one answer; `answer` is any plain value. Returns whether the device keeps it. */
export async function seal(draft, section, question, answer) {
  try {
    const where = place(draft, section, question);
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const sealed = await crypto.subtle.encrypt(
      { name: "AES-GCM", iv, additionalData: bytes(where) },
      await keyOf(draft),
      bytes(JSON.stringify(answer)),
    );
    await ask(ANSWERS, "readwrite", (store) => store.put({ iv, sealed }, where));
    return true;
  } catch {
    return false;
  }
}

/** Every answer kept for a draft: `[{section, question, answer}]`. */
export async function unseal(draft) {
  const found = [];
  try {
    const names = await ask(ANSWERS, "readonly", (store) => store.getAllKeys());
    const mine = names.map((where) => [where, ...JSON.parse(where)]).filter((n) => n[1] === draft);
    for (const [where, , section, question] of mine) {
      const { iv, sealed } = await ask(ANSWERS, "readonly", (store) => store.get(where));
      const clear = await crypto.subtle.decrypt(
        { name: "AES-GCM", iv, additionalData: bytes(where) },
        await keyOf(draft),
        sealed,
      );
      found.push({ section, question, answer: JSON.parse(new TextDecoder().decode(clear)) });
    }
  } catch {
    // Nothing kept, or nothing that can be read.
  }
  return found;
}

/** Forget one answer, stored by the server since. */
export async function forget(draft, section, question) {
  try {
    await ask(ANSWERS, "readwrite", (store) => store.delete(place(draft, section, question)));
  } catch {
    // It will be sent again, with the same words.
  }
}

/** Destroy everything that this device keeps, keys first: called when the person leaves. */
export function destroy() {
  return new Promise((resolve) => {
    try {
      const request = indexedDB.deleteDatabase(BASE);
      request.onsuccess = request.onerror = request.onblocked = () => resolve();
    } catch {
      resolve();
    }
  });
}
