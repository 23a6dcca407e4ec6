/** The formats of papers, as `--format` names them. */
export const FORMATS = ["pdf", "docx", "html", "xlsx", "csv", "json"] as const;
export type Format = (typeof FORMATS)[number];
