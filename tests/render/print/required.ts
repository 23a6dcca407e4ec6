/** Whether this machine must be able to make a check, by its name in ACTIONPLAN_REQUIRE ("java,ooxml,axe"): then skipping it is a failure. */
export function isRequired(check: string): boolean {
  return (process.env["ACTIONPLAN_REQUIRE"] ?? "").split(",").includes(check);
}

/** Says that a check was skipped and why; fails where it is required. */
export function skipped(check: string, why: string): void {
  if (isRequired(check)) throw new Error(`${check} is required by ACTIONPLAN_REQUIRE, but ${why}`);
  console.warn(`skipped: ${check}: ${why}`);
}
