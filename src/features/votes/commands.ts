/** What people do in a vote: give their dots, offer to lead. */
import type { Act, ActionAct, ActionHandler, Answer, SubmissionAct, SubmissionHandler } from '../../platform/feature.ts';
import type { Modal } from '../../platform/slack/message.ts';
import { slackDate } from '../../platform/time/say.ts';
import { northStarOf } from './rules.ts';
import type { OpenVote, Parts, Service } from './service.ts';
import type { Posts } from './service-post.ts';
import { ballotModal, leadsModal, votedModal } from './views-ballot.ts';

const listOf = (act: SubmissionAct, field: string): string[] => [...new Set([act.values[field] ?? []].flat())];
/** On top of nothing, or in place of the board. */
export const inPlace = (act: ActionAct, modal: Modal): Answer => (act.modal?.id && !act.home ? { update: modal } : { open: modal });

/** Null, or what is wrong with her dots. */
function whatIsWrongWith(dots: readonly string[], { vote, options }: OpenVote): string | null {
  if (dots.length === 0) return 'Give at least one dot, or close this without voting.';
  if (dots.length > vote.dots) return `You have ${vote.dots}; take ${dots.length - vote.dots} back.`;
  return dots.every((given) => options.some(({ id }) => id === given))
    ? null
    : 'One of these was taken off the list meanwhile. Choose another; press Vote again for the list of today.';
}

export function createCommands({ topics, ballots }: Parts, service: Service, posts: Posts) {
  const draw = async (act: Act, { vote, community, closesAt, options }: OpenVote): Promise<Modal> => {
    const { k } = community.settings;
    return ballotModal({
      ...{ voteId: vote.id, zone: community.zone, options, dots: vote.dots, closesAt, k, northStar: northStarOf(community) },
      given: await ballots.find(act.teamId, vote.id, act.userId),
      leads: await topics.ledBy(act.teamId, act.userId),
    });
  };

  /** Of the options on this ballot, those she named now and no others. */
  const keepLeads = (act: SubmissionAct, { community, options }: OpenVote): Promise<void> =>
    topics.keepLeads(
      { community, userId: act.userId, now: act.now },
      options.map(({ id }) => id),
      listOf(act, 'leads'),
    );

  const actions: Record<string, ActionHandler> = {
    'votes:ballot': async (act) => inPlace(act, await draw(act, await service.requireOpen(act, act.value))),
    'votes:leads': async (act) => {
      const { vote, options } = await service.requireOpen(act, act.value);
      return inPlace(act, leadsModal({ voteId: vote.id, options, leads: await topics.ledBy(act.teamId, act.userId) }));
    },
  };

  const submissions: Record<string, SubmissionHandler> = {
    'votes:ballot': async (act) => {
      const open = await service.requireOpen(act, act.metadata);
      const { vote, community, options } = open;
      const dots = listOf(act, 'dots');
      const wrong = whatIsWrongWith(dots, open);
      if (wrong !== null) return { errors: { dots: wrong } };
      const northStar = listOf(act, 'northStar').filter((named) => options.some(({ id }) => id === named));
      await keepLeads(act, open);
      const whose = { teamId: act.teamId, communityId: community.id, voteId: vote.id, userId: act.userId };
      await ballots.put({ ...whose, dots, northStar, privacy: 'P2' });
      await posts.redraw(vote);
      return { update: votedModal(slackDate(open.closesAt, community.zone)) };
    },
    'votes:leads': async (act) => {
      await keepLeads(act, await service.requireOpen(act, act.metadata));
      return {};
    },
  };

  return { actions, submissions };
}
