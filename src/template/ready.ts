/** A template made ready by the build, with the SHA-256 of the text it was made of. */
export interface Ready {
  readonly sha256: string;
  /** What Handlebars' runtime makes a template of. */
  readonly spec: object;
}

/** Our own templates by name, so that no run has to load the compiler: filled in by the build (scripts/weld.mjs), empty before it. */
export const ready: Readonly<Record<string, Ready>> = {};
