import { CommanderError } from "commander";
import { program } from "./commands.ts";
import { faultWords } from "./fault.ts";
import { WrongUsage } from "./options.ts";
import { line, type Streams } from "./print.ts";

const WRONG_USAGE = 2;

/** The one line that an error is, whatever it was. */
function explain(error: unknown, streams: Streams, debug: boolean): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : WRONG_USAGE; // commander has written its line
  line(streams.err, `actionplan: ${faultWords(error)}`);
  if (debug && error instanceof Error) streams.err.write(`${error.stack}\n`);
  return error instanceof WrongUsage ? WRONG_USAGE : 1;
}

/** Runs one command line and gives its exit code: 0 done, 1 cannot be used, 2 wrong usage, 3 errors remain under --strict. */
export async function main(argv: readonly string[], streams: Streams): Promise<number> {
  const answer = { code: 0 };
  try {
    await program(streams, answer).parseAsync([...argv], { from: "user" });
    return answer.code;
  } catch (error) {
    return explain(error, streams, argv.includes("--debug"));
  }
}

process.stdout.on("error", () => process.exit(0)); // the reader of a pipe went away (`| head`)
void main(process.argv.slice(2), { out: process.stdout, err: process.stderr, env: process.env }).then((code) => {
  process.exitCode = code;
});
