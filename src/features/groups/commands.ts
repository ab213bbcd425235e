/** "Draw again" under the groups. */
import { z } from 'zod';
import { requireCommunity } from '../../community/find-member.ts';
import { NotAllowedError, UserError } from '../../platform/errors.ts';
import type { ActionHandler } from '../../platform/feature.ts';
import type { Parts, Service } from './service.ts';

const valueSchema = z
  .string()
  .transform((value) => value.split(':'))
  .pipe(z.tuple([z.string().min(1), z.coerce.number<string>().int().min(0), z.coerce.number<string>().int().min(1)]));

export function createActions({ deps, store }: Parts, service: Service): Record<string, ActionHandler> {
  return {
    'groups:again': async (act) => {
      const read = valueSchema.safeParse(act.value);
      const [sessionId, step, drawn] = read.success ? read.data : ['', 0, 0];
      const rows = sessionId === '' ? [] : await store.listOf(act.teamId, sessionId);
      const row = rows.find((each) => each.step === step);
      const session = row ? await deps.calendar.findSession(act.teamId, sessionId) : null;
      if (!row || !session) throw new UserError('These groups are not kept any more.', 'The next session draws new ones.');
      const community = await requireCommunity(deps, act.teamId, row.communityId);
      if (!(await service.mayDraw(community, session, row, act.userId, act.now))) {
        throw new NotAllowedError('Only whoever leads this session can draw again.', 'Tell them what does not work in your group.');
      }
      if (session.status !== 'planned') throw new UserError('This session is over, so its groups stay as they were.');
      if (rows.some((each) => each.step > step)) throw new UserError('There are newer groups further down in this thread.');
      const on = act.message && { channel: act.message.channel, ts: act.message.ts };
      // Pressed twice, or on an older drawing: what stands now is shown, and nothing is drawn.
      const fresh = row.draw === drawn ? await service.drawAgain(community, row, on) : row;
      return { replace: await service.draw(fresh) };
    },
  };
}
