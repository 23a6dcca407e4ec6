import type { Owner } from "./edition.ts";

const UNIT =
  /\b(?:offices?|departments?|dept|units?|teams?|boards?|directorates?|services?|divisions?|groups?|committees?|councils?|constabulary|constabularies|police|support|finance|hr|ict|it|estates?|programmes?|branch|section|forces?|secretariat|agency|authority|trust|college|opcc|legal|procurement|communications|comms|operations|governance|development|standards|human resources|fleet|training|intelligence|panel|partnership|portfolio|change|corporation|corporate|business|region|command|centre|hub|network|staff|audit|workforce|housing|property|planning|registry|librar(?:y|ies)|schools?|faculty|surgery|medicine|nursing|pharmacy|transformation|performance|assurance|compliance|safeguarding|prevention|protection|safety|control room|headquarters|bureau|digital|data|information|technology|transport|logistics|payroll|treasury|commissioning|policy|strategy|research|education|administration|facilities|maintenance|environment|highways|leisure)\b/i;
const ROLE =
  /\b(?:chief|head|director|manager|officers?|lead(?:er)?s?|sro|sros|sro['\u2019]s|cfos?|cfo['\u2019]s|cc|ccs|cc['\u2019]s|acc|dcc|dccs|pcc|pccs|pcc['\u2019]s|ceos?|coo|cio|executives?|chair(?:man|person|woman|s)?|secretary|superintendent|supt|ch\s?supt|inspector|insp|sergeant|constables?|deputy|assistant|commissioners?|analysts?|co-?ordinators?|sponsors?|advis[eo]rs?|accountant|treasurer|clerk|solicitor|heads|directors|managers|owners?|soles|partners?|members?|minister|registrar|auditors?|president|architect|engineer|champion|heads of service)\b/i;
const TITLE =
  /^(?:mr|mrs|ms|miss|dr|prof|sir|dame|lord|cllr|councillor|acc|dcc|cc|ch\s?supt|supt|d?ch\s?insp|det|insp|sgt|dcs|dci|di|ds|dc|ps|pc|rev|cdr|a\/acc|t\/dcc)\.?\s+/i;
const NAME_WORD = "[A-Z\u00c0-\u00de][a-z\u00df-\u00ff'\u2019]*(?:[A-Z][a-z\u00df-\u00ff'\u2019]+)?(?:-[A-Z][a-z]+)?";
const NAME = new RegExp(
  `^(?:(?:[A-Z]\\.?\\s?){1,3}\\s?${NAME_WORD}|${NAME_WORD}(?:\\s(?:[A-Z]\\.?|de|van|von|der|le|la|al|bin|O['\u2019]))*\\s${NAME_WORD})`,
);
const NUMBER = /^(?:one|two|three|four|five|six|seven|eight|nine|ten|all|both|each|every|the|joint|our)\b/i;
const INITIALS = /^[A-Z]{2,3}[a-z]?$/;

/** The people, roles and units of an owner cell. `lines` are its paragraphs: a line of its own may be another owner, or the unit of the one before. */
export function readOwners(lines: readonly string[]): Owner[] {
  const parts = wholeLines(lines)
    .flatMap((l) => l.split(/\s*[;\n]\s*|\s*(?<!\b[AT])\/\s*|\s+\+\s+/))
    .map((p) => p.trim().replace(/[,.]$/, ""));
  const owners: Owner[] = [];
  for (const next of parts.filter((p) => p !== "").flatMap(splitPart)) {
    const last = owners.at(-1);
    if (last !== undefined && completes(last, next)) owners[owners.length - 1] = merge(last, next);
    else owners.push(next);
  }
  return owners;
}

/** Lines that a narrow column broke: after "&" or "/", before them, inside a name or a role. */
function wholeLines(lines: readonly string[]): string[] {
  const whole: string[] = [];
  for (const line of lines.flatMap((l) => l.split("\n")).filter((l) => l.trim() !== "")) {
    const last = whole.at(-1);
    if (last !== undefined && goesOn(last.trim(), line.trim())) whole[whole.length - 1] = `${last.trimEnd()} ${line.trimStart()}`;
    else whole.push(line);
  }
  return whole;
}

function goesOn(before: string, next: string): boolean {
  if (/(?:[/&,\u2013\u2014+-]|\b(?:and|of|for|the))$/i.test(before) || /^(?:[/&,+\u2013\u2014-]|(?:and|of|for|the)\b)/.test(next))
    return true;
  const role = ROLE.test(next.split(/[\s,]/)[0] ?? "");
  if (/^[A-Z][a-z]+$/.test(before) && role) return !ROLE.test(before);
  if (/^[A-Z][a-z]+$/.test(before)) return !UNIT.test(before) && !ROLE.test(before) && /^[A-Z][\p{L}'\u2019-]+(?:$|\s*[,/&])/u.test(next);
  const tail = /[,\u2013\u2014]\s*([A-Z][a-z]+)$/.exec(before)?.[1];
  return tail !== undefined && !UNIT.test(tail) && !ROLE.test(tail) && role;
}

/** "A. Smith and B. Jones", "Ann Smith, Bob Jones": names, else one part. */
function splitPart(part: string): Owner[] {
  const pieces = part.split(/\s*,\s*(?:and\s+)?|\s+(?:and|&)\s+/).filter((p) => p !== "");
  const owners = pieces.map(readOne);
  if (pieces.length > 1 && owners.filter((o) => o.name !== null).length === pieces.length) return owners;
  if (pieces.length > 1 && owners[0]?.name !== null && /,/.test(part)) return [owners.slice(1).reduce(merge, owners[0] as Owner)];
  return [readOne(part)];
}

function merge(a: Owner, b: Owner): Owner {
  return { name: a.name ?? b.name, role: a.role ?? b.role, unit: a.unit ?? b.unit };
}

/** "Portfolio Office" on the line after "Karen Georgiou" is her unit, not an owner. */
function completes(last: Owner, next: Owner): boolean {
  return (
    last.name !== null && next.name === null && (next.unit === null || last.unit === null) && (next.role === null || last.role === null)
  );
}

function readOne(part: string): Owner {
  const dashed = /^(.+?)(?:\s+[\u2013\u2014-]\s+|\s*[\u2013\u2014]\s*|\s*\(|,\s*)(.+?)\)?$/.exec(part);
  if (dashed !== null) return merge(readPlain(dashed[1] ?? ""), restOf(readPlain(dashed[2] ?? "")));
  return readPlain(part);
}

/** What follows a dash is a unit where it is not plainly a role or a name. */
function restOf(o: Owner): Owner {
  return o.name === null && o.role === null ? { ...o, unit: o.unit } : o;
}

function readPlain(text: string): Owner {
  const none: Owner = { name: null, role: null, unit: null };
  const title = TITLE.exec(text)?.[0] ?? "";
  const name = NAME.exec(text.slice(title.length))?.[0] ?? "";
  if (name !== "" && !NUMBER.test(name) && !ROLE.test(name) && !UNIT.test(name)) {
    const rest = text.slice(title.length + name.length).trim();
    return { ...(rest === "" ? none : classify(rest)), name: `${title}${name}` };
  }
  if (INITIALS.test(text) && !ROLE.test(text) && !UNIT.test(text)) return { ...none, name: text };
  return classify(text);
}

function classify(text: string): Owner {
  return ROLE.test(text) ? { name: null, role: text, unit: null } : { name: null, role: null, unit: text };
}

/** A person's name as a key: initial and surname, without title, so that "K. Georgiou" and "Karen Georgiou" meet. */
export function personKey(name: string): string | null {
  const words = name.replace(TITLE, "").replace(/\./g, " ").trim().split(/\s+/);
  const surname = words.at(-1);
  const first = words[0];
  return surname === undefined || first === undefined || words.length < 2 ? null : `${first[0]} ${surname}`.toLowerCase();
}
