/** What is asked after a use: did it hold; and news for whoever looks after the page. */
import type { Ask, AskKind } from '../../community/ask.ts';
import { reviewAfter } from '../../community/shelf-rules.ts';
import { createFindUse } from './agenda-questions.ts';
import { LONGEST_WHAT, propose } from './rules-proposal.ts';
import { ASK_HELD, ASK_NOTICED, type Parts, type Service } from './service.ts';
import type { Notes } from './service-notes.ts';
import type { Outcomes } from './service-outcomes.ts';
import type { Reuse } from './store.ts';
import type { Outcome } from './tables.ts';
import * as say from './views-asks.ts';
import { readHolds, readShow, readText } from './views-forms.ts';

export function createAsks(parts: Parts, service: Service, outcomes: Outcomes, notes: Notes): AskKind[] {
  const { deps, store } = parts;
  const findUse = createFindUse(parts);
  const proposal = async (reuse: Reuse, outcome: Outcome) => {
    const experiment = reuse.experimentId === null ? null : await deps.experiments.find(reuse.teamId, reuse.experimentId);
    return experiment ? propose(experiment, outcome, service.questionsOf(experiment)) : { context: '', what: '', keep: '' };
  };

  const held: AskKind = {
    kind: ASK_HELD,
    practice: 'a5',
    name: 'Did it hold?',
    why: 'You tried something from the shelf; one answer tells the next reader what to expect.',
    line: async (ask) => {
      const found = await findUse(ask);
      const isOpen = found !== null && found.reuse.reportedAt === null && found.reuse.startedAt !== null;
      return isOpen && found.item.privacy !== 'P0' ? say.heldLine(found.item.title) : null;
    },
    inputs: async (ask) => {
      const found = await findUse(ask);
      if (!found) return [];
      return say.heldInputs(deps.library, found.item.title, (await proposal(found.reuse, found.reuse.outcome ?? 'worked')).what);
    },
    answer: async (ask, values, act) => {
      const outcome = readHolds(values.holds);
      const show = readShow(values);
      if (outcome === null)
        return show === null ? { skipped: true } : { errors: { holds: 'Say first whether it held; then your words have a place.' } };
      const found = await findUse(ask);
      if (!found) return undefined;
      const { context, keep } = await proposal(found.reuse, outcome);
      const what = readText(values, 'what', LONGEST_WHAT);
      await outcomes.report(found.reuse, { outcome, what, context, keep, show: show ?? 'mine' }, ask.userId, act.now);
      return undefined;
    },
  };

  const findNoticed = async (ask: Ask) => {
    const [kind, id = ''] = ask.ref.split('/');
    const note = kind === 'a' ? await parts.notes.find(ask.teamId, id) : null;
    const reuse = kind === 'r' ? await store.find(ask.teamId, id) : null;
    const itemId = note?.itemId ?? reuse?.itemId;
    const item = itemId === undefined ? null : await deps.shelf.find(ask.teamId, itemId);
    if (!item || item.privacy === 'P0' || item.stewardId !== ask.userId || note?.privacy === 'P0') return null;
    return { item, note, noticed: { title: item.title, itemId: item.id, note: note && (await notes.view(note, ask.userId)) } };
  };
  const noticed: AskKind = {
    kind: ASK_NOTICED,
    practice: 'p3',
    name: 'News on a page you look after',
    why: 'You look after a page on which somebody noted an exception or a question.',
    line: async (ask) => {
      const found = await findNoticed(ask);
      return found && say.noticedLine(found.noticed);
    },
    inputs: async (ask) => {
      const found = await findNoticed(ask);
      return found ? say.noticedInputs(found.noticed) : [];
    },
    answer: async (ask, values, act) => {
      const reply = readText(values, 'reply', LONGEST_WHAT);
      const next = values.next;
      const found = reply === '' && typeof next !== 'string' ? null : await findNoticed(ask);
      if (!found) return { skipped: true };
      if (reply !== '' && found.note?.kind === 'question') await notes.reply(found.note, reply);
      const by = { userId: ask.userId, now: act.now };
      const { item } = found;
      const today = await service.today(item, act.now);
      const state = item.state === 'check' ? { state: 'shared' as const } : {};
      if (next === 'holds')
        await deps.shelf.mark(item, { ...state, reviewOn: reviewAfter(item.kind, today) }, { ...by, what: 'Looked at: it still holds.' });
      if (next === 'check' && (item.state === 'shared' || item.state === 'proven'))
        await deps.shelf.mark(item, { state: 'check' }, { ...by, what: 'It needs another look.' });
      return undefined;
    },
  };

  return [held, noticed];
}
