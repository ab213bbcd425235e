/** Answering at the end of nine weeks, and what one does differently: changed, shown, kept. */
import { sayNote } from '../../community/experiment-views.ts';
import { isAlive, isOf, othersOf } from '../../community/pair.ts';
import { UserError } from '../../platform/errors.ts';
import type { ActionAct, ActionHandler, Answer, SubmissionHandler } from '../../platform/feature.ts';
import type { Button } from '../../platform/slack/message.ts';
import { button, plainSection } from '../../platform/slack/text.ts';
import { formatDate } from '../../platform/time/local-dates.ts';
import { opensEarlyOn, readAnswer } from './rules.ts';
import { END, type Parts, type Service } from './service.ts';
import { closedNote, doneModal, earlyNote, endModal, keptBlocks, keptNote, shownNote, textModal } from './views.ts';

const GONE = ['There is nothing of yours to show any more.', 'App Home shows what you keep.'] as const;

export function createCommands({ deps, store }: Parts, service: Service) {
  const { library } = deps;
  const say = (act: ActionAct, text: string, buttons: readonly Button[] = []): Answer =>
    sayNote(act, 'closings:done', 'The nine weeks', { text, buttons });

  const enter: ActionHandler = async (act) => {
    const pair = await service.requirePair(act.teamId, act.value, act.userId);
    const thank = button('Say thanks', 'thanks:give', { value: `pair/${pair.id}` });
    if (!isAlive(pair)) return say(act, closedNote, pair.ended === 'closed' ? [thank] : []);
    const community = await deps.communities.get(act.teamId, pair.communityId);
    if (deps.calendar.today(community, act.now) < opensEarlyOn(pair)) return say(act, earlyNote(formatDate(pair.closesOn)));
    return { open: endModal(library, await service.viewOf(pair, act.userId)) };
  };

  const submit: SubmissionHandler = async (act) => {
    const pair = await service.requirePair(act.teamId, act.metadata, act.userId);
    const read = readAnswer(act.values);
    if ('errors' in read) return read;
    const { teamId, userId, now } = act;
    const { talks, useful, differently } = read.said;
    const before = await service.viewOf(pair, userId);
    if (talks === null && useful === null && differently === '' && !before.rated && before.text === '')
      return { errors: { differently: 'One of these is enough. Nothing to say is fine, too: “Not now” closes it.' } };
    if (isAlive(pair)) {
      await service.answer(pair, read.said, act);
      await deps.attention.withdrawAsk(teamId, END, pair.id, userId);
    } else if (differently !== '') {
      // Too late to be counted; her own words are kept all the same.
      await store.putText({ teamId, pairId: pair.id, userId, communityId: pair.communityId, text: differently, at: now });
    }
    const kept = keptBlocks(await service.viewOf(pair, userId));
    return { update: doneModal(isAlive(pair) ? kept : [plainSection(closedNote), ...kept]), refreshHome: true };
  };

  /** Hers, whatever has become of the pair. */
  const findOwn = async (act: { teamId: string; userId: string }, pairId: string) => {
    const text = await store.findText(act.teamId, pairId, act.userId);
    if (!text) throw new UserError(...GONE);
    const pair = await deps.pairs.find(act.teamId, pairId);
    const others = pair && isOf(pair, act.userId) ? await service.namesOf(pair, othersOf(pair, act.userId)) : [];
    return { text, others };
  };

  const show =
    (privacy: 'P0' | 'P1'): ActionHandler =>
    async (act) => {
      const { text, others } = await findOwn(act, act.value);
      if (privacy === 'P1' && others.length === 0)
        throw new UserError('Your talks are long over, and I keep nothing of them.', 'Say it in person.');
      if (privacy === 'P1' && text.privacy === 'P0') deps.privacy.assertRelease(act.userId, { ...text, authorId: text.userId }, 'P1');
      await store.setPrivacy(act.teamId, act.value, act.userId, privacy);
      return say(act, privacy === 'P1' ? shownNote(others) : keptNote(others));
    };

  const openText: ActionHandler = async (act) => {
    const { text, others } = await findOwn(act, act.value);
    return { open: textModal({ pairId: act.value, others, text: text.text, isShown: text.privacy === 'P1' }) };
  };

  const submitText: SubmissionHandler = async (act) => {
    const { text } = await findOwn(act, act.metadata);
    const read = readAnswer(act.values);
    if ('errors' in read) return read;
    const { privacy: _, ...row } = text;
    await store.putText({ ...row, text: read.said.differently, at: act.now });
    return { refreshHome: true };
  };

  return {
    actions: { 'closings:enter': enter, 'closings:show': show('P1'), 'closings:keep': show('P0'), 'closings:text': openText },
    submissions: { 'closings:enter': submit, 'closings:text': submitText },
  };
}
