/** Every command by name, as `[request, response]`. */
export type Commands = Record<string, [unknown, unknown]>;
