import { readFileSync } from "node:fs";

const own: unknown = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));

/** This program's version, from its package.json. */
export const VERSION = typeof own === "object" && own !== null && "version" in own ? String(own.version) : "";
