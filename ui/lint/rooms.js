import path from "node:path";

/**
 * Who may import whom inside `src/`: `lib` knows neither features nor views, and a feature knows
 * neither another feature nor a view. Views compose.
 *
 * @type {import("eslint").Rule.RuleModule}
 */
export const rooms = {
  meta: {
    type: "problem",
    schema: [],
    messages: {
      upward: "{{from}} does not import from {{to}}.",
      sideways: "The feature {{from}} does not import the feature {{to}}; compose them in a view.",
    },
  },
  create(context) {
    const [room, name] = roomOf(context.filename);
    if (room === null) return {};

    /** @param {import("estree").Node & { source?: unknown }} node */
    function check(node) {
      const source = /** @type {{ value?: unknown } | null | undefined} */ (node.source);
      if (typeof source?.value !== "string") return;
      const [toRoom, toName] = roomOf(resolve(context.filename, source.value));
      if (toRoom === "features" && room === "features" && toName !== name) {
        context.report({
          node,
          messageId: "sideways",
          data: { from: name ?? "", to: toName ?? "" },
        });
      } else if (height(toRoom) > height(room)) {
        context.report({ node, messageId: "upward", data: { from: room, to: toRoom ?? "" } });
      }
    }
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
    };
  },
};

/** @param {string | null} room */
const height = (room) => ["lib", "features", "views"].indexOf(room ?? "");

/**
 * @param {string} file
 * @returns {[string | null, string | null]} the room, and the folder inside it
 */
function roomOf(file) {
  const match = /\/src\/(lib|features|views)\/([^/]+)/.exec(file.split(path.sep).join("/"));
  return match ? [match[1] ?? null, match[2] ?? null] : [null, null];
}

/**
 * @param {string} importer
 * @param {string} specifier
 */
function resolve(importer, specifier) {
  if (specifier.startsWith("$lib")) return `/src/lib${specifier.slice(4)}/`;
  return specifier.startsWith(".") ? path.resolve(path.dirname(importer), specifier) : specifier;
}
