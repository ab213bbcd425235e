/** Sharing, reading as the second, looking after, deleting; history, comparing, bringing back. */

import { z } from 'zod';
import { findName } from '../../community/find-member.ts';
import { formOf } from '../../community/item-forms.ts';
import type { Deps } from '../../community/kernel.ts';
import { readMetadata } from '../../community/read-metadata.ts';
import { NotAllowedError, UserError } from '../../platform/errors.ts';
import type { ActionAct, ActionHandler, Answer, SubmissionHandler } from '../../platform/feature.ts';
import type { Modal } from '../../platform/slack/message.ts';
import { goneError, type Service, showIn, type Who } from './service.ts';
import type { States } from './service-states.ts';
import type { Versions } from './service-versions.ts';
import { plainAnswer, readModal, shareModal, stewardModal } from './views-states.ts';

const metaSchema = z.object({ id: z.string() });
const readId = (metadata: string): string => readMetadata(metaSchema, metadata).id;
const typed = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

export function createStateCommands(
  deps: Deps,
  service: Service,
  states: States,
  versions: Versions,
  mine: (who: Who, page: number, notice: string) => Promise<Modal>,
) {
  const { communities, library, shelf, trail } = deps;
  const metaOf = (id: string): string => JSON.stringify({ id });

  /** A message is replaced by what came of it; a window shows it. */
  const say = (act: ActionAct, text: string): Answer => (act.message ? { replace: plainAnswer(text) } : { reply: plainAnswer(text) });

  const actions: Record<string, ActionHandler> = {
    'cards:share': async (act) => {
      const item = await service.getVisible(act, act.value);
      if (item.privacy !== 'P0') return showIn(act, await service.page(act, item, { notice: 'It is shared already.' }));
      const { name } = await communities.get(act.teamId, item.communityId);
      return showIn(act, shareModal(metaOf(item.id), item.title, name, formOf(library, item).ticks));
    },
    'cards:read': async (act) => {
      const item = await service.getVisible(act, act.value);
      if (item.state === 'draft') return showIn(act, readModal(metaOf(item.id), item.title));
      return showIn(act, await service.page(act, item, { notice: 'Somebody has read it meanwhile; it is shared.' }));
    },
    'cards:steward': async (act) => {
      const item = await service.getVisible(act, act.value);
      return showIn(act, stewardModal(metaOf(item.id), item.title));
    },
    'cards:adopt': async (act) => {
      const taken = await states.lookAfter(act, await service.getVisible(act, act.value), null);
      const notice = taken ? 'You look after it from now on.' : 'Somebody was a little quicker and looks after it.';
      return { ...showIn(act, await service.openPage(act, act.value, notice)), refreshHome: true };
    },
    'cards:look-after': async (act) => {
      const [id = '', from = '', to = ''] = act.value.split('/');
      if (to !== act.userId) throw new NotAllowedError('This question was for somebody else.', 'Its page says who looks after it.');
      const item = await shelf.findFor(await service.lookerOf(act), act.teamId, id);
      if (!item) return say(act, 'Thank you. It is not on the shelf any more, so there is nothing to look after.');
      const taken = await states.lookAfter(act, item, from === '' ? null : from);
      return {
        ...say(act, taken ? `✓ You look after it from now on: ${item.title}` : 'Thank you. Somebody else looks after it by now.'),
        refreshHome: true,
      };
    },
    'cards:decline': async (act) => say(act, 'Not this time. Nothing changes, and nobody is told.'),
    'cards:delete': async (act) => {
      const item = await service.getVisible(act, act.value);
      if (item.privacy !== 'P0' || item.authorId !== act.userId) {
        throw new NotAllowedError(
          'What others read is not deleted, so that nothing they rely on vanishes.',
          'It can be withdrawn or archived.',
        );
      }
      await trail.forget(act.teamId, { kind: 'item', id: item.id });
      await shelf.remove(item);
      return { ...showIn(act, await mine(act, 0, 'Deleted. Nothing of it is kept.')), refreshHome: true };
    },
    'cards:history': async (act) => {
      const [id = '', page] = act.value.split('/');
      return showIn(act, await versions.history(act, id, Number(page) || 0));
    },
    'cards:restore': async (act) => {
      const [id = '', wanted, base] = act.value.split('/');
      const item = await versions.restore(act, id, Number(wanted), Number(base));
      return showIn(act, await service.page(act, item, { notice: `Version ${wanted} is back, as version ${item.version}.` }));
    },
  };

  const submissions: Record<string, SubmissionHandler> = {
    'cards:share-it': async (act) => {
      const item = await states.share(act, await service.getVisible(act, readId(act.metadata)));
      return { update: await service.page(act, item, { notice: 'Shared. Every member here can read it.' }), refreshHome: true };
    },
    'cards:has-read': async (act) => {
      const item = await service.getVisible(act, readId(act.metadata));
      if (item.state !== 'draft')
        return { update: await service.page(act, item, { notice: 'Somebody has read it meanwhile; it is shared.' }) };
      const read = await states.confirm(act, item, typed(act.values.what));
      return { update: await service.page(act, read, { notice: 'You are its second reader. It is shared now.' }), refreshHome: true };
    },
    'cards:hand-over': async (act) => {
      const item = await shelf.findFor(await service.lookerOf(act), act.teamId, readId(act.metadata));
      if (!item) throw goneError();
      const to = typed(act.values.who);
      if (to === item.stewardId) return { errors: { who: 'This person looks after it already. Choose somebody else.' } };
      if (!(await service.isMember(item, to))) return { errors: { who: 'Only a member of the community can look after it. Choose one.' } };
      const name = await findName(deps, act.teamId, to);
      if (to === act.userId) {
        const taken = await states.lookAfter(act, item, item.stewardId);
        return { update: await service.page(act, taken ?? item, { notice: 'You look after it from now on.' }) };
      }
      if (!(await states.offer(act, item, to)))
        return { errors: { who: `I cannot write to ${name} at present. Choose somebody else, or ask in person.` } };
      return { update: await service.page(act, item, { notice: `${name} is asked. Until the answer is yes, nothing changes.` }) };
    },
    'cards:compare': async (act) => {
      const [from, to] = [Number(act.values.from), Number(act.values.to)];
      if (from === to) return { errors: { to: 'Choose two different versions.' } };
      if (!from || !to) throw new UserError('Choose two versions.');
      return { update: await versions.compare(act, readId(act.metadata), from, to) };
    },
  };

  return { actions, submissions };
}
