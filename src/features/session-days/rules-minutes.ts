/** Minutes for steps that do not all fit: what is shortened first, and what never. Pure. */

/** No debrief is shorter than this many minutes. (practice row 19) */
export const LEAST_DEBRIEF = 4;

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

/** Takes `wanted` minutes from these in proportion to what each can give, down to its floor. */
function shrink(given: number[], among: readonly number[], wanted: number, floorOf: (at: number) => number): void {
  const slack = among.map((at) => Math.max(0, (given[at] ?? 0) - floorOf(at)));
  const whole = sum(slack);
  const taken = Math.min(Math.max(0, wanted), whole);
  if (taken === 0) return;
  const cuts = slack.map((each) => Math.floor((each * taken) / whole));
  for (let left = taken - sum(cuts); left > 0; left--) {
    const at = cuts.reduce((best, cut, each) => ((slack[each] ?? 0) - cut > (slack[best] ?? 0) - (cuts[best] ?? 0) ? each : best), 0);
    cuts[at] = (cuts[at] ?? 0) + 1;
  }
  for (const [each, at] of among.entries()) given[at] = (given[at] ?? 0) - (cuts[each] ?? 0);
}

/**
 * Whole minutes for each step that together fit into `room`. First the steps before the debrief give in proportion, down to half; then
 * they fall away, the last first; only then what follows the debrief, and the debrief itself at last, never below four minutes.
 */
export function allot(wanted: readonly number[], debriefAt: number, room: number): number[] {
  const given = [...wanted];
  const over = (): number => sum(given) - room;
  const all = given.map((_, at) => at);
  const before = all.filter((at) => debriefAt === -1 || at < debriefAt);
  const after = debriefAt === -1 ? [] : all.filter((at) => at > debriefAt);
  shrink(given, before, over(), (at) => Math.ceil((wanted[at] ?? 0) / 2));
  for (const at of before.toReversed()) if (over() > 0) given[at] = 0;
  for (const at of before) if (given[at] !== 0) given[at] = Math.min(wanted[at] ?? 0, (given[at] ?? 0) + Math.max(0, -over()));
  shrink(given, after, over(), () => 1);
  if (debriefAt >= 0) shrink(given, [debriefAt], over(), () => LEAST_DEBRIEF);
  shrink(given, after, over(), () => 0);
  if (debriefAt >= 0) shrink(given, [debriefAt], over(), () => 0);
  return given;
}
