/** A word as names are written: "Quist", "O’Neill", "McLeod", "Roome-Gifford" by its parts. */
export const NAME_WORD = String.raw`\p{Lu}(?:\p{Ll}+(?:\p{Lu}\p{Ll}+)?(?:['’]\p{Ll}+)?|['’]\p{Lu}\p{Ll}+)`;

// Words with a capital in every plan that are nobody's name.
const WORDS = new Set(
  (
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec spring summer autumn winter " +
    "monday tuesday wednesday thursday friday saturday sunday early mid end late complete completed closed open hold none yes no see above below rec recommendation recommendations " +
    "act action actions analysts appendix area areas army assistant assurance athena audit auditors authority authorities awaits bau benefits board boards budget bureau business capability capabilities " +
    "case centre chair chairs chief children city clerk college command commander commanders commissioner commissioners committee communications community constable constables constabulary " +
    "control coordinator corporate corporation council councils county court courts crime criminal cross cutting data decision decisions delivering delivery department departments dependencies deputy " +
    "design developing development digital director directorate directors district draft earlier eastern elected emergency england estate estates europe excellence executive executives extensive external " +
    "finance financial fire fleet following force forces framework funding further gold governance government group groups head heads health home house human ict impact implementation improvement improving inclusion information " +
    "inspection inspector inspectorate intelligence interim internal issues it justice key law lead leaders leadership leads learning legal local logs management manager managers master measures members ministry model monthly national " +
    "north northern office officer officers open operating operational operations organisational parliament part partners partnership people performance plan planning police policy portfolio prevention principal procedure process procurement professional " +
    "programme programmes progress project projects protection public quarterly region regional register report reporting reports resources responsible review reviews risk role safety scheme scrutiny secretarial secretary section senior " +
    "sergeant service services seven six soles south southern specialist sponsor staff stakeholders standards state station stations status steering strategic strategy subject superintendent support table target task team teams templates terms " +
    "the this that these those three to towards town training transformation treasury trust two uk union unions unit units update updated values wales watch welfare west western when where once each all work workforce working workshop " +
    "sro kpi sla tor pcc opcc eu scotland ireland britain london harbour hr page new current based common agreement"
  ).split(" "),
);

/** Whether a word belongs to the trade: with a capital it is nobody's name. */
export function isVocabulary(word: string): boolean {
  return WORDS.has(word.toLowerCase());
}
