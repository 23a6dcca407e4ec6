import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { loadConfiguration, parseSettings } from "../src/config.ts";

describe("the configuration file", () => {
  it("may be left out: every setting has a value of its own", () => {
    const { settings, file } = loadConfiguration(mkdtempSync(path.join(tmpdir(), "actionplan-")));
    expect(file).toBeNull();
    expect(settings.staleMonths).toBe(3);
    expect(settings.boards).toEqual([]);
  });

  it("names an unknown key with the nearest known one", () => {
    expect(() => parseSettings('{"organization": "A"}', "c.json")).toThrow(
      'c.json: there is no setting "organization"; did you mean "organisation"?',
    );
    expect(() => parseSettings('{"browser": {"pth": "x"}}', "c.json")).toThrow('there is no setting "browser.pth"; did you mean "path"?');
  });

  it("says which setting has a wrong value, in one line", () => {
    expect(() => parseSettings('{"boards": [{"name": "SAS", "meetings": ["4 October"]}]}', "c.json")).toThrow(
      /^c\.json: boards\.0\.meetings\.0: a day is written YYYY-MM-DD$/,
    );
    expect(() => parseSettings("{", "c.json")).toThrow(/c\.json is not valid JSON/);
  });

  it("a named file that is not there is an error, an unnamed one is not", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "actionplan-"));
    expect(() => loadConfiguration(folder, "mine.json")).toThrow("mine.json: no such configuration file");
    writeFileSync(path.join(folder, "actionplan.config.json"), '\ufeff{"staleMonths": 4}');
    expect(loadConfiguration(folder).settings.staleMonths).toBe(4);
  });
});
