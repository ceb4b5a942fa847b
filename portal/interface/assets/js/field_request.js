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
  if (kept) {
    // It waited on this device: somebody may have answered otherwise elsewhere.
    body.append("since", since);
  }
  return body;
}
