/** The message shortcut, its form, and what authors answer. */

import { z } from 'zod';
import { findLooker } from '../../community/find-looker.ts';
import { findName, requireCommunity, requireMember } from '../../community/find-member.ts';
import { itemForms } from '../../community/item-forms.ts';
import { readMetadata } from '../../community/read-metadata.ts';
import { suggestClass } from '../../community/suggest-class.ts';
import { NotAllowedError, UserError } from '../../platform/errors.ts';
import type { ActionAct, ActionHandler, Answer, ShortcutHandler, SubmissionHandler } from '../../platform/feature.ts';
import { firstWords, mentionedIn, readMessage, readWords, tellWhose } from './rules.ts';
import type { Parts, Service, Wanted } from './service.ts';
import type { Source } from './store.ts';
import { keepModal, keptModal, plainAnswer } from './views.ts';

const metaSchema = z.object({ id: z.string(), c: z.string(), ch: z.string(), ts: z.string(), a: z.string() });
const WRITE = { label: 'Write it myself', actionId: 'cards:write', value: '' };

export function createCommands({ deps, store }: Parts, service: Service) {
  const { communities, library, members, newId, people, shelf } = deps;
  const forms = itemForms(library);
  const typed = (value: unknown): string => (typeof value === 'string' ? value.replace(/\s+/gu, ' ').trim() : '');

  const openItem = (text: string, itemId: string): Answer => ({
    open: keptModal(text, { label: 'Open it', actionId: 'cards:open', value: itemId }),
  });

  /** What there is of this message already, as far as she may see it. */
  async function findKept(source: Source, userId: string, now: number): Promise<Answer | null> {
    const looker = await findLooker(deps, source.teamId, userId, now);
    for (const row of await store.listOf(source)) {
      if (row.status === 'waiting' && row.keeperId === userId) {
        return { open: keptModal('Its author is asked already. Nothing is kept until the answer is yes.', null) };
      }
      const item = row.itemId === null ? null : await shelf.findFor(looker, source.teamId, row.itemId);
      if (item) return openItem('This message is kept already.', item.id);
    }
    return null;
  }

  const keepThis: ShortcutHandler = async (act) => {
    if (!act.message) throw new UserError('Choose a message first.', 'The shortcut stands in the menu of each message.');
    const { channel, ts, authorId } = act.message;
    const { community } = await communities.forAct(act);
    await requireMember(deps, community, act.userId);
    const there = await findKept({ teamId: act.teamId, channelId: channel, ts }, act.userId, act.now);
    if (there) return there;
    const names = await people.findMany(act.teamId, mentionedIn(act.message.text));
    const words = readMessage(act.message.text, (id) => names.get(id)?.name ?? 'somebody');
    const author = authorId === null ? null : await people.find(act.teamId, authorId);
    const isBot = authorId === null || authorId === (await deps.botUserId(act.teamId)) || author?.kind === 'bot';
    if (isBot) {
      return {
        open: keptModal('A program wrote this. What people write can be kept; what you learnt from it you can write down yourself.', WRITE),
      };
    }
    if (words === '') return { open: keptModal('There are no words in this message. What it shows you can write down yourself.', WRITE) };
    const whose = tellWhose(act.userId, author, await members.find(act.teamId, community.id, authorId));
    if (whose === 'unreachable' || whose === 'bot') {
      const name = author?.name ?? 'Whoever wrote this';
      const text = `${name} is from outside, and I cannot write there to ask. So nothing is kept. Ask in person, and write down what you may.`;
      return { open: keptModal(text, WRITE) };
    }
    return {
      open: keepModal({
        metadata: JSON.stringify({ id: newId(), c: community.id, ch: channel, ts, a: authorId }),
        ...{ whose, author: author?.name ?? 'Somebody', community: community.name, words, forms, title: firstWords(words) },
        ...{ suggested: suggestClass(library.taxonomy, words), taxonomy: library.taxonomy },
      }),
    };
  };

  const submissions: Record<string, SubmissionHandler> = {
    'keeping:keep': async (act) => {
      const { id, c, ch: channelId, ts, a: authorId } = readMetadata(metaSchema, act.metadata);
      const community = await requireCommunity(deps, act.teamId, c);
      await requireMember(deps, community, act.userId);
      const there = await findKept({ teamId: act.teamId, channelId, ts }, act.userId, act.now);
      if (there?.open) return { update: there.open };
      const [title, words] = [typed(act.values.title), readWords(act.values)];
      if (words === '') return { errors: { 'words-0': 'There is nothing to keep. The words of the message go here.' } };
      if (title === '') return { errors: { title: 'Give it a title, such as its first words.' } };
      const wanted: Wanted = {
        row: { teamId: act.teamId, id, communityId: c, channelId, ts, authorId },
        ...{ keeperId: act.userId, formId: typed(act.values.form), title, words, now: act.now },
        topicClass: library.taxonomy.find((one) => one.id === act.values.class)?.id ?? null,
      };
      const name = await findName(deps, act.teamId, authorId);
      const wantsMembers = act.values.readers === 'P3';
      const whose = tellWhose(act.userId, await people.find(act.teamId, authorId), await members.find(act.teamId, c, authorId));
      const show = (text: string, itemId: string): Answer => ({ update: openItem(text, itemId).open, refreshHome: true });
      if (whose === 'own') {
        const { item, missing } = await service.keepOwn(wanted, wantsMembers);
        if (item.privacy === 'P3') return show('Kept. Members can read it.', item.id);
        const rest = wantsMembers ? ` Before members can read it, this is still to be written: ${missing.join(' · ')}.` : '';
        return show(`Kept. Only you can read it.${rest}`, item.id);
      }
      if (whose === 'member') {
        const { item, asked } = await service.keepNote(wanted, wantsMembers);
        const about = asked
          ? ` ${name} is asked, once.`
          : wantsMembers
            ? ` I cannot write to ${name} at present; ask from its page later.`
            : '';
        return show(`Kept. Only you can read it.${about}`, item.id);
      }
      if (whose !== 'first' || !(await service.request(wanted))) {
        return {
          errors: { 'words-0': `I cannot write to ${name} at present, so nothing is kept. Ask in person; your text is still here.` },
        };
      }
      return { update: keptModal(`${name} is asked. Nothing is kept until the answer is yes; then you hear from me.`, null) };
    },
  };

  const answered = async (act: ActionAct, answer: 'named' | 'unnamed' | 'refused', said: string): Promise<Answer> => {
    const [id = ''] = act.value.split('/');
    const taken = await service.answer(act.teamId, id, act.userId, answer, act.now);
    const message = plainAnswer(taken ? said : 'Thank you. This is settled already, and nothing changes.');
    return act.message ? { replace: message } : { reply: message };
  };

  const actions: Record<string, ActionHandler> = {
    'keeping:yes': (act) => {
      const named = act.value.endsWith('/named');
      return answered(act, named ? 'named' : 'unnamed', `✓ It may be kept, ${named ? 'with' : 'without'} your name, for members to read.`);
    },
    'keeping:no': (act) => answered(act, 'refused', 'Nobody else will read it, and nobody is told that you said no.'),
    'keeping:ask': async (act) => {
      const item = await shelf.find(act.teamId, act.value);
      if (item?.authorId !== act.userId) throw new NotAllowedError('Only whoever kept it can ask.', 'Its author is asked once.');
      const asked = await service.askLater(item, act.now);
      const text = asked
        ? 'Asked. With a yes you hear from me; until then it stays with you.'
        : 'Its author was asked already, or cannot be reached at present.';
      return { reply: plainAnswer(text) };
    },
  };

  return { shortcuts: { keep_this: keepThis }, submissions, actions };
}
