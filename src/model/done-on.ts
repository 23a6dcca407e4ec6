import { findDates } from "./dates.ts";

/** "Date completed", "Actual date": filled in when a recommendation is done. */
const DONE =
  /^(?:dates? (?:actually )?(?:completed?|closed|implemented|delivered|achieved|of (?:actual )?(?:completion|closure|implementation|delivery))|actual(?: (?:completion|closure|implementation|delivery|end|finish))?(?: dates?)?|(?:completed|closed|implemented|completion|closure)(?: on)? dates?|(?:completed|closed|implemented) on)[:?]?$/i;
/** Letters: more than a day says more than a day. */
const LONGEST_DAY = 30;

/** The day of a column for when a recommendation was done, as it is written there. */
export interface DoneOn {
  readonly words: string;
  readonly heading: string;
}

/** That day, no later than the edition's; null where the column is blank, tells no day, or one that is to come. */
export function doneOn(other: readonly { readonly name: string; readonly text: string }[], editionDate: string | null): DoneOn | null {
  for (const { name, text } of other) {
    const day = DONE.test(name.trim()) && text.length <= LONGEST_DAY ? findDates(text)[0]?.date : null;
    if (typeof day === "string" && editionDate !== null && day <= editionDate) return { words: text, heading: name };
  }
  return null;
}
