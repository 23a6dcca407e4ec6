import type { LiveSum } from "../model/change.ts";

/** The sum that closes (law 5), in words: "Live: 24 + 1 new − 3 completed = 22." */
export function liveWords(l: LiveSum): string {
  const part = (n: number, sign: string, words: string) => (n === 0 ? "" : ` ${sign} ${n} ${words}`);
  const more = [part(l.addedLive, "+", "new"), part(l.reopened, "+", "reopened"), part(l.reinstated, "+", "reinstated")];
  const fewer = [
    part(l.completedFromLive, "−", "completed"),
    part(l.withdrawnFromLive, "−", "withdrawn"),
    part(l.removedLive, "−", "removed"),
  ];
  return `Live: ${l.before}${[...more, ...fewer].join("")} = ${l.now}.`;
}
