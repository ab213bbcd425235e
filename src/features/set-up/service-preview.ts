/** The quarter ahead, computed from what is planned and drawn for one reader. */
import type { Deps } from '../../community/kernel.ts';
import type { Community } from '../../community/records.ts';
import { toLocal } from '../../platform/time/zones.ts';
import { type Draft, foundersOf, type Shape } from './rules-draft.ts';
import { groupWeeks, quarterEnd, sessionsOf } from './rules-preview.ts';
import type { Preview } from './views-preview.ts';

export function createPreviews(deps: Deps) {
  /** A community as it would be. Nothing is written. */
  const imagine = (draft: Draft, now: number): Community => ({
    id: draft.communityId ?? draft.id,
    teamId: draft.teamId,
    name: draft.shape.name,
    status: 'active',
    channelId: null,
    announcementChannelId: draft.shape.announcementChannelId,
    zone: draft.shape.zone,
    settings: draft.shape.settings,
    createdAt: now,
    createdBy: draft.authorId,
    silencedBy: null,
  });

  async function draw(
    community: Community,
    shape: Shape,
    readerId: string,
    memberIds: readonly string[] | undefined,
    now: number,
  ): Promise<Preview> {
    const zone = (await deps.people.find(community.teamId, readerId))?.zone ?? community.zone;
    const rows = await deps.agenda.preview(community, now, memberIds ? { memberIds } : {});
    const { startsOn } = shape.settings.rhythm;
    const until = startsOn ? quarterEnd(startsOn, shape.zone) : now;
    const soon = rows.filter((row) => row.dueAt < until && !isRegular(row.touch));
    return {
      shape,
      sessions: sessionsOf(shape),
      weeks: groupWeeks(soon, startsOn ?? toLocal(now, zone).date, zone),
      regular: regular(),
      zone,
    };
  }

  /** What comes every week to single people is planned a month ahead only: it is said once, in words. */
  const isRegular = (touchId: string): boolean => {
    const { anchor, each } = deps.touch(touchId);
    return anchor.on === 'weekly' && each !== 'community';
  };
  const regular = () =>
    deps
      .contributions()
      .flatMap(({ touches }) => touches ?? [])
      .flatMap(({ anchor, surface, each, name, audience, at }) =>
        anchor.on === 'weekly' && surface !== 'state' && each !== 'community' ? [{ name, audience, weekday: anchor.weekday, at }] : [],
      );

  return {
    ofDraft: (draft: Draft, readerId: string, now: number) =>
      draw(imagine(draft, now), draft.shape, readerId, foundersOf({ plan: draft.shape.plan, authorId: draft.authorId }), now),
    ofCommunity: (community: Community, shape: Shape, readerId: string, now: number) => draw(community, shape, readerId, undefined, now),
    sessions: sessionsOf,
  };
}

export type Previews = ReturnType<typeof createPreviews>;
