/** "What puzzles you about us?": kept for its author, released by nobody else. (practice row 72) */
import type { Deps } from '../../community/kernel.ts';
import type { Community, Member } from '../../community/records.ts';
import { UserError } from '../../platform/errors.ts';
import type { Store } from './store.ts';

export function createQuestions(deps: Deps, store: Store) {
  const plan = (community: Community, id: string, now: number) =>
    deps.agenda.once('newcomer-questions.post', {
      teamId: community.teamId,
      communityId: community.id,
      anchor: id,
      dueAt: now,
      zone: community.zone,
    });

  async function keep(community: Community, member: Member, text: string, released: boolean, now: number): Promise<void> {
    const id = deps.newId();
    await store.add({
      teamId: member.teamId,
      id,
      communityId: community.id,
      userId: member.userId,
      text,
      createdAt: now,
      privacy: released ? 'P3' : 'P0',
    });
    if (released) await plan(community, id, now);
  }

  async function release(community: Community, id: string, by: string, now: number): Promise<void> {
    const question = await store.find(community.teamId, id);
    if (!question) throw new UserError('This question is not kept any more.');
    if (question.privacy === 'P3') throw new UserError('Everyone here can read it already.');
    deps.privacy.assertRelease(by, { privacy: question.privacy, communityId: community.id, authorId: question.userId }, 'P3');
    await store.release(community.teamId, id);
    await plan(community, id, now);
  }

  return { keep, release };
}

export type Questions = ReturnType<typeof createQuestions>;
