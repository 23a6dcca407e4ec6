import { expect, it } from "vitest";
import { colourName, ragColour, ragContradicts } from "../../src/model/rag.ts";

it.each([
  ["#ff0000", "red"],
  ["#c00000", "red"],
  ["#ffc000", "amber"],
  ["#ffff00", "amber"],
  ["#92d050", "green"],
  ["#00b050", "green"],
  ["#00b0f0", "blue"],
  ["#0070c0", "blue"],
  ["#7030a0", "purple"],
  ["#d9d9d9", "grey"],
  ["#f2f2f2", null],
  ["#ffffff", null],
])("a cell filled %s is %s", (shade, name) => {
  expect(colourName(shade)).toBe(name);
});

it.each([
  ["R", "red"],
  ["Amber", "amber"],
  ["A/G", "amber"],
  ["green", "green"],
  ["B", "blue"],
  ["High", null],
])("a cell that says %j is %s", (text, name) => {
  expect(ragColour(text)).toBe(name);
});

it("red for what is complete is a contradiction, and blue for what is open", () => {
  expect(ragContradicts("Red", "complete")).toBe(true);
  expect(ragContradicts("B", "open")).toBe(true);
  expect(ragContradicts("Green", "complete")).toBe(false);
  expect(ragContradicts("Amber", "open")).toBe(false);
});
