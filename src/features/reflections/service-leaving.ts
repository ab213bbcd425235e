/** What is kept about somebody, what may be exported, and what becomes of it when she leaves. */
import type { Forgetting, StoredSection } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Community } from '../../community/records.ts';
import type { Message } from '../../platform/slack/message.ts';
import { sayDate } from '../../platform/time/say.ts';
import { isOutcome } from './rules.ts';
import type { Service } from './service.ts';
import type { Steps } from './service-steps.ts';
import type { Reflection, Step, Store } from './store.ts';
import { sharedMessage } from './views.ts';
import { sharedStepMessage } from './views-steps.ts';

export function createLeaving(deps: Deps, store: Store, service: Service, steps: Steps) {
  /** The post stays and loses the name. */
  const rename = async (row: Pick<Reflection, 'teamId' | 'id' | 'channelId' | 'ts'>, message: Message): Promise<void> => {
    if (!row.channelId || !row.ts) return;
    const key = `reflections.rename/${row.id}/${deps.newId()}`;
    await deps.outbox.update({
      teamId: row.teamId,
      key,
      touch: 'reflections.share',
      whenUnsure: 'resend',
      channel: row.channelId,
      ts: row.ts,
      message,
    });
  };

  /** A step that keeps her name, or its reflection that does, would tell whose the other one was. */
  const part = async (step: Step): Promise<void> => {
    if (step.reflectionId === null) return;
    const reflection = await store.find(step.teamId, step.reflectionId);
    if (reflection && (reflection.sharedAt === null) === (step.sharedAt === null)) return;
    await store.changeStep(step.teamId, step.id, { reflectionId: null });
    await deps.trail.forget(step.teamId, { kind: 'step', id: step.id });
  };

  return {
    /** Private ones go with her whatever she chose, unless she stays elsewhere: nobody else could ever read them. */
    async forget({ teamId, userId, communityId, choice, now }: Forgetting): Promise<void> {
      const isMeant = (row: { communityId: string }): boolean => communityId === null || row.communityId === communityId;
      for (const row of (await store.listBy(teamId, userId)).filter(isMeant)) {
        if (row.sharedAt === null ? communityId === null || choice === 'delete' : choice === 'delete') await service.remove(row, now);
        else if (row.sharedAt !== null && choice === 'without-name') {
          await store.change(teamId, row.id, { authorId: null });
          for (const step of await store.stepsOf(teamId, row.id)) if (step.sharedAt === null) await part(step);
          await service.index({ ...row, authorId: null });
          await rename(row, sharedMessage(null, row.question, row));
        }
      }
      for (const step of (await store.stepsBy(teamId, userId)).filter(isMeant)) {
        if (step.sharedAt === null ? communityId === null || choice === 'delete' : choice === 'delete') {
          await steps.remove(step, now);
          continue;
        }
        await steps.stopAsking(step);
        if (step.sharedAt === null || choice === 'with-name') continue;
        await store.changeStep(teamId, step.id, { authorId: null });
        await part(step);
        if (isOutcome(step.state)) await rename(step, sharedStepMessage(null, step.text, step.state, step.happened));
      }
    },

    async storedAbout(teamId: string, userId: string): Promise<StoredSection[]> {
      const reflections = (await store.listBy(teamId, userId)).map((row) => ({
        written: sayDate(row.createdAt, 'UTC', true),
        question: row.question,
        note: row.note,
        worked: row.worked,
        didNot: row.didNot,
        next: row.next,
        privacy: row.privacy,
      }));
      const ownSteps = (await store.stepsBy(teamId, userId)).map(({ text, state, askOn, happened, privacy }) => ({
        step: text,
        state,
        askOn,
        happened,
        privacy,
      }));
      return [
        { title: 'Your reflections', records: reflections },
        { title: 'Your steps', records: ownSteps },
      ].filter(({ records }) => records.length > 0);
    },

    async exportOf(community: Community): Promise<StoredSection[]> {
      const rows = (await store.listShared(community.teamId, [community.id])).filter((row) => row.privacy === 'P3');
      const shared = (await store.sharedSteps(community.teamId, community.id)).filter((step) => step.privacy === 'P3');
      const people = await deps.people.findMany(
        community.teamId,
        [...rows, ...shared].flatMap(({ authorId }) => authorId ?? []),
      );
      const nameOf = (authorId: string | null): string => (authorId ? (people.get(authorId)?.name ?? '') : '');
      return [
        {
          title: 'Shared reflections',
          records: rows.map(({ authorId, question, note, worked, didNot, next, privacy }) => ({
            name: nameOf(authorId),
            question,
            note,
            worked,
            didNot,
            next,
            privacy,
          })),
        },
        {
          title: 'Shared steps',
          records: shared.map(({ authorId, text, state, happened, privacy }) => ({
            name: nameOf(authorId),
            step: text,
            state,
            happened,
            privacy,
          })),
        },
      ];
    },
  };
}
