import { describe, expect, it } from "vitest";
import { planName } from "../../src/pipeline/plan-name.ts";

const from = (more: Partial<Parameters<typeof planName>[0]>) => ({
  given: null,
  configured: null,
  folder: null,
  title: "Rota Action Plan",
  ...more,
});

describe("the plan that an edition belongs to", () => {
  it("is as given, else as configured, else its folder, else its title", () => {
    expect(planName(from({ given: "Night Rotas", configured: "c", folder: "f" }), [])).toBe("night-rotas");
    expect(planName(from({ configured: "c", folder: "f" }), [])).toBe("c");
    expect(planName(from({ folder: "f" }), [])).toBe("f");
    expect(planName(from({}), [])).toBe("rota-action-plan");
  });

  it("is never guessed where the title is only like that of an archived plan", () => {
    expect(() => planName(from({ title: "Rota Action Plan October 2026" }), ["rota-action-plan"])).toThrow("--plan rota-action-plan");
    expect(planName(from({ title: "Rota Action Plan" }), ["rota-action-plan"])).toBe("rota-action-plan");
    expect(planName(from({ title: "Estates Review" }), ["rota-action-plan"])).toBe("estates-review");
  });
});
