/** What whoever wrote a report does: sends it, says yes or no to each step, passes it on, takes it back. */
import type { Community } from '../../community/records.ts';
import { UserError } from '../../platform/errors.ts';
import type { Act } from '../../platform/feature.ts';
import { askedNow, HELD_FOR, pendingOf, type Report, readersOf, type Step, stateAfter, whoReads } from './rules.ts';
import { FILE, HOLDER, type Parts, type Turns } from './service-turns.ts';
import type { BreachFile, Changed } from './store.ts';

/** The same for what is not there and for what is not hers: a guessed id finds nothing out. */
export const notHere = (): UserError =>
  new UserError('There is nothing here for you to open.', 'A file that was taken back or deleted leaves its old buttons behind.');

export function createService({ deps, store }: Parts, turns: Turns) {
  /** A file that she may read today, through the gate. */
  async function open(act: Pick<Act, 'teamId' | 'userId'>, id: string): Promise<BreachFile> {
    const file = id === '' ? null : await store.find(act.teamId, id);
    const looker = { userId: act.userId, memberOf: [], inOrganisation: false };
    const seen = file && deps.privacy.see(looker, { ...file, authorId: file.reporterId, sharedWith: whoReads(file) });
    if (!file || !seen) throw notHere();
    return file;
  }

  async function mine(act: Pick<Act, 'teamId' | 'userId'>, id: string): Promise<BreachFile> {
    const file = await open(act, id);
    if (file.reporterId !== act.userId) throw notHere();
    return file;
  }

  const change = async (file: BreachFile, changed: Changed, now: number): Promise<BreachFile> => {
    const all = { ...changed, lastAt: now };
    await store.change(file.teamId, file.id, all);
    return { ...file, ...all };
  };

  const tellHolder = async (file: BreachFile, now: number): Promise<void> => {
    if (file.holderId !== null) await turns.plan(HOLDER, file, file.holderId, `${now}`, now);
  };

  /** What a yes brings with it at once. */
  const effectOf = (step: Step, now: number): Changed => {
    if (step === 'hold') return { heldUntil: now + HELD_FOR };
    if (step === 'session') return { opensAfter: now };
    return step === 'close' ? { closedAt: now } : {};
  };

  /** Fewest open files first, equals by lot. */
  async function byLoad(community: Community, keepers: readonly string[], seed: string): Promise<string[]> {
    const open = (await store.list(community.teamId, community.id)).filter(({ closedAt }) => closedAt === null);
    const load = (userId: string): number => open.filter((file) => file.holderId === userId || askedNow(file) === userId).length;
    return deps.random
      .fork(`breaches/${seed}`)
      .shuffle(keepers.toSorted())
      .toSorted((a, b) => load(a) - load(b));
  }

  return {
    open,
    mine,
    change,
    tellHolder,

    /** Null: nobody is left who could read it. Whom it is about is not written down anywhere. */
    async send(community: Community, act: Act, report: Report): Promise<BreachFile | null> {
      const offices = await turns.officesOf(community, act.now);
      const id = deps.newId();
      const readers = readersOf({ ...offices, keepers: await byLoad(community, offices.keepers, id) }, act.userId, report);
      if (readers.length === 0) return null;
      const { what, wish, contact } = report;
      const file: BreachFile = {
        ...{ teamId: act.teamId, id, communityId: community.id, reporterId: act.userId, what, wish, contact, readers, turn: 0 },
        ...{ endsAt: null, holderId: null, takenAt: null, steps: {}, heldUntil: null, opensAfter: null, closedAt: null },
        ...{ createdAt: act.now, lastAt: act.now, privacy: 'special' },
      };
      await store.add(file);
      return turns.next(file, act.now);
    },

    /** Asked right after it was sent: "in the meantime". */
    async hold(act: Act, id: string): Promise<BreachFile> {
      const file = await mine(act, id);
      if (file.steps.hold !== undefined || file.closedAt !== null) return file;
      const steps = { ...file.steps, hold: { state: stateAfter('hold', true), at: act.now } };
      return change(file, { steps, ...effectOf('hold', act.now) }, act.now);
    },

    /** Her yes or no to what waits for it. Anything else was answered before, or withdrawn, and changes nothing. */
    async answer(act: Act, id: string, step: Step, yes: boolean): Promise<BreachFile> {
      const file = await mine(act, id);
      if (pendingOf(file.steps) !== step || file.closedAt !== null) return file;
      const steps = { ...file.steps, [step]: { state: stateAfter(step, yes), at: act.now } };
      const now = await change(file, { steps, ...(yes ? effectOf(step, act.now) : {}) }, act.now);
      await tellHolder(now, act.now);
      return now;
    },

    async close(act: Act, id: string): Promise<BreachFile> {
      const file = await mine(act, id);
      if (file.closedAt !== null) return file;
      const steps = { ...file.steps, close: { state: 'done' as const, at: act.now } };
      // Nobody has taken it: nobody reads it any more.
      const unread = file.holderId === null ? { readers: [], turn: 1, endsAt: null } : {};
      const now = await change(file, { steps, closedAt: act.now, ...unread }, act.now);
      await tellHolder(now, act.now);
      return now;
    },

    /** Whom she could let read it: those in office who do not have it. She knows whom it is about; the list does not. */
    async others(file: BreachFile, now: number): Promise<string[]> {
      const { keepers, stewards } = await turns.officesOf(await deps.communities.get(file.teamId, file.communityId), now);
      const has = new Set([file.reporterId, file.holderId, ...(file.holderId === null ? file.readers.slice(0, file.turn) : [])]);
      const left = (list: readonly string[]): string[] => list.filter((userId) => !has.has(userId));
      return left(keepers).length > 0 ? left(keepers) : left(stewards);
    },

    async passTo(act: Act, id: string, userId: string): Promise<BreachFile> {
      const file = await mine(act, id);
      if (file.closedAt !== null || !(await this.others(file, act.now)).includes(userId)) return file;
      const now = await change(file, { readers: [userId], turn: 0, holderId: null }, act.now);
      return turns.next(now, act.now);
    },

    /** Everything stops; nothing of it is kept. */
    async withdraw(file: BreachFile, now: number): Promise<void> {
      await tellHolder(file, now);
      const asked = askedNow(file);
      if (asked !== null) await deps.outbox.withdraw(file.teamId, `${FILE}/${file.communityId}/${asked}/${file.id}/`);
      await store.remove(file.teamId, file.id);
    },
  };
}

export type Service = ReturnType<typeof createService>;
