/** The page "Who may read it", its steps up and its way back. */
import { notice } from '../../community/form-views.ts';
import type { Item } from '../../community/item.ts';
import { UserError } from '../../platform/errors.ts';
import type { ActionHandler, Answer, SubmissionHandler } from '../../platform/feature.ts';
import type { Modal } from '../../platform/slack/message.ts';
import { areTicked, isAudience, isRead } from './rules.ts';
import type { Act, Held, Parts, Service } from './service.ts';
import type { Pages } from './service-page.ts';
import type { Readings } from './service-readings.ts';
import type { Steps } from './service-steps.ts';
import type { Audience } from './tables.ts';
import {
  askedNotice,
  CHANGED,
  checkModal,
  inviteModal,
  NO_GUESTS,
  NOT_TICKED,
  pageModal,
  releasedNotice,
  releaseModal,
  withdrawnNotice,
} from './views.ts';
import { audienceWords } from './views-words.ts';

const listOf = (value: unknown): string[] => (Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []);

export function createCommands({ deps, store }: Parts, service: Service, pages: Pages, readings: Readings, steps: Steps) {
  const { library } = deps;

  const page = async (act: Act, itemId: string, said: string | null = null): Promise<Modal> =>
    pageModal(await pages.viewOf(await service.requireHeld(act, itemId), act), said);

  const checkForm = ({ item, community }: Held, to: Audience): Modal =>
    checkModal({
      ...{ metadata: `${item.id}|${to}|${item.version}`, title: item.title, to, audience: audienceWords(to, community) },
      ...{ questions: service.questions, classes: library.taxonomy, topicClass: item.topicClass },
    });

  /** From a button or a form: what, to whom, and which text she had before her. */
  const read = async (act: Act, value: string): Promise<{ held: Held; to: Audience; version: number }> => {
    const [itemId = '', to, version] = value.split('|');
    if (!isAudience(to)) throw new UserError('This button is an old one.', 'Open the page again.');
    const held = await service.requireHeld(act, itemId);
    await steps.requireStep(act, held, to);
    return { held, to, version: Number(version ?? held.item.version) };
  };

  /** Guests are those who are no members, and people. */
  const guestsOf = async (act: Act, item: Item, value: unknown): Promise<string[]> => {
    const ids: string[] = [];
    for (const userId of listOf(value)) {
      const person = await deps.people.find(act.teamId, userId);
      if (person?.active && person.kind !== 'bot' && !(await service.isMember(item, userId))) ids.push(userId);
    }
    return ids;
  };

  const actions: Record<string, ActionHandler> = {
    'releases:open': async (act) => ({ open: await page(act, act.value) }),

    'releases:step': async (act): Promise<Answer> => {
      const { held, to } = await read(act, act.value);
      const { item, community } = held;
      const reading = to === 'P3' ? null : await store.reading(item.teamId, item.id, to);
      if (to === 'P3' || !isRead(reading, item, to)) return { open: checkForm(held, to) };
      const view = {
        ...{ metadata: `${item.id}|${to}|${item.version}`, title: item.title, to, audience: audienceWords(to, community) },
        ...{ reader: await pages.nameOf(item.teamId, reading?.readerId ?? null), announce: community.announcementChannelId !== null },
      };
      return { open: releaseModal(view) };
    },

    'releases:withdraw': async (act) => {
      const [itemId = '', to = ''] = act.value.split('|');
      if (to !== 'P0' && to !== 'P3' && to !== 'P4') throw new UserError('This button is an old one.', 'Open the page again.');
      const held = await service.requireHeld(act, itemId);
      await steps.withdraw(act, held, to);
      const said = withdrawnNotice(to === 'P0' ? 'nobody but its author' : audienceWords(to, held.community));
      const left = await service.findHeld(act, itemId);
      if (!left) return { update: notice('releases:notice', 'Who may read it', said) };
      return { update: pageModal(await pages.viewOf(left, act), said), refreshHome: true };
    },

    'releases:invite': async (act) => {
      const { item, right } = await service.requireHeld(act, act.value);
      if (right !== 'author' || item.privacy !== 'P5')
        throw new UserError('It is not open for guests now.', 'Its page shows where it stands.');
      return { open: inviteModal(item.id, item.title) };
    },
  };

  const submissions: Record<string, SubmissionHandler> = {
    'releases:check': async (act): Promise<Answer> => {
      const { held, to, version } = await read(act, act.metadata);
      const { item, community } = held;
      if (version !== item.version) return { errors: { ticks: CHANGED } };
      if (!areTicked(service.questions, act.values.ticks)) return { errors: { ticks: NOT_TICKED } };
      if (to === 'P3') {
        const topicClass = library.taxonomy.find(({ id }) => id === act.values.class)?.id;
        if (!topicClass) return { errors: { class: 'Choose one, so that others find it.' } };
        await steps.share(act, held, topicClass);
        return { update: await page(act, item.id, releasedNotice(audienceWords('P3', community))), refreshHome: true };
      }
      const chosen = typeof act.values.reader === 'string' ? act.values.reader : null;
      const why = await readings.request(act, held, to, chosen);
      if (why !== null) return { errors: { reader: why } };
      const names = chosen === null ? [] : [await pages.nameOf(act.teamId, chosen)];
      return { update: await page(act, item.id, askedNotice(names)) };
    },

    'releases:release': async (act): Promise<Answer> => {
      const { held, to, version } = await read(act, act.metadata);
      if (to === 'P3') throw new UserError('This form is an old one.', 'Open its page again.');
      if (version !== held.item.version) throw new UserError(CHANGED);
      const guestIds = to === 'P5' ? await guestsOf(act, held.item, act.values.guests) : [];
      if (to === 'P5' && guestIds.length === 0) return { errors: { guests: NO_GUESTS } };
      await steps.release(act, held, to, { announce: listOf(act.values.announce).includes('yes'), guestIds });
      return { update: await page(act, held.item.id, releasedNotice(audienceWords(to, held.community))), refreshHome: true };
    },

    'releases:invite': async (act): Promise<Answer> => {
      const { item, right } = await service.requireHeld(act, act.metadata);
      if (right !== 'author' || item.privacy !== 'P5')
        throw new UserError('It is not open for guests any more.', 'Its page shows where it stands.');
      const guestIds = await guestsOf(act, item, act.values.guests);
      if (guestIds.length === 0) return { errors: { guests: NO_GUESTS } };
      await steps.invite(act, item, guestIds);
      return { update: await page(act, item.id, '✓ Invited, for 14 days.') };
    },
  };

  return { actions, submissions };
}
