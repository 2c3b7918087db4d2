/** Takes a chart drawn elsewhere into the page, if it is nothing but a drawing. */

const ELEMENTS = new Set([
  "svg",
  "g",
  "defs",
  "clipPath",
  "title",
  "desc",
  "path",
  "line",
  "polyline",
  "polygon",
  "rect",
  "circle",
  "ellipse",
  "text",
  "tspan",
]);

const ATTRIBUTES = new Set(
  `xmlns id class role aria-hidden aria-label aria-labelledby viewBox preserveAspectRatio width height
   x y x1 y1 x2 y2 cx cy r rx ry d points dx dy transform
   fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-dasharray stroke-linecap
   stroke-linejoin opacity clip-path clip-rule
   font-family font-size font-weight font-style text-anchor dominant-baseline xml:space`.split(
    /\s+/,
  ),
);

/** Something outside the drawing: an address, or a style that could name one. */
const REACHES_OUT = /url\((?!\s*#)|:\s*\/\/|javascript|expression|@import/i;

/** The drawing as an element of this page, or null if any part of it is not on the list. */
export function adoptDrawing(source: string): SVGSVGElement | null {
  const parsed = new DOMParser().parseFromString(source, "image/svg+xml");
  const root = parsed.documentElement;
  if (root.localName !== "svg" || root.namespaceURI !== "http://www.w3.org/2000/svg") return null;
  if (![root, ...root.querySelectorAll("*")].every(isDrawing)) return null;
  return document.importNode(root, true) as unknown as SVGSVGElement;
}

function isDrawing(element: Element): boolean {
  return (
    ELEMENTS.has(element.localName) &&
    element.namespaceURI === "http://www.w3.org/2000/svg" &&
    [...element.attributes].every(
      ({ name, value }) => ATTRIBUTES.has(name) && (name === "xmlns" || !REACHES_OUT.test(value)),
    )
  );
}
