const BEGINS = /(?:^|[(<])(?:https?:\/\/|www\.)\S*$/i;
/** The inside of a long address: no other word has so many of these signs; days and references ("30/06/2022", "HR/23/01") have no small letters. */
const INSIDE = /^(?=.*[a-z]{2})[\w/?#&=%.-]*[/_][\w?#&=%.-]+[/_][\w/?#&=%.-]*$/;
const GOES_ON = /^[\w/?#&=%.-]+$/;

/** Whether the last word of a line is an address, and the first of the next goes on with it: it is broken anywhere, without a sign. */
export function goesOnAddress(a: string, b: string): boolean {
  if (/[.,;:]$/.test(a) || !GOES_ON.test(b)) return false;
  return BEGINS.test(a) ? /[/?#&=%._\d-]/.test(b + a.slice(-1)) : INSIDE.test(a) && /[/_=%]|\.\w/.test(b);
}
