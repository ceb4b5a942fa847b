/* One question on its way to the server. */

/** Where the questions of a section are saved; `pattern` is the address for the section « partie ». */
export function addressOf(pattern, section) {
  return pattern.replace("/etape/partie/", `/etape/${encodeURIComponent(section)}/`);
}

export function bodyOf({ names, values, page, since, kept }, token) {
  const body = new URLSearchParams([["csrfmiddlewaretoken", token]]);
  names.forEach((name) => body.append("question", name));
  values.forEach(([name, value]) => body.append(name, value));
  body.append("page", page);
  // Somebody may have answered otherwise elsewhere, all the more when it waited on this device.
  body.append(kept ? "since" : "revision", since);
  return body;
}
