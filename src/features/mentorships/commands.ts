/** What the two do on their page. A third person reads whose it is, and nothing else. */
import { notice } from '../../community/form-views.ts';
import { UserError } from '../../platform/errors.ts';
import type { ActionAct, ActionHandler, Answer } from '../../platform/feature.ts';
import type { Modal } from '../../platform/slack/message.ts';
import { undoEscapes } from '../../platform/slack/text.ts';
import type { Parts } from './service.ts';
import type { Agreements } from './service-agreement.ts';
import type { Closings } from './service-closing.ts';
import type { Life } from './service-life.ts';
import type { Pages } from './service-page.ts';
import type { Talks } from './service-talks.ts';
import type { Mentorship } from './store.ts';
import { agreementModal, closingInputs, closingModal, moveModal } from './views-forms.ts';

export interface Services {
  life: Life;
  talks: Talks;
  closings: Closings;
  agreements: Agreements;
  pages: Pages;
}

const isOnPage = (act: ActionAct): boolean => act.modal?.callbackId.startsWith('mentorships:') ?? false;
const show = (act: ActionAct, modal: Modal): Answer => (isOnPage(act) ? { update: modal } : { open: modal });

const over = (): UserError => new UserError('This mentoring is closed, so nothing in it changes any more.', 'Its page stays for 90 days.');

export function createActions(parts: Parts, { life, talks, closings, pages }: Services): Record<string, ActionHandler> {
  const { deps, store, totals, own, other } = parts;

  const find = (act: ActionAct): Promise<Mentorship> => own(act.teamId, act.value.split('/')[0] ?? '', act.userId);
  const findLiving = async (act: ActionAct): Promise<Mentorship> => {
    const row = await find(act);
    if (row.state === 'over') throw over();
    return row;
  };
  const onPage = async (act: ActionAct, id: string, words: string | null = null): Promise<Answer> => ({
    ...show(act, await pages.page(await own(act.teamId, id, act.userId), act, words)),
    refreshHome: true,
  });

  return {
    'mentorships:open': async (act) => show(act, await pages.page(await find(act), act)),
    'mentorships:agreement': async (act) => {
      const row = await findLiving(act);
      const { id, zone, agreement, menteeId, mentorId, signedBy, agreedAt } = row;
      const isMentee = act.userId === menteeId;
      if (!isMentee && row.state === 'begun' && !signedBy.includes(menteeId) && signedBy.length === 0)
        return onPage(act, id, `${await other(row, act.userId)} writes first: what it is for, and when.`);
      const names = { mentee: await parts.name(act.teamId, menteeId), mentor: await parts.name(act.teamId, mentorId) };
      const zoneHint = await pages.zoneHint(row, act.userId);
      const form = { id, zone, zoneHint, agreement, isMentee, ...names, hasDates: agreedAt !== null };
      return show(act, agreementModal(deps.library.agreements.mentoring, form));
    },
    'mentorships:move': async (act) => {
      const row = await findLiving(act);
      const open = (await talks.list(row)).filter(({ state }) => state === 'planned' || state === 'moved');
      if (open.length === 0) return onPage(act, row.id, 'No talk lies ahead that could move.');
      return show(act, moveModal(row.id, open, Number(act.value.split('/')[1] ?? 0), row.zone));
    },
    'mentorships:file': async (act) => {
      await talks.giveFile(await find(act), act.userId, act.now);
      const words = '✓ The file comes in our direct message.';
      return isOnPage(act) ? onPage(act, act.value, words) : { reply: { text: words } };
    },
    'mentorships:end': async (act) => {
      const row = await find(act);
      const said = await life.end(row, 'early', act.now, act.userId);
      return said === null ? onPage(act, row.id, 'It has ended already.') : onPage(act, row.id, undoEscapes(said.text));
    },
    'mentorships:wind-up': async (act) => {
      const row = await findLiving(act);
      await closings.begin(row, act.now);
      return onPage(act, row.id, '✓ Both of you are asked to look back in your weekly slot, each alone. You can do it now.');
    },
    'mentorships:close': async (act) => {
      const row = await findLiving(act);
      if (row.state !== 'closing') return onPage(act, row.id, 'It is under way still; “Close it well” begins the end.');
      const said = (await store.closings(act.teamId, row.id)).find(({ userId }) => userId === act.userId);
      const isShown = (await totals.findGain(act.teamId, row.id)) !== null;
      const view = { isMentee: act.userId === row.menteeId, other: await other(row, act.userId), show: isShown };
      return show(act, closingModal(row.id, closingInputs({ ...view, changed: said?.changed ?? '', took: said?.took ?? '' })));
    },
    /** On the page of mentors: what she showed, she takes back. */
    'mentorships:unshow': async (act) => {
      const gain = await totals.findGain(act.teamId, act.value);
      if (gain?.userId === act.userId) await totals.removeGain(act.teamId, gain.id);
      const words =
        gain === null || gain.userId === act.userId
          ? '✓ Nobody reads it here any more. Whoever has read it may remember.'
          : 'Whoever wrote it can take it back.';
      return { [act.modal?.id ? 'update' : 'open']: notice('mentorships:said', 'Mentoring', words) };
    },
  };
}
