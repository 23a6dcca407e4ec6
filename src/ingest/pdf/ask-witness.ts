// Apart from what compares, so that the process that asks loads nothing else.

/** What the witness says: the text of each page, or why there is none. */
export type Testimony = readonly string[] | string;

/** The text of each page, or why there is none. Loaded here, for it brings native code that need not be there. */
export async function askWitness(bytes: Uint8Array, password: string | null): Promise<Testimony> {
  try {
    const { PDFParse, VerbosityLevel } = await import("pdf-parse");
    // A copy: pdf.js takes the memory away from whoever gives it.
    const parser = new PDFParse({ data: bytes.slice(), verbosity: VerbosityLevel.ERRORS, ...(password === null ? {} : { password }) });
    try {
      const result = await parser.getText({ pageJoiner: "" });
      return result.pages.map((p) => p.text);
    } finally {
      await parser.destroy();
    }
  } catch (error) {
    return String((error as Error)?.message ?? error).split("\n")[0] ?? "";
  }
}
