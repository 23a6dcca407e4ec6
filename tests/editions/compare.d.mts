export interface Miss {
  readonly id: string;
  readonly field: string;
  readonly want: string;
  readonly got: string;
  readonly silent: boolean;
}

export interface Comparison {
  readonly total: number;
  readonly perfect: number;
  readonly invented: readonly string[];
  readonly misses: readonly Miss[];
  readonly asides: readonly Omit<Miss, "silent">[];
  readonly head: readonly { readonly field: string; readonly want: unknown; readonly got: unknown }[];
  readonly silent: number;
  readonly findingsMissing: readonly string[];
}

export function compareEdition(truth: unknown, edition: unknown): Comparison;
