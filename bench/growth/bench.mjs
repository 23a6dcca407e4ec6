// node bench/growth/bench.mjs: recommendations, editions and plans against time and memory; writes docs/pictures/growth.svg.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { installed, inTurn, once, program, root, scratch, seconds } from "../measure.mjs";
import { makeArchive } from "./archive.mjs";
import { planPage } from "./plans.mjs";
import { plot, slope } from "./plot.mjs";

const BROWSERS = ["google-chrome-stable", "google-chrome", "chromium", "chromium-browser", "microsoft-edge"];
const node = process.execPath;

function printed(cwd, count) {
  const browser = BROWSERS.map(installed).find((b) => b !== null);
  if (browser === undefined) return null;
  const [page, pdf] = [path.join(cwd, `plan-${count}.html`), path.join(cwd, `plan-${count}.pdf`)];
  writeFileSync(page, planPage(count));
  once([
    browser,
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-pdf-header-footer",
    `--print-to-pdf=${pdf}`,
    `--user-data-dir=${cwd}/p`,
    page,
  ]);
  return pdf;
}

/** A measurement that fails is said and left out; the others stand. */
function tried(name, notes, measure) {
  process.stderr.write(`  ${name} …\n`);
  try {
    return measure();
  } catch (error) {
    notes.push(`${name}: left out (${error.message.trim().split("\n").at(-1)}).`);
    return [];
  }
}

function recommendations(cwd, notes) {
  return [27, 300, 3000].flatMap((count) =>
    tried(`a PDF of ${count} recommendations`, notes, () => {
      const pdf = printed(cwd, count);
      if (pdf === null) return [];
      const [found] = inTurn([{ command: [node, program, "ingest", pdf, "--json"], options: { cwd } }], count > 1000 ? 1 : 3);
      return [{ size: count, ...found }];
    }),
  );
}

async function editions(cwd) {
  const out = [];
  for (const count of [1, 24, 240]) {
    process.stderr.write(`  an archive of ${count} editions …\n`);
    const folder = path.join(cwd, `archive-${count}`);
    await makeArchive(folder, count, 300);
    const ask = { command: [node, program, "history", "1.1", "--archive", folder], options: { cwd } };
    const first = once(ask.command, ask.options);
    const [again] = inTurn([ask], 3);
    out.push({ size: count, first, again });
    rmSync(folder, { recursive: true });
  }
  return out;
}

function plans(cwd, notes) {
  return [1, 43].flatMap((count) => tried(`${count} plans in one run`, notes, () => [plansAtOnce(cwd, count)]));
}

function plansAtOnce(cwd, count) {
  const input = path.join(cwd, `plans-${count}`);
  for (let i = 1; i <= count; i++) {
    mkdirSync(path.join(input, `force-${i}`), { recursive: true });
    writeFileSync(path.join(input, `force-${i}`, "plan.html"), planPage(27, `Plan of Force ${i}`));
  }
  const command = [node, program, "run", "--each", input, "--archive", `${input}-archive`, "--output", `${input}-output`];
  return { size: count, ...once(command, { cwd }) };
}

export async function bench() {
  const cwd = scratch();
  writeFileSync(path.join(cwd, "actionplan.config.json"), JSON.stringify({ limits: { seconds: 600 } })); // a busy machine is no fault of the plan
  const notes = [];
  const [byRows, byMonths, byPlans] = [recommendations(cwd, notes), await editions(cwd), plans(cwd, notes)];
  const line = (name, unit, list, of) => ({ name, unit, points: list.map((l) => [l.size, of(l)]) });
  const panels = [
    ...(byRows.length > 0
      ? [
          {
            title: "recommendations in a PDF, read",
            lines: [line("processor", "s", byRows, (l) => l.cpu), line("memory", "MB", byRows, (l) => l.mb)],
          },
        ]
      : []),
    {
      title: "editions of 300, history of one",
      lines: [
        line("processor, made anew", "s", byMonths, (l) => l.first.cpu),
        line("processor, once made", "s", byMonths, (l) => l.again.cpu),
      ],
    },
    { title: "plans in one run", lines: [line("processor", "s", byPlans, (l) => l.cpu), line("memory", "MB", byPlans, (l) => l.mb)] },
  ];
  mkdirSync(path.join(root, "docs/pictures"), { recursive: true });
  writeFileSync(path.join(root, "docs/pictures/growth.svg"), plot(panels.filter((p) => p.lines.every((l) => l.points.length > 1))));
  const of = (list, f) => list.map((l) => seconds(f(l))).join(" · ");
  const mb = (list, f) => list.map((l) => `${f(l).toFixed(0)} MB`).join(" · ");
  const tail = (list, f) => slope(list.slice(-2).map((l) => [l.size, f(l)])).toFixed(2);
  return {
    title: "Growth (slope 1 is linear; between the two largest)",
    head: ["", "sizes", "processor", "memory of the largest process", "slope"],
    rows: [
      ...(byRows.length > 0
        ? [
            [
              "a PDF of so many recommendations, read with its witness",
              "27 · 300 · 3,000",
              of(byRows, (l) => l.cpu),
              mb(byRows, (l) => l.mb),
              tail(byRows, (l) => l.cpu),
            ],
          ]
        : []),
      [
        "history of one recommendation over so many editions of 300, made anew",
        "1 · 24 · 240",
        of(byMonths, (l) => l.first.cpu),
        mb(byMonths, (l) => l.first.mb),
        tail(byMonths, (l) => l.first.cpu),
      ],
      [
        "the same, once a run has made it",
        "1 · 24 · 240",
        of(byMonths, (l) => l.again.cpu),
        mb(byMonths, (l) => l.again.mb),
        tail(byMonths, (l) => l.again.cpu),
      ],
      [
        "so many plans of 27 in one run, with all papers",
        "1 · 43",
        of(byPlans, (l) => l.cpu),
        mb(byPlans, (l) => l.mb),
        tail(byPlans, (l) => l.cpu),
      ],
    ],
    notes: byRows.length === 0 && notes.length === 0 ? ["No browser is installed to print the plans with: reading left out."] : notes,
    picture: "docs/pictures/growth.svg",
  };
}
