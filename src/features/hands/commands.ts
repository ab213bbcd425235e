/** Asking for a hand, answering, taking it back, closing it. */
import { z } from 'zod';
import { type Experiment, leadsOf } from '../../community/experiment.ts';
import { findName, requireLivingCommunity, requireMember } from '../../community/find-member.ts';
import { findMemberships } from '../../community/find-viewer.ts';
import { readMetadata } from '../../community/read-metadata.ts';
import type { Community } from '../../community/records.ts';
import type { Act, ActionAct, ActionHandler, Answer, Command, SubmissionHandler } from '../../platform/feature.ts';
import type { Kind } from './rules.ts';
import type { Service } from './service.ts';
import type { Parts } from './service-asking.ts';
import { aboutModal, askedModal, formModal } from './views.ts';
import { SAID } from './views-messages.ts';

export interface HandDoors {
  /** What she said in a check-in that she could use a hand with; null when it is not hers or gone. */
  checkInHand(teamId: string, userId: string, id: string): Promise<string | null>;
}

/** Empty: the form asks which. */
const metadataSchema = z.object({ c: z.string() });

interface Prefilled {
  communities: Community[];
  kind: Kind | null;
  about: string;
}

/** What was pressed in a message is answered there; on Home beside it. */
const say = (act: ActionAct, text: string): Answer => ({
  ...(act.message ? { replace: { text } } : { reply: { text } }),
  refreshHome: true,
});

export function createCommands({ deps, store }: Parts, service: Service, doors: HandDoors) {
  const livelyOf = async (act: Act): Promise<Community[]> => {
    const memberships = await findMemberships(deps, act.teamId, act.userId, act.now);
    const lively = memberships.map(({ community }) => community).filter(({ status }) => status === 'active');
    return lively.length > 0 ? lively : [(await deps.communities.forAct(act)).community];
  };

  const form = ({ communities, kind, about }: Prefilled): Answer => {
    const [only, ...others] = communities;
    const metadata = JSON.stringify({ c: only && others.length === 0 ? only.id : '' });
    return { open: formModal({ metadata, communities, kind, about }) };
  };

  const led = async (act: Act, id: string): Promise<Experiment | null> => {
    const experiment = await deps.experiments.find(act.teamId, id);
    return experiment && leadsOf(experiment).includes(act.userId) ? experiment : null;
  };

  const prefill = async (act: ActionAct): Promise<Prefilled> => {
    const [from, id = ''] = act.value.split('/');
    const experiment = from === 'experiment' ? await led(act, id) : null;
    if (experiment) {
      const community = await requireLivingCommunity(deps, act.teamId, experiment.communityId);
      return { communities: [community], kind: 'eyes', about: `My experiment: ${experiment.title}` };
    }
    const about = from === 'checkin' ? await doors.checkInHand(act.teamId, act.userId, id) : null;
    return { communities: await livelyOf(act), kind: null, about: about ?? '' };
  };

  const commands: Command[] = [
    {
      name: 'hand',
      group: 'people',
      usage: '[community]',
      summary: 'Ask one person for a hand: to rehearse, look with you, mentor, or just talk',
      run: async (act) => {
        const { community } = await deps.communities.forAct(act, { name: act.text });
        await requireMember(deps, community, act.userId);
        return form({ communities: [community], kind: null, about: '' });
      },
    },
  ];

  const actions: Record<string, ActionHandler> = {
    'hands:open': async (act) => form(await prefill(act)),
    'hands:yes': async (act) => say(act, (await service.answer(act, act.value, true)) ? SAID.yes : SAID.gone),
    'hands:not-now': async (act) => say(act, (await service.answer(act, act.value, false)) ? SAID.notNow : SAID.gone),
    'hands:about': async (act) => {
      const request = await service.findTurn(act, act.value);
      if (!request || request.about === '') return { reply: { text: SAID.gone }, refreshHome: true };
      return { open: aboutModal(await findName(deps, act.teamId, request.askerId), request.kind, request.about) };
    },
    'hands:withdraw': async (act) => say(act, (await service.withdraw(act, act.value)) ? SAID.withdrawn : SAID.withdrawnBefore),
    'hands:helped': async (act) => {
      const closed = await service.helped(act, act.value);
      if (closed === 'stranger') return { reply: { text: SAID.others } };
      return say(act, closed === 'closed' ? SAID.closed : SAID.closedBefore);
    },
  };

  const submissions: Record<string, SubmissionHandler> = {
    'hands:ask': async (act) => {
      const { c } = readMetadata(metadataSchema, act.metadata);
      const chosen = c === '' && typeof act.values.community === 'string' ? act.values.community : c;
      const community = await requireLivingCommunity(deps, act.teamId, chosen);
      await requireMember(deps, community, act.userId);
      const asked = await service.submit(community, act, act.values);
      if ('errors' in asked) return asked;
      if (asked.status === 'nobody') await store.remove(act.teamId, asked.id);
      const words =
        asked.status === 'nobody'
          ? `There is nobody in ${community.name} whom I could ask at present. Name somebody yourself, or turn to a steward.`
          : '✓ One person is asked, privately, and has two working days. My Home tab shows how it stands; there you can take it back.';
      return { update: askedModal(words, asked.kind, community.settings), refreshHome: true };
    },
  };

  return { commands, actions, submissions };
}
