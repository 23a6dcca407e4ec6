import { describe, expect, it } from "vitest";
import type { Drawing } from "../../../src/ingest/pdf/paths.ts";
import { wallsBetween } from "../../../src/ingest/pdf/walls.ts";

const drawing = (length: number): Drawing => ({
  edges: [{ horizontal: false, at: 90, from: 100, to: 100 + length }],
  fills: [],
  images: [],
  dots: [],
  order: new Map(),
});

describe("a line down the page", () => {
  it("parts words that touch on both sides of it", () => {
    expect(wallsBetween(drawing(80))(60, 91, 140)).toBe(true);
  });

  it("parts no heading above it that is painted in pieces", () => {
    expect(wallsBetween(drawing(80))(60, 91, 80)).toBe(false);
  });

  it("does not part a word whose style changes inside its cell", () => {
    expect(wallsBetween(drawing(80))(92, 97, 140)).toBe(false);
  });

  it("is a mark and no cell's side where it is short", () => {
    expect(wallsBetween(drawing(8))(60, 91, 104)).toBe(false);
  });
});
