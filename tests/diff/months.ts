import type { Edition } from "../../src/model/edition.ts";
import { edition, type Said } from "./plan.ts";

/** Two editions of an invented plan for a harbour, a month apart. */
export interface GoldenMonth {
  readonly name: string;
  readonly before: Edition;
  readonly after: Edition;
}

function month(name: string, rows: readonly (readonly [before: Said | null, after: Said | null])[]): GoldenMonth {
  const side = (i: 0 | 1) => rows.flatMap((r) => r[i] ?? []);
  return { name, before: edition("2030-01-07", side(0)), after: edition("2030-02-04", side(1)) };
}

const surveyed = ["2029-11-05", "05.11.29 Survey of 40 moorings done"] as const;
const tendered = ["2029-12-03", "03.12.29 Tender out to four yards"] as const;
const awarded = ["2030-01-28", "28.01.30 Contract awarded to the lowest bidder"] as const;

const kept = (said: Said): readonly [Said, Said] => [said, said];
const turned = (said: Said, after: Partial<Said>): readonly [Said, Said] => [said, { ...said, ...after }];

const quays = { section: "Quays" };
const traffic = { section: "Traffic" };

/** Every class of change once, beside one recommendation that stays as it was. */
const everyClass = month("every-class", [
  kept({ ...quays, id: "1.1", text: "Inspect every ladder on the fish quay twice a year.", owner: "Nora Sandvik", entries: [surveyed] }),
  turned(
    { ...quays, id: "1.2", text: "Give each mooring ring a number and a record of its load.", entries: [surveyed] },
    { entries: [surveyed, awarded] },
  ),
  turned(
    { ...quays, id: "1.3", text: "Move the cold store away from the passenger gangway.", update: "Awaits the harbour board's agreement" },
    { update: "Agreed in principle; the treasurer looks for the money" },
  ),
  turned(
    { ...quays, id: "1.4", text: "Replace the timber fenders with rubber ones.", entries: [surveyed, tendered] },
    { entries: [["2029-11-05", "05.11.29 Survey of 14 moorings done"], tendered] },
  ),
  turned(
    { ...quays, id: "1.5", text: "Light the steps at the customs shed.", entries: [surveyed, tendered] },
    { entries: [tendered, awarded] },
  ),
  turned(
    { ...quays, id: "1.6", text: "Repaint the bollards white and number them.", update: "The paint has been orderd from the yard" },
    { update: "The paint has been ordered from the yard" },
  ),
  turned(
    { ...quays, id: "1.7", text: "Agree opening hours of the swing bridge with the bus company.", status: "open" },
    { status: "complete" },
  ),
  turned({ ...quays, id: "1.8", text: "Train two more slingers for the grain crane.", status: "complete" }, { status: "open" }),
  turned({ ...quays, id: "1.9", text: "Lease the old smokehouse to the rowing club.", status: "open" }, { status: "withdrawn" }),
  turned({ ...quays, id: "1.10", text: "Let pitches for the winter market on the square.", status: "withdrawn" }, { status: "open" }),
  turned({ ...traffic, id: "2.1", text: "Dredge the outer channel to nine metres.", status: "open" }, { status: "on-hold" }),
  turned({ ...traffic, id: "2.2", text: "Publish tide tables for the upper lock.", status: "on-hold" }, { status: "open" }),
  turned(
    { ...traffic, id: "2.3", text: "Buy a second pilot boat.", delivery: ["March 2030", "2030-03-31"] },
    { delivery: ["June 2030", "2030-06-30"] },
  ),
  turned(
    { ...traffic, id: "2.4", text: "Put radar reflectors on the channel buoys.", delivery: ["Autumn 2030", "2030-11-30"] },
    { delivery: ["31 August 2030", "2030-08-31"] },
  ),
  turned(
    { ...traffic, id: "2.5", text: "Write down who may close the port in fog.", delivery: ["September 2030", "2030-09-30"] },
    { delivery: ["30 September 2030", "2030-09-30"] },
  ),
  turned(
    { ...traffic, id: "2.6", text: "Count small craft at the lock for a year.", delivery: "TBC" },
    { delivery: ["By end 2030", "2030-12-31"] },
  ),
  turned(
    { ...traffic, id: "2.7", text: "Renew the radio licence for the port office.", delivery: ["May 2030", "2030-05-31"] },
    { delivery: "" },
  ),
  turned(
    { ...traffic, id: "2.8", text: "Review towage rates every three years.", owner: "Nora Sandvik", owners: [{ name: "Nora Sandvik" }] },
    { owner: "Tom Yew", owners: [{ name: "Tom Yew" }] },
  ),
  turned(
    { ...traffic, id: "2.9", text: "Keep a log of near misses at the narrows.", owner: "Nora Sandvik", owners: [{ name: "Nora Sandvik" }] },
    { owner: "N. Sandvik", owners: [{ name: "N. Sandvik" }] },
  ),
  turned(
    { ...traffic, id: "2.10", text: "Send the pilots on a refresher course every two years." },
    { text: "Send the pilots on a refresher course every four years." },
  ),
  turned(
    { ...traffic, id: "2.11", text: "Give each yard a seperate berth for repairs." },
    { text: "Give each yard a separate berth for repairs." },
  ),
  turned({ ...traffic, id: "2.12", text: "Mark the wreck at Gull Rock with a lit buoy." }, { section: "Wrecks" }),
  turned({ ...traffic, id: "2.13", text: "Ask the coastguard for its figures on strandings." }, { id: "2.14" }),
  [null, { ...traffic, id: "2.15", text: "Insure the dredger for work outside the moles." }],
  [{ ...traffic, id: "2.16", text: "Close the slipway to trailers in the regatta week." }, null],
]);

const piles = "Replace the rotten piles under the north pier before the winter storms.";
const crane = "Certify the grain crane every year and publish the certificate on the web.";
const ferry = "Agree a timetable with the island ferry that leaves room for the tide.";
const lamp = "Hand the lighthouse lamp over to the coastal trust with its spare parts.";
const sluice = "Have a diver look at the sluice gates and report what they need.";
const tolls = "Set harbour tolls by the length of the vessel and no longer by its draught.";
const store = "Store oil booms where they can be had within half an hour.";

/** A plan put in a new order: chains, a swap, one in the middle, one gone, one split and two merged. */
const renumbered = month("renumbered", [
  turned({ id: "4.1", text: piles }, { id: "4.1" }),
  [null, { id: "4.2", text: "Name one person who speaks for the port in a storm." }],
  turned({ id: "4.2", text: crane }, { id: "4.3" }),
  turned({ id: "4.3", text: ferry }, { id: "4.4" }),
  turned({ id: "5.1", text: lamp }, { id: "5.2" }),
  turned({ id: "5.2", text: sluice }, { id: "5.1" }),
  turned({ id: "6.1", text: `${tolls} ${store}` }, { text: tolls }),
  [null, { id: "6.2", text: store }],
  [
    { id: "7.1", text: "Tell the fishing fleet by text message when ice is short." },
    { id: "7.1", text: "Tell the fishing fleet by text message when ice is short. Open the fuel berth on Sundays from May to September." },
  ],
  [{ id: "7.2", text: "Open the fuel berth on Sundays from May to September." }, null],
]);

const inOrder = (rows: readonly Said[]): Said[] => rows.map((r, i) => ({ ...r, id: `#${i + 1}` }));

/** A plan without numbers, in another order, with one changed, one gone and one new. */
const noNumbers: GoldenMonth = {
  name: "no-numbers",
  before: edition(
    "2030-01-07",
    inOrder([
      { id: "", text: piles, update: "Piles ordered" },
      { id: "", text: crane, update: "Plan in place" },
      { id: "", text: ferry, update: "Plan in place" },
      { id: "", text: lamp },
    ]),
  ),
  after: edition(
    "2030-02-04",
    inOrder([
      { id: "", text: ferry, update: "On track" },
      { id: "", text: piles.replace("north pier", "south pier"), update: "Piles ordered" },
      { id: "", text: tolls },
      { id: "", text: crane, update: "Plan in place" },
    ]),
  ),
};

const quoted = 'The board\'s "own" plan - as agreed - stands:\n- first, re-focus on co-operation\n- second, the office of finance';
const dressed =
  "THE BOARD\u2019S \u201cown\u201d plan \u2013 as agreed \u2013 stands:\n1) First, refocus on co-\noperation\n2) second, the o\ufb03ce of \ufb01nance";

/** The same edition from another engine: nothing has changed. */
const noise = month("noise", [
  [
    {
      id: "1",
      section: "Quays & Locks",
      text: quoted,
      owner: "Nora Sandvik Harbour Office",
      update: "Points 1,2and 5 agreed , in part .",
      delivery: ["By end 2030", "2030-12-31"],
    },
    {
      id: "1",
      section: "QUAYS & LOCKS",
      text: dressed,
      owner: "Nora  Sandvik\u00a0Harbour Office",
      update: "Points 1,2 and 5 agreed, in part.",
      delivery: ["by END 2030", "2030-12-31"],
    },
  ],
  [
    { id: "2", text: piles, entries: [surveyed, tendered] },
    { id: "2", text: piles, entries: [["2029-11-05", `${surveyed[1]} ${tendered[1]}`]] },
  ],
]);

export const months: readonly GoldenMonth[] = [everyClass, renumbered, noNumbers, noise];
