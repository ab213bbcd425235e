/** Groups for a step: drawn once, drawn again when asked, joined by whoever comes late; counted when the session has been held. */
import type { Deps } from '../../community/kernel.ts';
import type { Community, Member, Session } from '../../community/records.ts';
import type { StepSituation } from '../../community/step.ts';
import { MINUTE } from '../../platform/clock.ts';
import type { Message } from '../../platform/slack/message.ts';
import { DEFAULT_SIZE, drawGroups, drawRoles, FEWEST_TO_SPLIT, fitIn, groupSizes, type Mixing, pairsOf, timesMet } from './rules.ts';
import { drawOrder, FIRST_SPEAKERS, LONGEST_ORDER } from './rules-order.ts';
import type { GroupDraw, Store } from './store.ts';
import { groupsMessage, joinedMessage, orderMessage, placeLine, togetherLine, togetherMessage } from './views.ts';

export interface Parts {
  deps: Deps;
  store: Store;
}

export const buttonValue = ({ sessionId, step, draw }: Pick<GroupDraw, 'sessionId' | 'step' | 'draw'>): string =>
  `${sessionId}:${step}:${draw}`;
const seedOf = (row: Pick<GroupDraw, 'sessionId' | 'step' | 'draw'>): string => `groups/${buttonValue(row)}`;

/** After that nobody needs to be told who came. */
const JOINING_NEWS = 10 * MINUTE;

/** Nobody splits: everybody sits in the one group, and nobody has "met". */
const isSplit = (groups: readonly (readonly string[])[]): boolean => groups.length > 1;

export function createService({ deps, store }: Parts) {
  const { calendar, members, outbox, people } = deps;

  const attributes = async (teamId: string, communityId: string, pick: (member: Member) => string | null): Promise<Map<string, string>> => {
    const all = await members.list(teamId, communityId, ['active', 'paused', 'left', 'invited', 'requested']);
    return new Map(all.flatMap((member) => (pick(member) ? [[member.userId, pick(member) ?? '']] : [])));
  };

  /** Who met whom: in sessions held before, and earlier in this one. */
  const mixingFor = async (community: Community, sessionId: string, step: number): Promise<Mixing> => {
    const { teamId, id } = community;
    const earlier = (await store.listOf(teamId, sessionId)).filter((row) => row.step !== step && !row.counted && isSplit(row.groups));
    const today = earlier.flatMap((row) => row.groups.flatMap(pairsOf)).map(([aId, bId]) => ({ aId, bId, times: 1 }));
    return {
      functions: await attributes(teamId, id, (member) => member.jobFunction),
      apart: community.settings.apart,
      met: timesMet([...(await store.meetings(teamId, id)), ...today]),
    };
  };

  const drawAmong = async (community: Community, row: GroupDraw, here: readonly string[]): Promise<string[][]> => {
    if (here.length < FEWEST_TO_SPLIT || groupSizes(here.length, row.size).length < 2) return [[...here]];
    const mixing = await mixingFor(community, row.sessionId, row.step);
    return drawGroups({ ...mixing, people: here, size: row.size, seed: seedOf(row) });
  };

  const namesOf = async (teamId: string, userIds: readonly string[]): Promise<(userId: string) => string> => {
    const found = await people.findMany(teamId, userIds);
    return (userId) => found.get(userId)?.name ?? 'Somebody';
  };

  const draw = async (row: GroupDraw): Promise<Message> => {
    if (!isSplit(row.groups)) return togetherMessage(buttonValue(row));
    const name = await namesOf(row.teamId, row.groups.flat());
    const views = row.groups.map((group) => {
      const roles = row.withRoles ? drawRoles(group, seedOf(row)) : null;
      return { names: group.map(name), roles: roles && { timekeeper: name(roles.timekeeper), noter: name(roles.noter) } };
    });
    return groupsMessage(views, buttonValue(row));
  };

  const begin = async (at: StepSituation): Promise<Message | null> => {
    const { community, session, index, here } = at;
    const step = at.steps[index];
    if (here.length === 0 || !step) return null;
    const [before] = (await store.listOf(session.teamId, session.id)).filter((row) => row.step === index);
    if (before) return draw(before);
    const row: GroupDraw = {
      ...{ teamId: session.teamId, sessionId: session.id, step: index, communityId: community.id, draw: 1 },
      ...{ size: step.groupSize ?? DEFAULT_SIZE, groups: [], withRoles: /\broles?\b/i.test(step.do), hostId: at.hostId },
      ...{ channelId: null, ts: null, counted: false, drawnAt: at.now, privacy: 'P3' },
    };
    const drawn = { ...row, groups: await drawAmong(community, row, here) };
    await store.add(drawn);
    return draw(drawn);
  };

  return {
    draw,
    begin,

    /** From the console: the next draw among those here, as a new message; where the old one stands, its button shows the same. */
    async again(at: StepSituation): Promise<Message | null> {
      const row = (await store.listOf(at.session.teamId, at.session.id)).find(({ step }) => step === at.index);
      if (!row) return begin(at);
      if (at.here.length === 0) return null;
      const next = { ...row, draw: row.draw + 1, channelId: null, ts: null };
      const drawn = { ...next, groups: await drawAmong(at.community, next, at.here) };
      return (await store.replace(drawn, row.draw)) ? draw(drawn) : null;
    },

    /** The groups of this step, or of the last one that drew any, take her in. */
    async arrive(at: StepSituation, userId: string): Promise<string | null> {
      const { community, session, index } = at;
      const row = (await store.listOf(session.teamId, session.id)).findLast((each) => each.step <= index);
      if (!row) return null;
      const sits = row.groups.findIndex((group) => group.includes(userId));
      if (!isSplit(row.groups)) {
        if (sits < 0) await store.setGroups(row, [[...row.groups.flat(), userId]]);
        return togetherLine();
      }
      const chosen = sits >= 0 ? sits : fitIn(row.groups, userId, await mixingFor(community, row.sessionId, row.step));
      const name = await namesOf(row.teamId, [...row.groups.flat(), userId]);
      const others = (row.groups[chosen] ?? []).filter((other) => other !== userId).map(name);
      if (sits >= 0) return placeLine(chosen + 1, others);
      const groups = row.groups.map((group, number) => (number === chosen ? [...group, userId] : group));
      await store.setGroups(row, groups);
      const until = Math.max(at.endsAt, at.now + JOINING_NEWS);
      const sending = { teamId: row.teamId, touch: 'groups.joined', key: `groups.joined/${buttonValue(row)}/${userId}`, expiresAt: until };
      if (row.channelId && row.ts) {
        const message = await draw({ ...row, groups });
        await outbox.update({ ...sending, whenUnsure: 'resend', channel: row.channelId, ts: row.ts, message });
      } else {
        const { channel, ts: threadTs } = at.thread;
        const message = joinedMessage(name(userId), chosen + 1);
        await outbox.post({ ...sending, whenUnsure: 'hold', channel, threadTs, message, windows: [[at.now, until]] });
      }
      return placeLine(chosen + 1, others);
    },

    /** The next draw among the same people; nothing changes when somebody has pressed before. */
    async drawAgain(community: Community, row: GroupDraw, on: { channel: string; ts: string } | null): Promise<GroupDraw> {
      const next = { ...row, draw: row.draw + 1, channelId: on?.channel ?? row.channelId, ts: on?.ts ?? row.ts };
      const drawn = { ...next, groups: await drawAmong(community, next, row.groups.flat()) };
      const isFirst = await store.replace(drawn, row.draw);
      const now = (await store.listOf(row.teamId, row.sessionId)).find((each) => each.step === row.step);
      return isFirst ? drawn : (now ?? row);
    },

    async order(at: StepSituation): Promise<Message | null> {
      const { community, session, index, here } = at;
      if (here.length < 2) return null;
      const bandOf = await attributes(session.teamId, community.id, (member) => member.levelBand);
      const seed = `groups.order/${session.id}/${index}`;
      const order = drawOrder({ people: here, bandOf, bands: community.settings.levelBands, seed });
      const said = order.length > LONGEST_ORDER ? order.slice(0, FIRST_SPEAKERS) : order;
      const name = await namesOf(session.teamId, said);
      return orderMessage(said.map(name), said.length === order.length);
    },

    /** Held: who met whom is counted, once. Called off: as if nothing had been drawn. */
    async sessionChanged(session: Session, was: Session): Promise<void> {
      if (session.status === was.status) return;
      if (session.status === 'cancelled') return store.drop(session.teamId, session.id);
      if (session.status !== 'held') return;
      for (const row of await store.listOf(session.teamId, session.id)) {
        await store.count(row, isSplit(row.groups) ? row.groups.flatMap(pairsOf) : []);
      }
    },

    /** Who may draw again: whoever leads, the second, the host, any steward. */
    async mayDraw(community: Community, session: Session, row: GroupDraw, userId: string, now: number): Promise<boolean> {
      if ([session.facilitatorId, session.secondId, row.hostId].includes(userId)) return true;
      return deps.roles.has(session.teamId, community.id, userId, 'steward', calendar.today(community, now));
    },
  };
}

export type Service = ReturnType<typeof createService>;
