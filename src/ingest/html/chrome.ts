import type { Element } from "../text/markup.ts";
import { isContents, isMostlyLinks, isOnlyLinks } from "./layout.ts";
import { tableRows } from "./rows.ts";
import type { StyleOf } from "./style.ts";

const ELEMENTS = /^(nav|footer|aside|button|menu|dialog)$/;
const ROLES = /^(navigation|banner|contentinfo|search|complementary|menu|menubar|toolbar|tablist|dialog|alert|button)$/i;
const NAMES =
  /(^|[\s_-])(nav|navbar|navigation|topnav|leftnav|sidenav|sidebar|side-?nav-?box|menu|menubar|ribbon|ribbonrow|bread-?crumbs?|site-?footer|page-?footer|toolbar|command-?bar|suite-?bar|suitelinksbox|quick-?launch|global-?nav|search-?box|searchbox|skip-?(link|to.*)|pager|paging|pagination|cookie.*|login|welcome-?menu|title-?breadcrumb|ms-nav.*|ms-core-.*nav.*|ms-breadcrumb.*|ms-paging|s4-(ribbon|topheader|leftpanel|lp|ql|titlelogo|breadcrumb|notdlg).*)($|[\s_-])/i;

/** Whether an element is part of the site around a document: navigation, menus, search. What holds a plan (`tables`: those within) is not. */
export function isChrome(element: Element, tables: readonly Element[], style: StyleOf): boolean {
  if (isNamedSo(element)) return !tables.some((table) => isPlanLike(table, style));
  if (tables.length > 0) return element.name === "table" && isOnlyLinks(element.children);
  if (/^(div|p|center)$/.test(element.name) && (isContents(element) || isMostlyLinks(element))) return true;
  return /^(ul|ol|header)$/.test(element.name) && isOnlyLinks(element.children);
}

function isNamedSo(element: Element): boolean {
  const { role = "", id = "", class: classes = "", title = "", name = "" } = element.attribs;
  // LibreOffice marks the page's header and footer by a title; it lists a workbook's sheets and heads each with its number and name.
  if (element.name === "div" && /^(header|footer)$/.test(title)) return true;
  if (element.name === "a" && /^table\d+$/.test(name)) return true;
  return ELEMENTS.test(element.name) || ROLES.test(role) || NAMES.test(id) || NAMES.test(classes);
}

const LEAST_CELLS = 6;

/** Asked of the same table by every element around it. */
const plans = new WeakMap<Element, boolean>();

function isPlanLike(table: Element, style: StyleOf): boolean {
  const known = plans.get(table);
  if (known !== undefined) return known;
  const cells = tableRows(table, style).reduce((sum, row) => sum + row.cells.length, 0);
  const answer = cells >= LEAST_CELLS && !isOnlyLinks(table.children);
  plans.set(table, answer);
  return answer;
}
