/** What people do with their reflections: write, open, change, share, take back, delete, search. */
import { z } from 'zod';
import type { Deps } from '../../community/kernel.ts';
import type { Looker } from '../../community/privacy.ts';
import type { Community } from '../../community/records.ts';
import { NotAllowedError, UserError } from '../../platform/errors.ts';
import type { Act, ActionAct, ActionHandler, Answer, Command, CommandAct, SubmissionHandler } from '../../platform/feature.ts';
import type { Modal } from '../../platform/slack/message.ts';
import { toLocal } from '../../platform/time/zones.ts';
import { NO_TEXTS, PARTS, type Part, readDraft, summaryOf } from './rules.ts';
import { goneError, type Service } from './service.ts';
import type { Steps } from './service-steps.ts';
import type { Reflection, Store } from './store.ts';
import { detailModal, keptMessage, NOT_A_MEMBER, notKeptMessage, reflectionModal, sharedModal } from './views.ts';
import { listModal, type RowView } from './views-list.ts';

const formSchema = z.object({ id: z.string(), c: z.string() });
const listSchema = z.object({ w: z.enum(['mine', 'shared']) });

export const readMetadata = <T>(schema: z.ZodType<T>, text: string): T => {
  const parsed = schema.safeParse(JSON.parse(text || '{}'));
  if (!parsed.success)
    throw new UserError('This form is from an older version of me.', 'Copy your text, close it and open it again with `/reflect`.');
  return parsed.data;
};

/** In one of our own windows the next one takes its place; anywhere else it opens. */
export const showIn = (act: ActionAct, modal: Modal): Answer =>
  act.modal?.callbackId.startsWith('reflections:') ? { update: modal } : { open: modal };

export function createCommands(deps: Deps, store: Store, service: Service, steps: Steps) {
  const { communities, members, newId, people } = deps;

  const lookerOf = async (act: Act): Promise<Looker> => {
    const [belonging, person] = await Promise.all([members.of(act.teamId, act.userId), people.find(act.teamId, act.userId)]);
    const memberOf = belonging.filter(({ status }) => status === 'active' || status === 'paused').map(({ communityId }) => communityId);
    return { userId: act.userId, memberOf, inOrganisation: person?.kind === 'person' && person.active };
  };

  /** The community of the channel she is in, else the first she belongs to; null when there is none. Only sharing depends on it. */
  const findCommunityId = async (act: Act): Promise<string | null> => {
    const mine = (await members.of(act.teamId, act.userId)).filter(({ status }) => status === 'active' || status === 'paused');
    const here = act.channelId && mine.length > 1 ? await communities.findByChannel(act.teamId, act.channelId) : null;
    return (mine.find(({ communityId }) => communityId === here?.id) ?? mine[0])?.communityId ?? null;
  };

  const findCommunity = async (act: Act): Promise<Community | null> => {
    const id = await findCommunityId(act);
    return id === null ? null : communities.get(act.teamId, id);
  };

  const requireCommunity = async (act: Act): Promise<Community> => {
    const community = await findCommunity(act);
    if (!community) throw new NotAllowedError(NOT_A_MEMBER, 'Ask one of its stewards to let you in.');
    return community;
  };

  const dateOf = async (act: Act, instant: number) => toLocal(instant, (await people.get(act.teamId, act.userId)).zone).date;

  const formFor = async (act: Act, community: Community): Promise<Modal> =>
    reflectionModal({
      metadata: JSON.stringify({ id: newId(), c: community.id }),
      community: community.name,
      texts: NO_TEXTS,
      fresh: { askOn: await steps.dayAhead(act.teamId, community.id, act.userId, act.now) },
    });

  const detailOf = async (act: Act, row: Reflection, notice: string | null): Promise<Modal> => {
    const community = await communities.get(act.teamId, row.communityId);
    return detailModal({
      metadata: JSON.stringify({ id: row.id, c: row.communityId }),
      id: row.id,
      writtenOn: await dateOf(act, row.createdAt),
      question: row.question,
      texts: row,
      shared: row.sharedAt !== null,
      community: community.name,
      inThread: row.threadTs !== null,
      steps: (await store.stepsOf(act.teamId, row.id)).map((step) => ({ ...step, shared: step.sharedAt !== null })),
      notice,
    });
  };

  const rowsOf = async (act: Act, rows: readonly Reflection[], whose: 'mine' | 'shared'): Promise<RowView[]> => {
    const names = whose === 'mine' ? new Map() : await people.findMany(act.teamId, [...new Set(rows.flatMap((row) => row.authorId ?? []))]);
    const zone = (await people.get(act.teamId, act.userId)).zone;
    return rows.map((row) => ({
      id: row.id,
      summary: summaryOf(row),
      on: toLocal((whose === 'shared' ? row.sharedAt : null) ?? row.createdAt, zone).date,
      name: whose === 'mine' ? null : (names.get(row.authorId ?? '')?.name ?? 'Somebody who has left'),
      shared: row.sharedAt !== null,
    }));
  };

  const listFor = async (
    act: Act,
    whose: 'mine' | 'shared',
    page: number,
    search: string,
    notice: string | null = null,
  ): Promise<Modal> => {
    const rows =
      whose === 'mine'
        ? await service.listMine(act.teamId, act.userId, search)
        : await service.listShared(act.teamId, await lookerOf(act), search);
    return listModal({ whose, rows: await rowsOf(act, rows, whose), page, search, notice });
  };

  const typedSearch = (act: ActionAct): string => (typeof act.modal?.values.search === 'string' ? act.modal.values.search : '');
  const whoseOf = (act: ActionAct): string | null => listSchema.safeParse(JSON.parse(act.modal?.metadata || '{}')).data?.w ?? null;

  const reflect = async (act: CommandAct): Promise<Answer> => {
    if (act.text.trim() === '') return { open: await formFor(act, await requireCommunity(act)) };
    const communityId = await findCommunityId(act);
    if (communityId === null) return { reply: notKeptMessage(act.typed) };
    const id = newId();
    const where = { id, teamId: act.teamId, communityId, userId: act.userId, now: act.now };
    await service.keep({ ...where, texts: { ...NO_TEXTS, note: act.typed } });
    return { reply: keptMessage(id) };
  };

  const commands: Command[] = [
    {
      name: 'reflect',
      group: 'week',
      direct: '/reflect',
      summary: 'Keep what worked, what did not and what comes next; only you can read it',
      usage: '[what you noticed]',
      run: reflect,
    },
    {
      name: 'reflections',
      group: 'week',
      summary: 'Read, search, share or delete what you kept, and your steps',
      run: async (act) => {
        if ((await store.listBy(act.teamId, act.userId)).length === 0) await requireCommunity(act);
        return { open: await listFor(act, 'mine', 0, act.typed) };
      },
    },
  ];

  const actions: Record<string, ActionHandler> = {
    'reflections:write': async (act) => showIn(act, await formFor(act, await requireCommunity(act))),
    'reflections:page': async (act) => {
      const [whose, page] = act.value.split(':');
      const wanted = whose === 'shared' ? 'shared' : 'mine';
      // Words typed for one list are not meant for the other.
      return showIn(act, await listFor(act, wanted, Number(page) || 0, whoseOf(act) === wanted ? typedSearch(act) : ''));
    },
    'reflections:open': async (act) => {
      const row = await service.findVisible(act.teamId, await lookerOf(act), act.value);
      if (!row) throw goneError();
      if (row.authorId === act.userId) return showIn(act, await detailOf(act, row, null));
      const name = row.authorId ? (await people.find(act.teamId, row.authorId))?.name : undefined;
      const on = row.sharedAt === null ? null : await dateOf(act, row.sharedAt);
      const modal = sharedModal(name ?? 'Somebody who has left', on, row.question, row);
      return { open: modal };
    },
    'reflections:edit': async (act) => {
      const row = await service.getMine(act.teamId, act.userId, act.value);
      const community = await communities.get(act.teamId, row.communityId);
      return showIn(
        act,
        reflectionModal({
          metadata: JSON.stringify({ id: row.id, c: row.communityId }),
          community: community.name,
          texts: row,
          fresh: null,
        }),
      );
    },
    'reflections:share': async (act) => {
      const row = await service.getMine(act.teamId, act.userId, act.value);
      if (row.sharedAt === null) {
        await requireStillIn(act, row.communityId);
        await service.share(row, act.userId, act.now);
      }
      return showIn(
        act,
        await detailOf(act, await service.getMine(act.teamId, act.userId, row.id), 'Shared. Every member here can read it.'),
      );
    },
    'reflections:withdraw': async (act) => {
      const row = await service.getMine(act.teamId, act.userId, act.value);
      if (row.sharedAt !== null) await service.withdraw(row, act.now);
      const notice = 'Taken back. Only you can read it here; who has read it has read it, and copies may exist.';
      return showIn(act, await detailOf(act, await service.getMine(act.teamId, act.userId, row.id), notice));
    },
    'reflections:delete': async (act) => {
      const row = await service.getMine(act.teamId, act.userId, act.value);
      await service.remove(row, act.now);
      return {
        ...showIn(
          act,
          await listFor(
            act,
            'mine',
            0,
            '',
            row.sharedAt === null ? 'Deleted. Nothing of it is kept.' : 'Deleted, and the post with it. Copies may exist.',
          ),
        ),
        refreshHome: true,
      };
    },
  };

  const requireStillIn = async (act: Act, communityId: string): Promise<void> => {
    const member = await members.find(act.teamId, communityId, act.userId);
    if (!member || member.status === 'left')
      throw new NotAllowedError(
        'You can share with members only while you are one of them.',
        'It stays yours; any steward can let you in again.',
      );
  };

  const submissions: Record<string, SubmissionHandler> = {
    'reflections:keep': async (act) => {
      const { id, c: communityId } = readMetadata(formSchema, act.metadata);
      const today = await steps.today(act.teamId, communityId, act.userId, act.now);
      const read = readDraft(act.values, today);
      if ('errors' in read) return { errors: read.errors };
      await requireStillIn(act, communityId);
      const { texts, step, askOn, shared } = read.ok;
      const where = { teamId: act.teamId, communityId, userId: act.userId, now: act.now };
      const isNew = await service.keep({ id, ...where, texts });
      if (isNew && step !== '') await steps.keep({ id: newId(), ...where, reflectionId: id, text: step, askOn });
      if (isNew && shared) await service.share(await service.getMine(act.teamId, act.userId, id), act.userId, act.now);
      const notice = shared ? 'Kept, and shared with every member here.' : 'Kept. Only you can see it.';
      return { update: await detailOf(act, await service.getMine(act.teamId, act.userId, id), notice), refreshHome: true };
    },
    'reflections:change': async (act) => {
      const { id, c: communityId } = readMetadata(formSchema, act.metadata);
      const row = await service.getMine(act.teamId, act.userId, id);
      const today = await steps.today(act.teamId, communityId, act.userId, act.now);
      const [first = 'worked']: Part[] = row.note === '' ? ['worked'] : [...PARTS];
      const read = readDraft(act.values, today, first);
      if ('errors' in read) return { errors: read.errors };
      if (row.sharedAt !== null)
        throw new UserError('It is shared, so people have read it as it was.', 'Take it back first; then you can change it.');
      await service.change(row, read.ok.texts);
      return { update: await detailOf(act, { ...row, ...read.ok.texts }, 'Changed.'), refreshHome: true };
    },
    'reflections:list': async (act) => {
      const { w } = readMetadata(listSchema, act.metadata);
      const search = typeof act.values.search === 'string' ? act.values.search : '';
      return { update: await listFor(act, w, 0, search) };
    },
  };

  return { commands, actions, submissions, detailOf, listFor };
}

export type Commands = ReturnType<typeof createCommands>;
