import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { renderTemplate, templateFile } from "../../src/template.ts";

const folder = mkdtempSync(path.join(tmpdir(), "templates-"));
afterAll(() => rmSync(folder, { recursive: true }));
const write = (name: string, text: string): void => {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), text);
};
const failing = (name: string, data: object): string => {
  try {
    renderTemplate(name, data, folder);
  } catch (error) {
    return error instanceof Error ? error.message : "";
  }
  return "";
};

describe("templates that an office has changed", () => {
  it("take the place of ours by their name, and the rest stays ours", () => {
    write("mine.hbs", "<p>{{> paper/inlines}}</p>");
    write("paper/inlines.hbs", "[{{words}}]");
    expect(renderTemplate("mine", { words: "a & b" }, folder)).toBe("<p>[a &amp; b]</p>");
    expect(templateFile("paper/paper.css", folder)).toContain("@media print");
  });

  it("a slip of the pen is one line with file and line", () => {
    write("slip.hbs", "<p>\n{{#if a}}\n<b>\n{{/each}}\n</p>\n");
    expect(failing("slip", { a: true })).toMatch(/^slip\.hbs, line 2: .+/);
    expect(failing("slip", { a: true })).not.toContain("\n");
  });

  it("a field that is not there is named with file and line, in a partial too", () => {
    write("outer.hbs", "{{> part/inner}}");
    write("part/inner.hbs", "\n\n{{ownr}}");
    expect(failing("outer", { owner: "x" })).toMatch(/^inner\.hbs, line 3: .*ownr/);
  });

  it.each([
    ["{{#if a}}x", "a block {{#…}} is not closed by its {{/…}}"],
    ["{{#each a}}x{{/if}}", "{{#each}} is closed by {{/if}}"],
    ["{{a", "a tag {{…}} is not closed"],
    ["{{> paper/heat}}", "there is no template paper/heat.hbs"],
    ["{{a.b}}", '"b" not defined'],
  ])("%s is told in words, with its line", (wrong, said) => {
    write("wrong.hbs", `<p>\n<b>\n${wrong}`);
    expect(failing("wrong", { a: "text" })).toMatch(/^wrong\.hbs, line 3: /);
    expect(failing("wrong", { a: "text" })).toContain(said);
  });

  it("cannot reach what lies behind the data", () => {
    write("behind.hbs", "{{a.constructor.name}}");
    expect(failing("behind", { a: {} })).toMatch(/behind\.hbs, line 1/);
  });

  it("a template that is not there is named", () => {
    expect(failing("nowhere", {})).toContain("nowhere.hbs");
  });
});
