import type { Finding } from "./finding.ts";

/** What a stage gives: the value, and every doubt it had on the way. */
export interface Outcome<T> {
  readonly value: T;
  readonly findings: readonly Finding[];
}

/** Thrown where there is no value to give. The message is one line for a person: what was found, what was expected, what to do next. */
export class CannotUse extends Error {
  override readonly name = "CannotUse";
}
