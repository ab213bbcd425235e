/** What the joining weeks ask, and what the answers do. */
import { type Ask, type AskKind, PRIORITY } from '../../community/ask.ts';
import type { Community, Member } from '../../community/records.ts';
import type { DueTouch } from '../../community/touch.ts';
import { DAY } from '../../platform/clock.ts';
import type { SubmissionAct, Values } from '../../platform/feature.ts';
import { heldDate, isLevel, wantsAsks } from './rules.ts';
import { findPromptFor } from './rules-first-things.ts';
import type { Parts } from './service.ts';
import type { ScoreQuestion } from './tables.ts';
import { purposeOf } from './views.ts';
import { buddyInputs, buddyLine, firstThingsInputs, firstThingsLine, monthInputs, monthLine, tellInputs, tellLine } from './views-asks.ts';

/** Until the slot of the week after at the latest; every slot lies within seven days. */
const WAITS = 9 * DAY;

const hand = (
  { deps }: Parts,
  due: DueTouch,
  ask: { userId: string; kind: string; ref: string; minutes: number; opensOn: string },
): Promise<void> =>
  deps.attention.ask({
    teamId: due.teamId,
    communityId: due.communityId,
    priority: PRIORITY.joining,
    expiresAt: due.now + WAITS,
    reminder: false,
    ...ask,
  });

/** j1: only while she has not told us; after that she stays a reader and hears nothing more. */
export async function askToTell(parts: Parts, community: Community, member: Member, due: DueTouch): Promise<void> {
  const onboarding = await parts.store.findOnboarding(member);
  if (!onboarding?.welcomedAt || onboarding.answeredAt !== null) return;
  const opensOn = heldDate(due.localDate, await parts.joining.holdOf(community, member));
  await hand(parts, due, { userId: member.userId, kind: 'membership.tell', ref: `${community.id}/${due.anchor}`, minutes: 1, opensOn });
}

/** J+6, to the buddy. */
export async function askBuddy(parts: Parts, community: Community, member: Member, due: DueTouch): Promise<void> {
  const pair = await parts.buddies.openPair(member);
  if (!pair || (await parts.deps.members.find(community.teamId, community.id, pair.buddyId))?.status !== 'active') return;
  await hand(parts, due, { userId: pair.buddyId, kind: 'membership.buddy', ref: pair.id, minutes: 1, opensOn: due.localDate });
}

const askIfTold = async (parts: Parts, member: Member, due: DueTouch, kind: string, minutes: number): Promise<void> => {
  const onboarding = await parts.store.findOnboarding(member);
  if (!onboarding?.answeredAt || !wantsAsks(member.level)) return;
  await hand(parts, due, { userId: member.userId, kind, ref: `${member.communityId}/${due.anchor}`, minutes, opensOn: due.localDate });
};

export const askFirstThings = (parts: Parts, _: Community, member: Member, due: DueTouch): Promise<void> =>
  askIfTold(parts, member, due, 'membership.first-things', 5);
export const askMonth = (parts: Parts, _: Community, member: Member, due: DueTouch): Promise<void> =>
  askIfTold(parts, member, due, 'membership.month', 2);

const text = (value: Values[string] | undefined): string => (typeof value === 'string' ? value.trim() : '');
const ticked = (value: Values[string] | undefined): boolean => (Array.isArray(value) ? value.includes('yes') : value === 'yes');

export function createAsks(parts: Parts): AskKind[] {
  const { deps, store, voices, joining, buddies, levels, random } = parts;

  const find = async (ask: Ask): Promise<{ community: Community; member: Member } | null> => {
    const community = await deps.communities.find(ask.teamId, ask.communityId);
    const member = await deps.members.find(ask.teamId, ask.communityId, ask.userId);
    return community && member?.status === 'active' ? { community, member } : null;
  };

  const tell: AskKind = {
    kind: 'membership.tell',
    practice: 'j1',
    name: 'Welcome reminder',
    why: 'You joined and have not said yet how you take part; after this I do not ask again.',
    line: async (ask) => {
      const found = await find(ask);
      const answered = found ? (await store.findOnboarding(found.member))?.answeredAt : null;
      return found && !answered ? tellLine(found.community.name) : null;
    },
    inputs: async () => tellInputs(),
    answer: async (ask, values, act) => {
      const found = await find(ask);
      const hope = text(values.hope);
      if (!found || (!isLevel(values.level) && hope === '')) return { skipped: true };
      if (!isLevel(values.level)) return { errors: { level: 'Choose one; it can be changed any time.' } };
      await joining.tell(found.community, found.member, { level: values.level, hope, shared: ticked(values.share) }, act.now);
      return undefined;
    },
  };

  const buddy: AskKind = {
    kind: 'membership.buddy',
    practice: 'j2',
    name: 'Did you two talk?',
    why: 'You were introduced to a newcomer a week ago.',
    line: async (ask) => {
      const pair = await buddies.find(ask.teamId, ask.ref);
      return pair?.status === 'open' ? buddyLine((await buddies.names(pair)).newcomer) : null;
    },
    inputs: async (ask) => {
      const pair = await buddies.find(ask.teamId, ask.ref);
      return pair ? buddyInputs((await buddies.names(pair)).newcomer) : [];
    },
    answer: async (ask, values, act) => {
      const pair = await buddies.find(ask.teamId, ask.ref);
      const community = await deps.communities.find(ask.teamId, ask.communityId);
      if (!pair || !community || !text(values.talked)) return { skipped: true };
      if (values.talked === 'yes') await buddies.talked(pair);
      if (values.talked === 'other') await buddies.pass(community, pair, act.now);
      return undefined;
    },
    expire: async (ask, now) => {
      const pair = await buddies.find(ask.teamId, ask.ref);
      const community = await deps.communities.find(ask.teamId, ask.communityId);
      if (pair && community) await buddies.pass(community, pair, now);
    },
  };

  const firstThings: AskKind = {
    kind: 'membership.first-things',
    practice: 'j3',
    name: 'First useful thing',
    why: 'You joined two weeks ago, and these fit what you hope for.',
    line: async (ask) => {
      const found = await find(ask);
      return found && wantsAsks(found.member.level) ? firstThingsLine(found.community.name) : null;
    },
    inputs: async (ask) => {
      const found = await find(ask);
      if (!found) return [];
      const hope = (await store.findOnboarding(found.member))?.hope ?? '';
      const pair = await buddies.openPair(found.member);
      return firstThingsInputs({
        community: found.community.name,
        purpose: purposeOf(found.community),
        question: findPromptFor(hope, deps.library)?.text ?? null,
        buddy: pair ? (await buddies.names(pair)).buddy : null,
      });
    },
    answer: async (ask, values, act) => {
      const found = await find(ask);
      const puzzle = text(values.puzzle);
      if (!found || (puzzle === '' && !text(values.talked))) return { skipped: true };
      const pair = await buddies.openPair(found.member);
      if (pair && values.talked === 'yes') await buddies.talked(pair);
      if (pair && values.talked === 'other') await buddies.pass(found.community, pair, act.now);
      if (puzzle !== '') await parts.puzzles.keep(found.community, found.member, puzzle, ticked(values.release), act.now);
      return undefined;
    },
  };

  const month: AskKind = {
    kind: 'membership.month',
    practice: 'j4',
    name: 'After a month',
    why: 'You joined a month ago.',
    line: async (ask) => {
      const found = await find(ask);
      return found && wantsAsks(found.member.level) ? monthLine(found.community.name) : null;
    },
    inputs: async (ask) => {
      const found = await find(ask);
      return found ? monthInputs(found.member.level) : [];
    },
    answer: async (ask, values, act) => {
      const found = await find(ask);
      if (!found) return { skipped: true };
      const scored = await scores(ask, found.community, values, act);
      const changed = isLevel(values.level) && values.level !== found.member.level;
      if (isLevel(values.level) && changed) await levels.setLevel(found.member, values.level);
      return scored || changed ? undefined : { skipped: true };
    },
  };

  /** Stored without her: an id drawn by chance, and the month. */
  async function scores(ask: Ask, community: Community, values: Values, act: SubmissionAct): Promise<boolean> {
    const given: [ScoreQuestion, string][] = [
      ['why-here', text(values.whyHere)],
      ['welcome', text(values.welcome)],
    ];
    const valid = given.filter(([, score]) => /^[1-5]$/.test(score));
    for (const [question, score] of valid) {
      const id = random.shuffle([...'0123456789abcdefghjkmnpqrstvwxyz']).join('');
      const onMonth = deps.calendar.today(community, act.now).slice(0, 7);
      await voices.addScore({
        teamId: ask.teamId,
        id,
        communityId: ask.communityId,
        question,
        score: Number(score),
        month: onMonth,
        k: community.settings.k,
      });
    }
    return valid.length > 0;
  }

  return [tell, buddy, firstThings, month];
}
