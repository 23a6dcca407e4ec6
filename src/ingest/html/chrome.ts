import type { Element } from "../text/markup.ts";
import { innerTables, isMostlyLinks, isOnlyLinks } from "./layout.ts";
import { tableRows } from "./rows.ts";
import type { StyleOf } from "./style.ts";

const ELEMENTS = /^(nav|footer|aside|button|menu|dialog)$/;
const ROLES = /^(navigation|banner|contentinfo|search|complementary|menu|menubar|toolbar|tablist|dialog|alert|button)$/i;
const NAMES =
  /(^|[\s_-])(nav|navbar|navigation|topnav|leftnav|sidenav|sidebar|side-?nav-?box|menu|menubar|ribbon|ribbonrow|bread-?crumbs?|site-?footer|page-?footer|toolbar|command-?bar|suite-?bar|suitelinksbox|quick-?launch|global-?nav|search-?box|searchbox|skip-?(link|to.*)|pager|paging|pagination|cookie.*|login|welcome-?menu|title-?breadcrumb|ms-nav.*|ms-core-.*nav.*|ms-breadcrumb.*|ms-paging|s4-(ribbon|topheader|leftpanel|lp|ql|titlelogo|breadcrumb|notdlg).*)($|[\s_-])/i;

/** Whether an element is part of the site around a document: navigation, menus, search. What holds a table of its own is not. */
export function isChrome(element: Element, style: StyleOf): boolean {
  if (holdsPlan(element, style)) return false;
  const { role = "", id = "", class: classes = "" } = element.attribs;
  // LibreOffice marks the page's header and footer by a title.
  if (element.name === "div" && /^(header|footer)$/.test(element.attribs.title ?? "")) return true;
  if (ELEMENTS.test(element.name) || ROLES.test(role) || NAMES.test(id) || NAMES.test(classes)) return true;
  if (/^(div|p|span)$/.test(element.name) && isMostlyLinks(element)) return true;
  return /^(ul|ol|table|header)$/.test(element.name) && isOnlyLinks(element.children);
}

const LEAST_CELLS = 6;

function holdsPlan(element: Element, style: StyleOf): boolean {
  const tables = element.name === "table" ? [element] : innerTables(element.children);
  return tables.some((t) => {
    const cells = tableRows(t, style).flatMap((row) => row.cells);
    return cells.length >= LEAST_CELLS && !isOnlyLinks(t.children);
  });
}
