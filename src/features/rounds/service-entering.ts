/** Saying yes and taking it back: any time until the pairs are told, and later as long as there is a round to join. */
import type { OwnBounds } from '../../community/apart-store.ts';
import { type Brought, isAlive, type Pair } from '../../community/pair.ts';
import type { Community, Member } from '../../community/records.ts';
import { UserError } from '../../platform/errors.ts';
import { formatDate } from '../../platform/time/local-dates.ts';
import { canTakePart } from './rules.ts';
import { isSame, USUAL_HOURS } from './rules-entry.ts';
import { broughtBy, type Parts, type Round, type Service } from './service.ts';
import type { Settling } from './service-settling.ts';
import type { Entry } from './store.ts';

export interface Standing {
  round: Round | null;
  entry: Entry | null;
  /** Hers of today, in this community. */
  pairs: Pair[];
  /** She is in a pair of this very round, introduced already. */
  isTold: boolean;
  /** Her last pair of it that is over. */
  past: Pair | null;
}

export function createEntering({ deps, doors, store }: Parts, service: Service, settling: Settling) {
  const { bounds, calendar, pairs, people } = deps;

  async function standing(community: Community, userId: string, now: number): Promise<Standing> {
    const { teamId, id: communityId } = community;
    const round = await service.toEnter(community, now);
    const found = round && (await store.findEntry(teamId, round.id, userId));
    const known = (await pairs.list({ teamId, communityId, userId })).filter(({ toldAt }) => toldAt !== null);
    const ofRound = known.filter(({ roundId }) => roundId === round?.id);
    return {
      round,
      entry: found?.isIn ? found : null,
      pairs: known.filter(isAlive),
      isTold: ofRound.some(isAlive),
      past: ofRound.find((pair) => !isAlive(pair)) ?? null,
    };
  }

  /** Throws the sentence that says why she cannot be in this round. */
  async function requireAble(community: Community, member: Member, round: Round, now: number): Promise<void> {
    if (member.level === 'reader')
      throw new UserError(
        'A coaching round is for those who take part, and you read along.',
        'My Home tab, under Settings, changes how you take part.',
      );
    const person = await people.find(member.teamId, member.userId);
    const today = calendar.today(community, now);
    const on = today > round.toldOn ? today : round.toldOn;
    if (canTakePart(member, person, on)) return;
    throw member.status === 'paused'
      ? new UserError(
          `You pause beyond ${formatDate(on)}, and the round begins without you.`,
          'End the pause first, `/rondo pause` does it, or say yes to the next one.',
        )
      : new UserError(`You cannot be in a round of ${community.name} at present.`, 'A steward can tell you more.');
  }

  const blank = ({ teamId, id: roundId, communityId }: Round, userId: string, now: number): Entry => ({
    ...{ teamId, roundId, communityId, userId, isIn: false, offer: '', want: '', ...USUAL_HOURS, enteredAt: now },
    ...{ unplaced: null, privacy: 'P0' },
  });

  return {
    standing,
    requireAble,

    /** What stands in her form: what she said last, here or elsewhere. */
    before: async (teamId: string, userId: string): Promise<Brought> => {
      const last = (await store.entriesOf(teamId, userId)).find(({ isIn }) => isIn);
      return last ? broughtBy(last) : { offer: '', want: '', ...USUAL_HOURS };
    },

    async enter(community: Community, round: Round, { userId, brought, now }: { userId: string; brought: Brought; now: number }) {
      await service.ensure(round);
      const known = await store.findEntry(round.teamId, round.id, userId);
      const enteredAt = known?.isIn ? known.enteredAt : now;
      await store.putEntry({ ...blank(round, userId, enteredAt), ...brought, isIn: true, privacy: 'P1' });
      if (round.state === 'drawn') await settling.settle(community, round, now);
      else if (round.state === 'running') await doors.late(community, userId, now);
    },

    /** Only when something changed: everybody who hears of it looks at her pairs again. */
    async keepBounds(teamId: string, userId: string, own: OwnBounds, now: number): Promise<void> {
      if (!isSame(own, await bounds.of(teamId, userId))) await bounds.put(teamId, userId, own, now);
    },

    /** Also "not this time". What she wrote goes; nobody is told. */
    async leave(community: Community, round: Round, userId: string, now: number): Promise<void> {
      await service.ensure(round);
      await store.putEntry(blank(round, userId, now));
      await doors.out(round.teamId, round.id, userId);
      await settling.settle(community, round, now);
    },
  };
}

export type Entering = ReturnType<typeof createEntering>;
