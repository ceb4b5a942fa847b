/* After « Terminer sur cet ordinateur »: empty what our pages stored in this browser, and take the
   other tabs away from what they show. */

if ("BroadcastChannel" in window) {
  new BroadcastChannel("portal-session").postMessage("finished");
}
try {
  window.localStorage.clear();
  window.sessionStorage.clear();
  const databases = (await window.indexedDB?.databases?.()) ?? [];
  for (const { name } of databases) {
    window.indexedDB.deleteDatabase(name);
  }
} catch {
  // A browser that lets nothing be stored holds nothing.
}
