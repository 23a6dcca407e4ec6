import { EventEmitter } from "node:events";
import { describe, expect, it } from "vitest";
import { askPassword, type Keyboard } from "../../src/cli/ask-password.ts";
import { CannotUse } from "../../src/model/outcome.ts";
import { withPassword } from "../../src/pipeline/read.ts";

/** A keyboard that is typed on once it is listened to; `raw` tells whether what is typed is hidden. */
function keyboard(...keys: readonly string[]): Keyboard & { raw: boolean } {
  const emitter = new EventEmitter();
  const board = Object.assign(emitter, {
    raw: false,
    setRawMode: (on: boolean) => {
      board.raw = on;
      return board;
    },
    pause: () => board,
    resume: () => {
      for (const k of keys) setImmediate(() => emitter.emit("data", Buffer.from(k)));
      return board;
    },
  });
  return board as unknown as Keyboard & { raw: boolean };
}

describe("a password asked for at the terminal", () => {
  it("is what was typed before Enter, letters taken back left out, and never shown", async () => {
    const said: string[] = [];
    const board = keyboard("sé", "x", "\u007f", "cret\r");
    expect(await askPassword("plan.pdf", board, (text) => said.push(text))).toBe("sécret");
    expect(said.join("")).toBe("plan.pdf is encrypted. Its password: \n");
    expect(board.raw).toBe(false);
  });

  it("is none where nothing was typed", async () => {
    expect(await askPassword("plan.pdf", keyboard("\r"), () => undefined)).toBeNull();
  });

  it("leaves the terminal as it was when it is broken off", async () => {
    const board = keyboard("se\u0003");
    await expect(askPassword("plan.pdf", board, () => undefined)).rejects.toThrow("interrupted");
    expect(board.raw).toBe(false);
  });

  it("is asked for once, only where the document lacks one and somebody is there", async () => {
    const locked = new CannotUse("plan.pdf: the PDF is encrypted: give its password with --password-file");
    const read = async (given: { readonly password?: string }) => {
      if (given.password === "right") return "read";
      throw given.password === undefined ? locked : new CannotUse("the password does not open this PDF");
    };
    expect(await withPassword("plan.pdf", { askPassword: async () => "right" }, read)).toBe("read");
    await expect(withPassword("plan.pdf", { askPassword: async () => "wrong" }, read)).rejects.toThrow("does not open");
    await expect(withPassword("plan.pdf", { askPassword: async () => null }, read)).rejects.toBe(locked);
    await expect(withPassword("plan.pdf", {}, read)).rejects.toBe(locked);
  });
});
