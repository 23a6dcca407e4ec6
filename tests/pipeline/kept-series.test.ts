import fs from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Archive } from "../../src/archive/archive.ts";
import { diff } from "../../src/diff/diff.ts";
import { history } from "../../src/diff/history.ts";
import { Settings } from "../../src/model/settings.ts";
import { planHistory } from "../../src/pipeline/history.ts";
import { packSeries, type SeriesEdition, unpackSeries } from "../../src/pipeline/kept-series.ts";
import { archiveIn, contents, edition, emptyFolder, recommendation } from "../archive/sample.ts";
import { month } from "../diff/generated.ts";

const staleMonths = 3;

describe("a series of editions as it is kept", () => {
  it("gives the same history as the editions themselves, for any month", () => {
    fc.assert(
      fc.property(month, ({ before, after }) => {
        const at = (e: typeof before, sequence: number) => ({
          edition: e,
          revision: 1,
          sequence,
          name: `p/${e.edition.date}/r1`,
          bag: `${sequence}`,
        });
        const series: SeriesEdition[] = [
          at(before, 1),
          { ...at(after, 2), changes: diff(before, after), comparedWith: [at(before, 1).name] },
        ];
        const kept = unpackSeries(JSON.parse(JSON.stringify(packSeries(series)))) ?? [];
        expect(history(kept, { staleMonths })).toEqual(history(series, { staleMonths }));
      }),
      { numRuns: 100 },
    );
  });

  it("is none where the file is another program's", () => {
    expect(unpackSeries({ texts: ["a"] })).toBeNull();
    expect(unpackSeries(null)).toBeNull();
  });
});

describe("the history of a long series", () => {
  const settings = Settings.parse({ staleMonths });
  const date = (m: number) => `${2028 + Math.floor(m / 12)}-${String((m % 12) + 1).padStart(2, "0")}-04`;

  async function longSeries(): Promise<Archive> {
    const archive = archiveIn(emptyFolder("kept-series"));
    for (let m = 0; m < 25; m++) await archive.add(contents(date(m), "Dredge the channel before the spring tides"));
    await planHistory({ archive, settings }, "harbour");
    return archive;
  }

  const kept = (archive: Archive) => path.join(archive.folder, "harbour", ".series.json");
  const statuses = async (archive: Archive) =>
    (await planHistory({ archive, settings }, "harbour")).recommendations.map((r) => r.statuses.map((s) => s.status));

  it("takes in what a person decided since, and reads no other edition for it", async () => {
    const archive = await longSeries();
    const done = { ...recommendation("1.1", "Dredge the channel before the spring tides"), status: "complete" as const };
    await archive.add(contents(date(12), "Dredge the channel before the spring tides, decided", { edition: edition(date(12), [done]) }));
    const read: string[] = [];
    const watched: Archive = {
      ...archive,
      edition: (info) => {
        read.push(`${info.date}/r${info.revision}`);
        return archive.edition(info);
      },
    };
    expect(await statuses(watched)).toEqual([["open", "complete", "open"]]);
    expect(read).toEqual([`${date(12)}/r2`]);
  });

  it("is made from the snapshots again where what was kept is damaged or deleted", async () => {
    const archive = await longSeries();
    const before = await statuses(archive);
    const anew = async (spoil: () => void) => {
      fs.rmSync(path.join(archive.folder, "harbour", ".history.json"));
      spoil();
      return statuses(archive);
    };
    expect(await anew(() => fs.truncateSync(kept(archive), 300))).toEqual(before);
    expect(await anew(() => fs.rmSync(kept(archive)))).toEqual(before);
    expect(archive.verify()).toEqual([]);
  });

  it("leaves nothing kept of an edition that is disposed of", async () => {
    const archive = await longSeries();
    await archive.dispose(date(3), { reason: "retention has ended", by: "Ada Quill", quotingToo: true });
    expect(fs.existsSync(kept(archive))).toBe(false);
  });
});
