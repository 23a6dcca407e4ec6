import { expect, it } from "vitest";
import { archiveIn, contents, emptyFolder } from "./sample.ts";

const paper = (name: string, words = name) => ({ name, bytes: new TextEncoder().encode(words) });

it("the record has every snapshot in its order of archiving, with its document, what it was compared with and its papers, later ones too", async () => {
  const archive = archiveIn(emptyFolder("records"));
  await archive.add(contents("2031-01-04", "first", { papers: [paper("a-paper.pdf")] }));
  await archive.add(contents("2031-03-04", "march", { papers: [], comparedWith: ["harbour/2031-01-04/r1"] }));
  await archive.add(contents("2031-01-04", "sent again", { papers: [] }));
  await archive.addPapers("harbour/2031-01-04/r1", [paper("a-audit-paper.pdf"), paper("a-paper.pdf", "again")]);
  const record = archive.records("harbour");
  expect(record.map((r) => [r.info.date, r.info.revision, r.info.sequence, r.papers, r.comparedWith])).toEqual([
    ["2031-01-04", 1, 1, ["a-paper.pdf", "a-audit-paper.pdf"], []],
    ["2031-01-04", 2, 3, [], []],
    ["2031-03-04", 1, 2, [], ["harbour/2031-01-04/r1"]],
  ]);
  expect(record.map((r) => r.source?.name)).toEqual(["Harbour 2031-01-04.html", "Harbour 2031-01-04.html", "Harbour 2031-03-04.html"]);
  expect(new Set(record.map((r) => r.source?.sha256)).size).toBe(3);
});

it("of a snapshot that was disposed of no document is told", async () => {
  const archive = archiveIn(emptyFolder("records"));
  await archive.add(contents("2031-01-04"));
  await archive.dispose("2031-01-04", { reason: "retention has ended", by: "Ada Quill", quotingToo: false });
  expect(archive.records("harbour").map((r) => [r.info.disposed, r.source])).toEqual([[true, null]]);
});
