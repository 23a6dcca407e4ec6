import type { Context, Hono } from "hono";
import { history } from "../diff/history.ts";
import type { PlanHistory } from "../model/history.ts";
import { CannotUse } from "../model/outcome.ts";
import type { SnapshotInfo } from "../model/snapshot.ts";
import { nameOf } from "../pipeline/compared.ts";
import { seen as asSeen, boardOf, changesInMonth, lastIssued, meetings, monthArchived, paperInput } from "../pipeline/month.ts";
import { templatesFolder } from "../pipeline/papers.ts";
import type { Paper } from "../render/blocks.ts";
import { type Seen, seeEdition } from "./desk.ts";
import { saying, told } from "./messages.ts";
import { renderPage } from "./pages.ts";
import { pagePicture, placedWords, sourceTables } from "./pictures.ts";
import { readingPage } from "./reading-page.ts";
import { remember } from "./remember.ts";
import { staleDecisions } from "./stale.ts";
import type { DeskState } from "./state.ts";
import { columnsView } from "./views/columns.ts";
import { compareView } from "./views/compare.ts";
import { findingsView } from "./views/findings.ts";
import { bareFrame, editionPath, frameOf, type PlaceName, toSettle } from "./views/frame.ts";
import { homeView, paperKind, paperKinds, type Written } from "./views/home.ts";
import { listView } from "./views/list.ts";
import { paperView } from "./views/paper.ts";
import { pageOf } from "./views/picture.ts";
import { recAt, reviewView, textsOf } from "./views/review.ts";
import { sourceView } from "./views/source.ts";

export const around = (state: DeskState) => ({ token: state.keys.form, who: state.who });

/** The edition that an address names. */
export function seenAt(c: Context, state: DeskState): Seen {
  return seeEdition(state.office, c.req.param("plan") ?? "", c.req.param("date") ?? "");
}

/** The board a page is about: the one asked for, else the first of the configuration. */
export function boardAt(c: Context, state: DeskState): string | undefined {
  const asked = c.req.query("board");
  return asked === undefined || asked === "" ? state.office.settings.boards[0]?.name : asked;
}

/** What tells an edition with all that came before it from any other: each newest revision of its plan. */
function seriesKey(seen: Seen, state: DeskState): string {
  const { plan, date, revision } = seen.snapshot.info;
  return [plan, date, revision, ...state.office.archive.list(plan).map((s) => `${s.date}r${s.revision}${s.disposed ? "-" : ""}`)].join(" ");
}

/** The paper as it would be written now. */
export function paperNow(seen: Seen, state: DeskState, board: string | undefined): Promise<Paper> {
  const key = `${seriesKey(seen, state)} ${board ?? ""}`;
  const known = state.papers.get(key);
  if (known !== undefined) return known;
  const made = makePaper(seen, state, board);
  made.catch(() => state.papers.delete(key));
  return remember(state.papers, key, made, 4);
}

async function makePaper(seen: Seen, state: DeskState, board: string | undefined): Promise<Paper> {
  const { toPaper } = await import("../render/paper.ts");
  const { info } = seen.snapshot;
  const at = { digest: info.editionDigest, name: nameOf(info), revision: info.revision, ...(board === undefined ? {} : { board }) };
  return toPaper(paperInput(monthArchived(seen.snapshot, state.office), state.office, at));
}

/** What the series up to an edition knows. */
function historyNow(seen: Seen, state: DeskState): PlanHistory {
  const key = seriesKey(seen, state);
  const own = { ...seen.snapshot, comparedWith: seen.before === null ? [] : [nameOf(seen.before.info)] }; // its changes are against the newest there is
  const series = [...seen.earlier, own].map(asSeen);
  const known = state.histories.get(key);
  return known ?? remember(state.histories, key, history(series, { staleMonths: state.office.settings.staleMonths }), 4);
}

/** The papers of an edition, of all its revisions, newest first. */
function writtenPapers({ plan, date }: SnapshotInfo, state: DeskState): Written[] {
  const revisions = state.office.archive.list(plan).filter((s) => s.date === date && !s.disposed);
  return revisions.reverse().flatMap((info) => papersOf(info, state));
}

function papersOf(info: SnapshotInfo, state: DeskState): Written[] {
  const own = state.office.archive
    .read(nameOf(info))
    .papers.map((p) => ({ name: p.name, bytes: p.bytes.length, at: info.archivedAt, issued: false }));
  const later = state.office.archive
    .laterPapers(nameOf(info))
    .flatMap((l) => l.papers.map((p) => ({ name: p.name, bytes: p.bytes.length, at: l.archivedAt, issued: p.name.startsWith("issued-") })));
  return [...later.reverse(), ...own];
}

function latestPath(state: DeskState, plan: string): string | null {
  const latest = state.office.archive.plans().includes(plan) ? state.office.archive.latest(plan) : null;
  return latest === null ? null : `/p/${plan}/${latest.date}/`;
}

function start(c: Context, state: DeskState): Response {
  const plans = state.office.archive.plans();
  const asked = state.office.settings.plan;
  const plan = asked !== null && plans.includes(asked) ? asked : plans.length === 1 ? plans[0] : undefined;
  const path = plan === undefined ? null : latestPath(state, plan);
  const said = c.req.query("said"); // a message on its way
  if (path !== null) return c.redirect(said === undefined ? path : saying(path, said), 303);
  if (plans.length === 0)
    return c.html(renderPage("first-run", bareFrame("Read your first action plan", around(state)), {}, told(c, state)));
  const page = { plans: plans.map((p) => ({ plan: p, href: `/p/${p}/` })) };
  return c.html(renderPage("plans", bareFrame("Which plan?", around(state)), page, told(c, state)));
}

function show(c: Context, state: DeskState, seen: Seen, name: PlaceName, title: string, page: object): Response {
  return c.html(renderPage(name, frameOf(title, seen, name, around(state)), page, told(c, state)));
}

function home(c: Context, state: DeskState): Response {
  const seen = seenAt(c, state);
  const { plan, date } = seen.snapshot.info;
  const board = boardOf(state.office.settings);
  const page = homeView(seen, state.office.archive.history(plan), {
    today: state.office.now().toISOString().slice(0, 10),
    board,
    meeting: meetings(board, date).meeting,
    papers: newestOfKind(writtenPapers(seen.snapshot.info, state)),
    written: (info) => writtenPapers(info, state),
    others: state.office.archive.plans().filter((p) => p !== plan),
    all: c.req.query("all") === "1",
  });
  return show(c, state, seen, "home", "Home", page);
}

/** The newest file of each kind. */
const newestOfKind = (written: readonly Written[]): string[] => {
  const byKind = new Map<string, string>();
  for (const { name } of written) if (!byKind.has(paperKind(name))) byKind.set(paperKind(name), name);
  return paperKinds.flatMap((kind) => byKind.get(kind) ?? []);
};

const number = (text: string | undefined): number | null => (text === undefined || !/^\d{1,6}$/.test(text) ? null : Number(text));

async function review(c: Context, state: DeskState): Promise<Response> {
  const seen = seenAt(c, state);
  const looking = { finding: number(c.req.query("finding")), rec: c.req.query("rec") ?? null, page: number(c.req.query("page")) };
  const finding = seen.snapshot.findings[looking.finding ?? (looking.rec === null ? firstAsked(seen) : -1)] ?? null;
  const rec = recAt(seen, finding, looking);
  const [picture, words] = await Promise.all([
    pagePicture(state, seen, pageOf(rec, finding?.pages ?? [], looking.page)),
    placedWords(state, seen),
  ]);
  const boards = state.office.settings.boards.map((b) => b.name);
  const stale = finding?.code === "decision-stale" ? staleDecisions(state.office, seen, finding) : [];
  const page = reviewView(seen, looking, picture, boards, words, stale);
  const asTable = c.req.query("words");
  const source =
    picture === null || asTable !== undefined
      ? sourceView(await sourceTables(state, seen), textsOf(seen, rec), finding, asTable === "all", rec?.statusEvidence ?? null)
      : null;
  const here = `${editionPath(seen)}/review?${looking.finding === null && looking.rec !== null ? `rec=${encodeURIComponent(looking.rec)}` : `finding=${page.question?.index ?? 0}`}`;
  const locked = picture === null && state.locked.has(seen.snapshot.edition.edition.source.sha256);
  const table = {
    locked,
    here,
    source,
    wordsHref: `${here}&words=1`,
    wholeHref: `${here}&words=all`,
    pictureHref: asTable === undefined ? null : here,
  };
  return show(c, state, seen, "review", [page.heading, page.gloss].filter(Boolean).join(", "), { ...page, ...table });
}

const firstAsked = (seen: Seen) => {
  const asked = toSettle(seen);
  return (asked.find((f) => !f.settled) ?? asked[0])?.index ?? -1;
};

function compare(c: Context, state: DeskState): Response {
  const seen = seenAt(c, state);
  const since = c.req.query("since") ?? null;
  const before = since === null ? seen.before : (seen.earlier.find((e) => e.info.date === since) ?? null);
  if (before === null || seen.snapshot.changes === null) throw new CannotUse("There is no edition before this one to compare with.");
  const changes = before === seen.before ? seen.snapshot.changes : changesInMonth(monthArchived(seen.snapshot, state.office), before);
  const page = compareView(
    seen,
    changes,
    before,
    { rec: c.req.query("rec") ?? null, gone: c.req.query("gone") === "1", since },
    historyNow(seen, state),
  );
  return show(c, state, seen, "compare", [page.heading, page.gloss].filter(Boolean).join(", "), page);
}

async function paper(c: Context, state: DeskState): Promise<Response> {
  const seen = seenAt(c, state);
  const board = boardAt(c, state);
  const made = await paperNow(seen, state, board);
  const named = boardOf(state.office.settings, board);
  const at = {
    agendaItem: named?.agendaItem ?? null,
    since: board === undefined ? null : (lastIssued(seen.earlier, board)?.info.date ?? null),
    board: board ?? null,
    meeting: meetings(named, seen.snapshot.info.date).meeting,
    boards: state.office.settings.boards.map((b) => b.name),
    written: writtenPapers(seen.snapshot.info, state),
    writing: state.writing.get(editionPath(seen)) ?? null,
  };
  return show(c, state, seen, "paper", "Paper", paperView(seen, made, at));
}

// The preview is the paper's own HTML: its style and fonts are inside it, and it may load nothing.
const PREVIEW_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; frame-ancestors 'self'; base-uri 'none'; form-action 'none'; sandbox";

async function preview(c: Context, state: DeskState): Promise<Response> {
  const { paperHtml } = await import("../render/html.ts");
  const html = await paperHtml(await paperNow(seenAt(c, state), state, boardAt(c, state)), { templates: templatesFolder(state.office) });
  c.header("Content-Security-Policy", PREVIEW_POLICY);
  return c.html(html);
}

function file(c: Context, state: DeskState): Response {
  const seen = seenAt(c, state);
  const { plan, date } = seen.snapshot.info;
  const name = c.req.param("name") ?? "";
  for (const info of state.office.archive
    .list(plan)
    .filter((s) => s.date === date && !s.disposed)
    .reverse()) {
    const later = [...state.office.archive.laterPapers(nameOf(info))].reverse().flatMap((l) => l.papers);
    const found = [...later, ...state.office.archive.read(nameOf(info)).papers].find((p) => p.name === name);
    if (found !== undefined) {
      const as = `attachment; filename*=UTF-8''${encodeURIComponent(name)}`;
      return c.body(found.bytes as Uint8Array<ArrayBuffer>, 200, { "Content-Type": "application/octet-stream", "Content-Disposition": as });
    }
  }
  throw new CannotUse(`There is no paper ${name} of this edition.`);
}

async function picture(c: Context, state: DeskState): Promise<Response> {
  const page = number((c.req.param("page") ?? "").replace(/\.png$/, "")) ?? 0;
  const made = await pagePicture(state, seenAt(c, state), page);
  return made === null ? c.notFound() : c.body(made.png as Uint8Array<ArrayBuffer>, 200, { "Content-Type": "image/png" });
}

/** All that is only looked at. */
export function views(app: Hono, state: DeskState): void {
  app.get("/", (c) => start(c, state));
  app.get("/reading/:id", (c) => readingPage(c, state));
  app.get("/p/:plan/", (c) => c.redirect(latestPath(state, c.req.param("plan")) ?? "/", 303));
  app.get("/p/:plan/:date/", (c) => home(c, state));
  app.get("/p/:plan/:date/review", (c) => review(c, state));
  app.get("/p/:plan/:date/compare", (c) => compare(c, state));
  app.get("/p/:plan/:date/paper", (c) => paper(c, state));
  app.get("/p/:plan/:date/preview", (c) => preview(c, state));
  app.get("/p/:plan/:date/papers/:name", (c) => file(c, state));
  app.get("/p/:plan/:date/page/:page", (c) => picture(c, state));
  app.get("/p/:plan/:date/findings", (c) => {
    const seen = seenAt(c, state);
    return show(c, state, seen, "findings", "All findings", findingsView(seen));
  });
  app.get("/p/:plan/:date/columns", (c) => {
    const seen = seenAt(c, state);
    return show(c, state, seen, "columns", "What each column is", columnsView(seen));
  });
  app.get("/p/:plan/:date/recommendations", (c) => {
    const seen = seenAt(c, state);
    const ask = (name: string) => c.req.query(name)?.trim() || null;
    const filter = { words: ask("words"), section: ask("section"), owner: ask("owner"), status: ask("status"), finding: ask("finding") };
    return show(c, state, seen, "recommendations", "All recommendations", listView(seen, filter, ask("several")));
  });
}
