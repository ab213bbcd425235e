/** Where she is on the board: read from what she pressed, and drawn again in the same place. */
import { z } from 'zod';
import { requireMember } from '../../community/find-member.ts';
import type { Community } from '../../community/records.ts';
import { UserError } from '../../platform/errors.ts';
import type { Act, ActionAct, Answer, SubmissionAct } from '../../platform/feature.ts';
import type { Modal } from '../../platform/slack/message.ts';
import type { Parts } from './service.ts';
import type { Board } from './service-board.ts';
import { boardModal, type Place } from './views-board.ts';

const metadataSchema = z.object({ c: z.string(), p: z.number().int(), k: z.boolean(), t: z.string().optional() });
export type Metadata = z.infer<typeof metadataSchema>;

/** '' when nothing was given. */
export const textOf = (act: SubmissionAct, field: string): string => [act.values[field] ?? ''].flat()[0] ?? '';

export const placeIn = (community: Community): Place => ({ c: community.id, p: 0, k: false });

export function createPlaces({ deps }: Parts, board: Board) {
  const draw = async (community: Community, act: Act, place: Place, notice: string | null): Promise<Modal> =>
    boardModal(await board.view(community, act, place, notice));

  return {
    async read(act: ActionAct | SubmissionAct): Promise<{ community: Community; place: Metadata }> {
      const metadata = 'modal' in act ? (act.modal?.metadata ?? '') : act.metadata;
      const parsed = metadataSchema.safeParse(JSON.parse(metadata || '{}'));
      const community = parsed.success ? await deps.communities.find(act.teamId, parsed.data.c) : null;
      if (!parsed.success || !community) throw new UserError('This list is from an older version of me.', 'Type `/rondo topics` again.');
      await requireMember(deps, community, act.userId);
      return { community, place: parsed.data };
    },

    open: async (community: Community, act: Act): Promise<Answer> => ({ open: await draw(community, act, placeIn(community), null) }),

    show: async (community: Community, act: Act, place: Place, notice: string | null): Promise<Answer> => ({
      update: await draw(community, act, { c: place.c, p: place.p, k: place.k }, notice),
    }),
  };
}

export type Places = ReturnType<typeof createPlaces>;
