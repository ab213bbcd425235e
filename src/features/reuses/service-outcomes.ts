/** What came of a use: counted, noted on the item, and shown on its page when she says so. */

import type { Item } from '../../community/item.ts';
import { formOf } from '../../community/item-forms.ts';
import { isProven, marksAfter } from './rules-lifecycle.ts';
import { kindAfter } from './rules-proposal.ts';
import { ASK_HELD, ASK_NOTICED, type Parts, type Service } from './service.ts';
import type { Reuse } from './store.ts';
import type { Annotation } from './store-annotations.ts';
import type { Outcome, TeamSize } from './tables.ts';

export const PROVEN_TOUCH = 'reuses.proven';
/** On the page with her name, without it, or hers alone. */
export type Show = 'named' | 'unnamed' | 'mine';

export interface Report {
  outcome: Outcome;
  what: string;
  context: string;
  keep: string;
  show: Show;
  /** What she said about the place it was used in; what is left out stays as it was. */
  place?: { teamSize: TeamSize | null; setting: string; elsewhere: boolean | null };
}

const MOMENTS: Readonly<Record<Outcome, string>> = {
  worked: 'Used again, and it held.',
  part: '',
  not: 'Used again, and it did not hold: to be checked.',
};

export function createOutcomes({ deps, store, notes }: Parts, service: Service) {
  const { shelf } = deps;

  /** Whoever looks after it hears of it in her slot; her own words are no news to her. */
  const notice = async (item: Item, ref: string, byId: string | null, now: number): Promise<void> => {
    if (item.stewardId === null || item.stewardId === byId) return;
    await service.ask(item, item.stewardId, ASK_NOTICED, ref, await service.today(item, now), now);
  };

  /** The first time it is known, and whenever it turns out otherwise. */
  const record = async (reuse: Reuse, outcome: Outcome, now: number): Promise<void> => {
    await store.change(reuse, { outcome, knownAt: reuse.knownAt ?? now, startedAt: reuse.startedAt ?? now });
    const item = reuse.outcome === outcome ? null : await shelf.find(reuse.teamId, reuse.itemId);
    if (!item || reuse.byAuthor) return;
    const marks = marksAfter(item, outcome, await service.today(item, now), now);
    const isNews = marks.state !== undefined || marks.reviewOn !== undefined;
    if (Object.keys(marks).length > 0) await shelf.mark(item, marks, { userId: null, now, what: isNews ? MOMENTS[outcome] : '' });
  };

  return {
    notice,
    record,

    /** In her own words: what she shows is released by her, now, and nobody else ever does it. */
    async report(reuse: Reuse, told: Report, userId: string, now: number): Promise<Annotation | null> {
      const place = told.place ?? { teamSize: reuse.teamSize, setting: reuse.setting, elsewhere: reuse.elsewhere };
      const isShown = told.show !== 'mine' && told.what !== '';
      if (isShown) deps.privacy.assertRelease(userId, { privacy: 'P0', communityId: reuse.communityId, authorId: userId }, 'P3');
      const privacy = isShown ? 'P3' : 'P0';
      const stage = reuse.experimentId === null ? 'over' : reuse.stage;
      await store.change(reuse, { ...place, stage, reportedAt: now, privacy });
      await record(reuse, told.outcome, now);
      await deps.attention.withdrawAsk(reuse.teamId, ASK_HELD, reuse.id, userId);
      const item = await shelf.find(reuse.teamId, reuse.itemId);
      const known = await notes.ofReuse(reuse.teamId, reuse.itemId, reuse.id);
      const kind = kindAfter(told.outcome);
      const { what, context, keep } = told;
      const said = { kind, what, context, keep, named: told.show === 'named', privacy } as const;
      const { teamId, communityId, itemId, id: reuseId } = reuse;
      const fresh: Annotation = {
        ...{ teamId, id: deps.newId(), communityId, itemId, reuseId, userId, credit: '', effect: '', reply: '', at: now },
        ...said,
      };
      const note = known ? { ...known, ...said } : what === '' ? null : fresh;
      if (note) await (known ? notes.change(known, said) : notes.add(note));
      if (item && note && privacy === 'P3' && kind === 'exception') await notice(item, `a/${note.id}`, userId, now);
      else if (item && told.outcome === 'not') await notice(item, `r/${reuseId}`, userId, now);
      return note;
    },

    /** Whatever made it ready: a use, its missing parts, its second reader. */
    async itemChanged(item: Item, _was: Item | null, now: number): Promise<void> {
      if (item.state !== 'shared') return;
      const uses = await store.ofItem(item.teamId, item.id);
      if (!isProven(item, formOf(deps.library, item), uses)) return;
      await shelf.mark(
        item,
        { state: 'proven' },
        { userId: null, now, what: 'Proven: of use to two others, one of them in another function.' },
      );
      if (item.authorId === null) return;
      const zone = (await deps.people.find(item.teamId, item.authorId))?.zone ?? 'UTC';
      const { teamId, communityId, authorId: userId, id: anchor } = item;
      await deps.agenda.once(PROVEN_TOUCH, { teamId, communityId, anchor, userId, dueAt: now, zone });
    },
  };
}

export type Outcomes = ReturnType<typeof createOutcomes>;
