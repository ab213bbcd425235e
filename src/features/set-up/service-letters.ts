/** What one person asks another through Rondo while a plan is agreed. */
import { nextInHours } from '../../community/hours.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Message } from '../../platform/slack/message.ts';
import { NO_HOLIDAYS } from '../../platform/time/working-days.ts';
import type { Draft } from './rules-draft.ts';

export function createLetters(deps: Pick<Deps, 'people' | 'outbox'>) {
  const nameOf = async (teamId: string, userId: string | null): Promise<string> =>
    (userId ? (await deps.people.find(teamId, userId))?.name : null) ?? 'the other steward';

  const zoneOf = async (teamId: string, userId: string, otherwise: string): Promise<string> =>
    (await deps.people.find(teamId, userId))?.zone ?? otherwise;

  /** One person asked another through me: it goes out in the other one's working hours, once. */
  async function tell(draft: Draft, userId: string, touch: string, key: string, message: Message, now: number): Promise<number> {
    const at = nextInHours(now, await zoneOf(draft.teamId, userId, draft.shape.zone), NO_HOLIDAYS);
    const about = { kind: 'set-up-draft', id: draft.id };
    await deps.outbox.post({
      teamId: draft.teamId,
      key,
      touch,
      whenUnsure: 'resend',
      channel: userId,
      message,
      about,
      ...(at > now ? { notBefore: at } : {}),
    });
    return at;
  }

  return { nameOf, zoneOf, tell };
}

export type Letters = ReturnType<typeof createLetters>;
