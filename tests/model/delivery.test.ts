import { describe, expect, it } from "vitest";
import { readDelivery } from "../../src/model/delivery.ts";

const EDITION = "2017-10-04";
const read = (cell: string, edition: string | null = EDITION) => readDelivery(cell, edition);

describe("a delivery cell", () => {
  it.each([
    ["31 March 2018", "2018-03-31", "day"],
    ["31st March, 2018", "2018-03-31", "day"],
    ["4th October 2017", "2017-10-04", "day"],
    ["14.06.17", "2017-06-14", "day"],
    ["31/03/2018", "2018-03-31", "day"],
    ["2018-03-31", "2018-03-31", "day"],
    ["30-Sep-2017", "2017-09-30", "day"],
    ["w/c 12 March 2018", "2018-03-12", "day"],
    ["week commencing 12 March 2018", "2018-03-12", "day"],
    ["31 03 2018", "2018-03-31", "day"],
    ["03/2018", "2018-03-31", "month"],
    ["Third quarter 2018/19", "2018-12-31", "quarter"],
    ["Year end 2017/18", "2018-03-31", "year"],
    ["September 2017", "2017-09-30", "month"],
    ["Sept. 2017", "2017-09-30", "month"],
    ["Sep-17", "2017-09-30", "month"],
    ["Dec '17", "2017-12-31", "month"],
    ["end of March 2018", "2018-03-31", "month"],
    ["Mid-June 2018", "2018-06-30", "month"],
    ["June/July 2018", "2018-07-31", "month"],
    ["Q3 2018/19", "2018-12-31", "quarter"],
    ["Q4 2018-19", "2019-03-31", "quarter"],
    ["By end of Q1 2018/19", "2018-06-30", "quarter"],
    ["Spring 2018", "2018-05-31", "season"],
    ["Summer/Autumn 2018", "2018-11-30", "season"],
    ["Winter 2018", "2019-02-28", "season"],
    ["Winter 2019/20", "2020-02-29", "season"],
    ["By end 2017", "2017-12-31", "year"],
    ["2018", "2018-12-31", "year"],
    ["FY 2018/19", "2019-03-31", "year"],
    ["June 2017 Complete", "2017-06-30", "month"],
  ])("%j is due on %s (a %s)", (cell, date, precision) => {
    expect(read(cell).delivery).toEqual({ raw: cell, date, precision });
    expect(read(cell).doubts).toEqual([]);
  });

  it.each([
    "",
    "Completed",
    "With immediate effect",
    "TBC",
    "Ongoing",
    "6 months after go-live",
    "12 months",
    "From May 2011",
    "June update",
    "May Transparency Board",
    "Summer/Autumn",
    "3 phases",
  ])("%j names no day", (cell) => {
    expect(read(cell).delivery).toEqual({ raw: cell, date: null, precision: null });
  });

  it("is day first: 08/08/17 is 8 August, 05/06/2018 is 5 June", () => {
    expect(read("08/08/17").delivery.date).toBe("2017-08-08");
    expect(read("05/06/2018").delivery.date).toBe("2018-06-05");
  });

  it.each([["31 September 2017"], ["31.02.18"], ["14/13/2017"]])("%j is impossible, and has no date", (cell) => {
    expect(read(cell).delivery.date).toBeNull();
    expect(read(cell).doubts.map((d) => d.code)).toEqual(["impossible-date"]);
  });

  it.each([
    ["Original: August 2018 Revised: May 2018", "2018-05-31"],
    ["June 2017 (revised September 2017)", "2017-09-30"],
    ["September 2018 (was October 2018)", "2018-09-30"],
    ["March 2018 / June 2018", "2018-06-30"],
    ["June 2018 (moved from September 2018)", "2018-06-30"],
  ])("%j holds two dates and gives the revised, else the later", (cell, date) => {
    expect(read(cell).delivery.date).toBe(date);
    expect(read(cell).doubts.map((d) => d.code)).toEqual(["two-dates"]);
  });

  it("takes the same date said twice for one", () => {
    expect(read("September 2017  September 2017").doubts).toEqual([]);
  });

  it("says that Q3 2018 may mean another quarter", () => {
    expect(read("Q3 2018").delivery.date).toBe("2018-09-30");
    expect(read("Q3 2018").doubts.map((d) => d.code)).toEqual(["ambiguous-quarter"]);
  });

  it("infers the year of a bare month only from the edition's date, and says so", () => {
    expect(read("Mid-June").delivery.date).toBe("2017-06-30");
    expect(read("January").delivery.date).toBe("2018-01-31");
    expect(read("Mid-June").doubts.map((d) => d.code)).toEqual(["inferred-year"]);
    expect(read("Mid-June", null).delivery.date).toBeNull();
  });

  it("keeps the cell as one line", () => {
    expect(read("June 2017\n Complete").delivery.raw).toBe("June 2017 Complete");
  });
});
