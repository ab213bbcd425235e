/** Asking, answering, taking back. */
import { z } from 'zod';
import { requireCommunity, requireMember } from '../../community/find-member.ts';
import { notice } from '../../community/form-views.ts';
import { readMetadata } from '../../community/read-metadata.ts';
import type { Community } from '../../community/records.ts';
import { NotAllowedError, UserError } from '../../platform/errors.ts';
import type { Act, ActionAct, ActionHandler, Answer, Command, SubmissionHandler } from '../../platform/feature.ts';
import { plainMessage } from '../../platform/slack/text.ts';
import { readWhom, readWish } from './rules.ts';
import type { Parts, Service } from './service.ts';
import type { Answered, Answers } from './service-answers.ts';
import type { Wishes } from './service-wishes.ts';
import type { Proposal } from './store.ts';
import { answeredMessage, askedWords, NOT_OPEN, openModal, WITHDRAWN, wishModal } from './views.ts';

const metadataSchema = z.object({ c: z.string(), id: z.string() });

export function createCommands({ deps, store }: Parts, service: Service, answers: Answers, wishes: Wishes) {
  const requireActive = async (community: Community, act: Act) => {
    const member = await requireMember(deps, community, act.userId);
    if (member.status === 'paused') throw new UserError('You are on a pause, so I ask nobody for you.', '`/rondo resume` ends it.');
    return member;
  };

  async function openForm(act: Act, name: string, whom: string | null): Promise<Answer> {
    const open = await service.openOf(act.teamId, act.userId);
    if (open) return { open: openModal(await wishes.viewOf(open)) };
    const { community } = await deps.communities.forAct(act, { name });
    await requireActive(community, act);
    if (await service.isFull(act.teamId, act.userId))
      throw new UserError('You have two partners already, and more than two are too many talks.', 'Ask again once one of them is through.');
    return { open: wishModal(JSON.stringify({ c: community.id, id: deps.newId() }), whom) };
  }

  /** On a message it stands where the question stood; on Home it is said and drawn anew. */
  const say = async (act: ActionAct, { row, answered }: { row: Proposal | null; answered: Answered }): Promise<Answer> => {
    const message = answeredMessage(row && (await wishes.viewOf(row)), answered);
    return { ...(act.message ? { replace: message } : { reply: message }), refreshHome: true };
  };

  const commands: Command[] = [
    {
      name: 'partner',
      group: 'people',
      usage: '[@name]',
      summary: 'Ask somebody to be your coaching partner',
      run: async (act) => {
        const { whom, rest } = readWhom(act.text);
        return openForm(act, rest, whom);
      },
    },
  ];

  const actions: Record<string, ActionHandler> = {
    'proposals:open': (act) => openForm(act, '', null),
    'proposals:yes': async (act) => say(act, await answers.accept(act, act.value)),
    'proposals:no': async (act) => say(act, await answers.decline(act, act.value)),
    'proposals:withdraw': async (act) => {
      const row = await store.find(act.teamId, act.value);
      if (row && row.fromId !== act.userId) throw new NotAllowedError('Whoever asked can take it back.', 'You can answer “Not now”.');
      const words = row && (await service.withdraw(row, act.now)) ? WITHDRAWN : NOT_OPEN;
      const inModal = act.modal?.callbackId === 'proposals:asked';
      return {
        ...(inModal ? { update: notice('proposals:said', 'A coaching partner', words) } : { reply: plainMessage(words) }),
        refreshHome: true,
      };
    },
  };

  const submissions: Record<string, SubmissionHandler> = {
    'proposals:ask': async (act) => {
      const { c, id } = readMetadata(metadataSchema, act.metadata);
      const community = await requireCommunity(deps, act.teamId, c);
      const proposer = await requireActive(community, act);
      const read = readWish(act.values, act.userId);
      if ('errors' in read) return read;
      const open = await service.openOf(act.teamId, act.userId);
      if (open && open.id !== id) return { update: openModal(await wishes.viewOf(open)), refreshHome: true };
      const errors = open ? null : await wishes.findErrors(community, act.userId, read.ok.whom, act.now);
      if (errors) return { errors };
      const row = open ?? (await service.ask(community, proposer, id, read.ok, act.now));
      return { update: notice('proposals:said', 'A coaching partner', askedWords(await wishes.viewOf(row))), refreshHome: true };
    },
  };

  return { commands, actions, submissions };
}
