/** `/rondo coaching` and everything that is pressed in a round. */
import { requireLivingCommunity, requireMember } from '../../community/find-member.ts';
import { notice } from '../../community/form-views.ts';
import type { Community, Member } from '../../community/records.ts';
import { UserError } from '../../platform/errors.ts';
import type { Act, ActionAct, ActionHandler, Answer, Command, SubmissionHandler } from '../../platform/feature.ts';
import type { Modal } from '../../platform/slack/message.ts';
import { formatZone } from '../../platform/time/zones.ts';
import { readBounds, readEntry } from './rules-entry.ts';
import type { Parts, Round, Service } from './service.ts';
import type { Entering } from './service-entering.ts';
import type { Pages } from './service-page.ts';
import type { Totals } from './service-totals.ts';
import { boundsModal, entryModal } from './views-forms.ts';
import { aboutModal } from './views-page.ts';
import { dryRunModal } from './views-stewards.ts';

export interface CommandParts {
  parts: Parts;
  service: Service;
  entering: Entering;
  pages: Pages;
  totals: Totals;
}

/** In place of the page on which it was pressed, else as a window of its own. */
const inPlace = (act: ActionAct, modal: Modal): Answer => (act.modal?.id && !act.home ? { update: modal } : { open: modal });

export function createCommands({ parts, service, entering, pages, totals }: CommandParts) {
  const { deps } = parts;

  /** The community of the button, or the one she means. */
  async function findHere(act: Act, id: string): Promise<{ community: Community; member: Member }> {
    const community = id === '' ? (await deps.communities.forAct(act)).community : await requireLivingCommunity(deps, act.teamId, id);
    if (community.status !== 'active')
      throw new UserError(`${community.name} rests at present, and its rounds with it.`, 'Rounds are called again when it is back.');
    return { community, member: await requireMember(deps, community, act.userId) };
  }

  async function requireRound(act: Act, id: string): Promise<{ community: Community; round: Round }> {
    const { community, member } = await findHere(act, id);
    const round = await service.toEnter(community, act.now);
    if (!round)
      throw new UserError('No round is in sight: the calendar has no session to count from.', 'A partner you can propose any time.');
    await entering.requireAble(community, member, round, act.now);
    return { community, round };
  }

  const drawForm = async (act: ActionAct, community: Community): Promise<Modal> => {
    const standing = await entering.standing(community, act.userId, act.now);
    const person = await deps.people.find(act.teamId, act.userId);
    return entryModal({
      communityId: community.id,
      about: pages.sayLine(community, standing, { now: act.now, zone: person?.zone }),
      before: await entering.before(act.teamId, act.userId),
      bounds: await deps.bounds.of(act.teamId, act.userId),
      isIn: standing.entry !== null,
      zone: formatZone(person?.zone ?? community.zone),
    });
  };

  const dryRun = async (act: Act, community: Community): Promise<Modal> => {
    await deps.roles.requireSteward(community, act.userId, act.now);
    return dryRunModal(await totals.dryRun(community, act.now));
  };

  const commands: Command[] = [
    {
      name: 'coaching',
      group: 'people',
      usage: '[dry-run]',
      summary: 'Join a coaching round, see your partner or propose one; for stewards also a dry run',
      run: async (act) => {
        if (/^dry[ -]?run\b/i.test(act.text)) {
          const { community } = await deps.communities.forAct(act, { name: act.text.replace(/^dry[ -]?run/i, '').trim(), asSteward: true });
          return { open: await dryRun(act, community) };
        }
        const { community } = await deps.communities.forAct(act, { name: act.text });
        await requireMember(deps, community, act.userId);
        return { open: await pages.draw(community, act) };
      },
    },
  ];

  const actions: Record<string, ActionHandler> = {
    'rounds:page': async (act) => inPlace(act, await pages.draw((await findHere(act, act.value)).community, act)),
    'rounds:about': async (act) => inPlace(act, aboutModal(act.value)),
    'rounds:enter': async (act) => {
      const { community, round } = await requireRound(act, act.value);
      const { entry, isTold } = await entering.standing(community, act.userId, act.now);
      const isOpen = ['ahead', 'open'].includes(service.phase(community, round, act.now));
      // What she said has reached her partner, or is about to: there is nothing to change in it.
      if (isTold || (entry && !isOpen)) return inPlace(act, await pages.draw(community, act));
      return inPlace(act, await drawForm(act, community));
    },
    'rounds:leave': async (act) => {
      const { community } = await findHere(act, act.value);
      const { round, entry, isTold } = await entering.standing(community, act.userId, act.now);
      if (isTold)
        return inPlace(
          act,
          await pages.draw(community, act, 'You were introduced already. On your desk either of you can end it quietly.'),
        );
      if (!round || !entry)
        return inPlace(act, await pages.draw(community, act, 'You are not in a round, so there is nothing to take back.'));
      await entering.leave(community, round, act.userId, act.now);
      return { ...inPlace(act, await pages.draw(community, act, '✓ You are out. Nobody is told.')), refreshHome: true };
    },
    'rounds:pass': async (act) => {
      const { community } = await findHere(act, act.value);
      const { round, entry, isTold } = await entering.standing(community, act.userId, act.now);
      if (round && !entry && !isTold) await entering.leave(community, round, act.userId, act.now);
      return { refreshHome: true };
    },
    'rounds:bounds': async (act) => ({ open: boundsModal(await deps.bounds.of(act.teamId, act.userId)) }),
    'rounds:dry-run': async (act) => ({ open: await dryRun(act, (await findHere(act, act.value)).community) }),
  };

  const submissions: Record<string, SubmissionHandler> = {
    'rounds:enter': async (act) => {
      const read = readEntry(act.values);
      if (read.errors) return { errors: read.errors };
      const { community, round } = await requireRound(act, act.metadata);
      const { isTold } = await entering.standing(community, act.userId, act.now);
      // First whom not with: a place is looked for at once when the draw is over.
      await entering.keepBounds(act.teamId, act.userId, readBounds(act.values, act.userId), act.now);
      if (!isTold) await entering.enter(community, round, { userId: act.userId, brought: read.brought, now: act.now });
      return { update: await pages.draw(community, act, '✓ Kept.'), refreshHome: true };
    },
    'rounds:bounds': async (act) => {
      await entering.keepBounds(act.teamId, act.userId, readBounds(act.values, act.userId), act.now);
      return { update: notice('rounds:kept', 'Whom not with', '✓ Kept. Only you see it.') };
    },
  };

  return { commands, actions, submissions };
}
