/** What is kept about whoever made a format, and what becomes of it when she leaves. */
import type { Forgetting, StoredSection } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Community } from '../../community/records.ts';
import { sayDate } from '../../platform/time/say.ts';
import type { OwnFormat, Store } from './store.ts';

const stepsInWords = ({ steps }: OwnFormat): string => steps.map(({ minutes, step }) => `${minutes} ${step}`).join(', ');

export const createPrivacy = (deps: Pick<Deps, 'people'>, store: Store) => ({
  /** What others have changed since is not hers alone any more: it stays, without her name. */
  async forget({ teamId, userId, communityId, choice }: Forgetting): Promise<void> {
    if (choice === 'with-name') return;
    const meant = (await store.touchedBy(teamId, userId)).filter((own) => communityId === null || own.communityId === communityId);
    const nameless = (name: string | null): string | null => (name === userId ? null : name);
    for (const own of meant) {
      if (choice === 'delete' && own.createdBy === userId && own.changedBy === userId) await store.remove(own);
      else await store.unname(own, { createdBy: nameless(own.createdBy), changedBy: nameless(own.changedBy) });
    }
  },

  async storedAbout(teamId: string, userId: string): Promise<StoredSection[]> {
    const touched = await store.touchedBy(teamId, userId);
    const made = touched.filter(({ createdBy }) => createdBy === userId);
    const changed = touched.filter(({ createdBy }) => createdBy !== userId);
    return [
      {
        title: 'Formats you made',
        records: made.map((own) => ({
          name: own.name,
          purpose: own.purpose,
          steps: stepsInWords(own),
          made: sayDate(own.createdAt, 'UTC', true),
          privacy: own.privacy,
        })),
      },
      {
        title: 'Formats you changed last',
        records: changed.map((own) => ({ name: own.name, changed: sayDate(own.changedAt, 'UTC', true), privacy: own.privacy })),
      },
    ].filter(({ records }) => records.length > 0);
  },

  async exportOf(community: Community): Promise<StoredSection[]> {
    const own = (await store.list(community.teamId, community.id)).filter(({ privacy }) => privacy === 'P3');
    const people = await deps.people.findMany(
      community.teamId,
      own.flatMap(({ createdBy }) => createdBy ?? []),
    );
    const records = own.map((each) => ({
      name: each.name,
      purpose: each.purpose,
      minutes: each.minutes,
      steps: stepsInWords(each),
      basedOn: each.basedOn,
      madeBy: each.createdBy ? (people.get(each.createdBy)?.name ?? '') : '',
      privacy: each.privacy,
    }));
    return records.length === 0 ? [] : [{ title: 'Formats of our own', records }];
  },
});
