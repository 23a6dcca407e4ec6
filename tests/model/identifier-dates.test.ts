import { expect, it } from "vitest";
import { leadingId } from "../../src/model/identifier.ts";

it("a date with its year first is no id", () => {
  expect(leadingId("2018-05-09")).toBeNull();
  expect(leadingId("2018-13 Paint the wall")?.id).toBe("2018-13");
});
