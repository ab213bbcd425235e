/** The page of the two as one of them reads it now, and what of it stands on her App Home. */
import type { HomePanel, HomeRow } from '../../community/feature.ts';
import { MINUTE } from '../../platform/clock.ts';
import type { Act } from '../../platform/feature.ts';
import type { Modal } from '../../platform/slack/message.ts';
import { toInstant, type Zone } from '../../platform/time/zones.ts';
import { otherOf, TALK_MINUTES, turnOf } from './rules.ts';
import { type Parts, startOf } from './service.ts';
import type { Mentorship } from './store.ts';
import { homeRow, pageModal, turnRow } from './views.ts';
import { sayZone } from './views-forms.ts';

export function createPages({ deps, store, talks, name, other }: Parts) {
  const turnFor = (row: Mentorship, userId: string): 'mine' | 'other' | null => {
    const turn = turnOf(row);
    return turn === null ? null : turn === userId ? 'mine' : 'other';
  };

  const proposedAt = ({ state, zone, agreement: { firstOn, at } }: Mentorship): number | null =>
    state !== 'begun' || firstOn === null || at === null ? null : toInstant(firstOn, at, zone);

  const zoneHint = async (row: Mentorship, userId: string): Promise<string | null> => {
    const zoneOf = async (id: string): Promise<Zone> => (await deps.people.find(row.teamId, id))?.zone ?? row.zone;
    const [mine, theirs] = [await zoneOf(userId), await zoneOf(otherOf(row, userId))];
    const at = proposedAt(row);
    return sayZone({ zone: row.zone, isMentee: userId === row.menteeId, other: await other(row, userId), theirs, mine, at });
  };

  const page = async (row: Mentorship, { userId, now: at }: Pick<Act, 'userId' | 'now'>, notice: string | null = null): Promise<Modal> => {
    const { teamId, id, communityId, state, zone, agreement, menteeId, mentorId } = row;
    const closings = await store.closings(teamId, id);
    return pageModal(deps.library.agreements.mentoring, {
      ...{ id, communityId, state, zone, agreement, notice, isMentee: userId === menteeId, turn: turnFor(row, userId) },
      ...{ mentor: await name(teamId, mentorId), mentee: await name(teamId, menteeId) },
      ...{ otherId: otherOf(row, userId), other: await other(row, userId) },
      proposedAt: proposedAt(row),
      talks: (await talks.list(teamId, id)).map((talk) => {
        const startsAt = startOf(talk, row);
        return {
          n: talk.n,
          state: talk.state,
          startsAt,
          isPast: talk.state === 'planned' && (state === 'over' || startsAt + TALK_MINUTES * MINUTE < at),
        };
      }),
      changed: await Promise.all(
        closings
          .filter(({ changed }) => changed !== '')
          .map(async (said) => ({ name: await name(teamId, said.userId), text: said.changed })),
      ),
      hasClosed: closings.some((said) => said.userId === userId),
    });
  };

  const turnOfHers = ({ agreement, signedBy, mentorId }: Mentorship, userId: string): 'write' | 'complete' | 'sign' =>
    signedBy.length === 0 ? 'write' : userId === mentorId && agreement.give === '' ? 'complete' : 'sign';

  const living = async (teamId: string, userId: string): Promise<Mentorship[]> =>
    (await store.of(teamId, userId)).filter(({ state }) => state !== 'over');

  const now: HomePanel = {
    section: 'now',
    plural: 'all about mentoring',
    rows: async ({ person: { teamId, userId } }) => {
      const rows: HomeRow[] = [];
      for (const row of await living(teamId, userId))
        if (row.state !== 'closing' && turnFor(row, userId) === 'mine')
          rows.push({ rank: 200, blocks: turnRow({ id: row.id, other: await other(row, userId), what: turnOfHers(row, userId) }) });
      return rows;
    },
  };

  const mine: HomePanel = {
    section: 'mine',
    plural: 'all your mentoring',
    rows: async ({ person: { teamId, userId }, now: at }) => {
      const rows: HomeRow[] = [];
      for (const row of await living(teamId, userId)) {
        const starts = (await talks.list(teamId, row.id)).filter(({ state }) => state === 'planned').map((talk) => startOf(talk, row));
        const nextAt = starts.filter((start) => start > at).sort((a, b) => a - b)[0] ?? null;
        const { id, zone, state } = row;
        rows.push({ rank: 40, blocks: homeRow({ id, zone, state, nextAt, other: await other(row, userId) }) });
      }
      return rows;
    },
  };

  return { page, zoneHint, home: [now, mine] };
}

export type Pages = ReturnType<typeof createPages>;
