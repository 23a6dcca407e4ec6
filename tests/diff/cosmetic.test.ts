import { expect, it } from "vitest";
import { isTypingCorrection } from "../../src/diff/cosmetic.ts";

const plain = { isName: (w: string) => w === "brandt", isUsedInLowerCase: (w: string) => w === "programme" };

it.each([
  ["We recieved the tender", "We received the tender"],
  ["The surevy is done", "The survey is done"],
  ["Agreed at teh meeting", "Agreed at the meeting"],
  ["Complted in full", "Completed in full"],
  ["the the lock gate", "the lock gate"],
  ["at harbour board", "at the harbour board"],
  ["the boards view", "the board's view"],
  ["agreed; then done", "agreed, then done"],
  ["asked for weelky bulletins", "asked for weekly bulletins"],
  ["due in Setpember 2017", "due in September 2017"],
  ["with the Programe team", "with the Programme team"],
  ["two report on it", "two reports on it"],
])("%s to %s is a typing correction", (before, after) => {
  expect(isTypingCorrection(before, after, plain)).toBe(true);
});

it.each([
  ["a negation", "The lock is now safe", "The lock is not safe"],
  ["a negation left out", "It is not agreed", "It is agreed"],
  ["a negation by its beginning", "The yard is able to pay", "The yard is unable to pay"],
  ["a figure", "40 moorings", "41 moorings"],
  ["a figure in words", "four yards", "five yards"],
  ["a percentage", "up by 4%", "up by 4"],
  ["a date", "due in May", "due in March"],
  ["a figure that looks like another", "sixteen boats", "sixty boats"],
  ["a frequency", "reports monthly", "reports weekly"],
  ["an owner's name", "passed to brandt", "passed to brant"],
  ["a name by its capital", "passed to Olsen", "passed to Olson"],
  ["a body by its letters", "agreed at HSB", "agreed at HSC"],
  ["an id", "see R12", "see R21"],
  ["the tense of a thing to be done", "approve the plan", "approved the plan"],
  ["an opposite", "costs will increase", "costs will decrease"],
  ["an opposite place", "an internal review", "an external review"],
  ["another common word", "read the form", "read the from"],
  ["a question", "Is it safe", "Is it safe?"],
  ["a word more", "gates repaired", "gates partly repaired"],
])("%s touched is none: %s to %s", (_, before, after) => {
  expect(isTypingCorrection(before, after, plain)).toBe(false);
});

it.each([
  ["4/10/17 Survey done", "4 October 2017: Survey done"],
  ["04.10.17 Survey done, tender by 1st May 2018", "04/10/2017 Survey done, tender by 01/05/18"],
])("the same day written otherwise is cosmetic: %s to %s", (before, after) => {
  expect(isTypingCorrection(before, after, plain)).toBe(true);
});

it("another day in another style is none", () => {
  expect(isTypingCorrection("4/10/17 Survey done", "5 October 2017: Survey done", plain)).toBe(false);
});

it("a ligature is its letters", () => {
  expect(isTypingCorrection("to meet the inspector's findings", "to meet the inspector's \ufb01ndngs", plain)).toBe(true);
});
