/** Days between two days YYYY-MM-DD (positive where `to` is later). */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** The day a number of months later, the month's last day where it has fewer days. */
export function addMonths(day: string, months: number): string {
  const [y = 0, m = 1, d = 1] = day.split("-").map(Number);
  const index = y * 12 + (m - 1) + months;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  return isoDay(year, month, Math.min(d, lastDayOf(year, month)));
}

/** The number of days in a month (1 to 12). */
export function lastDayOf(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}

/** YYYY-MM-DD from numbers; null-free: the caller has checked them. */
export function isoDay(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** "4 October 2017", as papers print it (en-GB, hard space after the day). */
export function longDay(day: string): string {
  const [y, m = 1, d] = day.split("-").map(Number);
  return `${d}\u00a0${MONTHS[m - 1]} ${y}`;
}

const SHORT = ["Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"];

/** "4 Oct 2017", for column headings and axes only. */
export function shortDay(day: string): string {
  const [y, m = 1, d] = day.split("-").map(Number);
  return `${d}\u00a0${SHORT[m - 1]} ${y}`;
}
