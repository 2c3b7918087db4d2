const PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const MARKED = "ÀƁÇÐÉƑĜĤÎĴĶĹḾÑÖÞǪŘŞŢÛṼŴẊÝŽàƀçðéƒĝĥîĵķĺḿñöþǫřşţûṽŵẋýž";

const marked = new Map([...PLAIN].map((letter, index) => [letter, [...MARKED][index] ?? letter]));

/**
 * Replaces every plain letter by a marked one, so that text from the catalogue can be told.
 * The tags of rich messages stay as they are.
 */
export function pseudo(text: string): string {
  return text.replace(/<\/?[a-z]+>|[A-Za-z]/g, (found) => marked.get(found) ?? found);
}

const NAMING_ATTRIBUTES = [
  "aria-label",
  "aria-description",
  "aria-valuetext",
  "aria-roledescription",
  "alt",
  "placeholder",
  "title",
];

/**
 * Text below `root` that did not come from the catalogue: with the pseudo-locale on, whatever
 * still has a plain letter. `data` is text of the test's own invented journal, which may show.
 */
export function findHardCodedText(root: Element, data: readonly string[] = []): string[] {
  const found: string[] = [];
  const look = (text: string | null) => {
    const rest = [...data]
      .sort((a, b) => b.length - a.length)
      .reduce((left, own) => left.replaceAll(own, ""), text ?? "");
    if (/[A-Za-z]/.test(rest)) found.push((text ?? "").trim());
  };

  for (const element of [root, ...root.querySelectorAll("*")]) {
    if (["SCRIPT", "STYLE"].includes(element.tagName)) continue;
    for (const name of NAMING_ATTRIBUTES) look(element.getAttribute(name));
    for (const node of element.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) look(node.nodeValue);
    }
  }
  return found;
}
