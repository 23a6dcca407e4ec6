import type { ReadStream } from "node:tty";

const CTRL_C = 3;
const CTRL_D = 4;
const ENTER = [10, 13];
const ERASE = [8, 127];

/** Where a person types; a part of a terminal's input. */
export type Keyboard = Pick<ReadStream, "setRawMode" | "on" | "off" | "resume" | "pause">;

let last: Promise<unknown> = Promise.resolve();

/** Asks for a document's password without showing it; null where nothing is typed. Several documents are asked for one after another. */
export function askPassword(name: string, keyboard: Keyboard, say: (text: string) => void): Promise<string | null> {
  const asked = last.then(async () => {
    say(`${name} is encrypted. Its password: `);
    const password = await typed(keyboard);
    say("\n");
    return password === "" ? null : password;
  });
  last = asked.catch(() => undefined);
  return asked;
}

function typed(keyboard: Keyboard): Promise<string> {
  return new Promise((resolve, reject) => {
    const bytes: number[] = [];
    const end = (finish: () => void): void => {
      keyboard.off("data", take);
      keyboard.setRawMode(false);
      keyboard.pause();
      finish();
    };
    const take = (keys: Buffer): void => {
      for (const key of keys) {
        if (key === CTRL_C || key === CTRL_D || ENTER.includes(key)) {
          end(() => (key === CTRL_C ? reject(new Error("interrupted")) : resolve(new TextDecoder().decode(new Uint8Array(bytes)))));
          return;
        }
        if (ERASE.includes(key)) eraseLast(bytes);
        else if (key >= 32) bytes.push(key);
      }
    };
    keyboard.setRawMode(true);
    keyboard.on("data", take);
    keyboard.resume();
  });
}

/** Takes the last letter away, all bytes of it. */
function eraseLast(bytes: number[]): void {
  while (bytes.length > 0 && ((bytes.pop() as number) & 0xc0) === 0x80);
}
