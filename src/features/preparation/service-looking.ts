/** What the windows show of a session that is being prepared. */
import { findName } from '../../community/find-member.ts';
import type { Modal } from '../../platform/slack/message.ts';
import { sayDateTime } from '../../platform/time/say.ts';
import { walkTree } from './rules.ts';
import type { Parts, Prepared } from './service.ts';
import { checklistModal, overviewModal, sheetModal, wordsModal } from './views.ts';
import { answerModal, pickModal, questionModal } from './views-formats.ts';

/** s: session; v: the version of the draft that is shown; t: that of the texts; e: the step in the form. */
export const metadataOf = ({ session, plan }: Prepared, step: string | null = null): string =>
  JSON.stringify({ s: session.id, v: plan.version, t: plan.textsVersion, e: step });

export const mayUnlock = ({ stage, part, isSteward }: Prepared): boolean => stage === 'locked' && (part === 'facilitator' || isSteward);
export const mayEdit = ({ stage, part }: Prepared): boolean => stage === 'open' && part !== null;

export function createLooking({ deps, doors, checklist, tree }: Parts) {
  const nameOf = async (teamId: string, userId: string | null): Promise<string | null> => (userId ? findName(deps, teamId, userId) : null);

  async function sayWhoLeads({ session }: Prepared): Promise<string> {
    if (session.leadership === 'stewards') return 'led by the stewards';
    if (session.leadership === 'table') return 'an Open Table, its host is drawn by lot';
    const [leads, second] = [await nameOf(session.teamId, session.facilitatorId), await nameOf(session.teamId, session.secondId)];
    if (!leads) return 'nobody leads it yet';
    return second ? `led by ${leads}, with ${second} as second` : `led by ${leads}`;
  }

  /** What was locked, or what runs while the draft is off; null when it is the draft itself. */
  function sayStanding({ plan, stage, community, format, session, draft }: Prepared): string | null {
    const at = (instant: number | null): string => (instant === null ? 'before' : `of ${sayDateTime(instant, community.zone)}`);
    if (stage === 'locked' && plan.lockedAt !== null) {
      const since = `Locked since ${sayDateTime(plan.lockedAt, community.zone)}, so that everybody can count on it.`;
      if (plan.lockedAs === 'earlier') return `${since} The draft did not add up: what runs is the version ${at(plan.goodAt)}.`;
      return plan.lockedAs === 'format' ? `${since} It is ${format.name} as it comes.` : since;
    }
    if (stage !== 'open') return null;
    const off = draft.reduce((sum, step) => sum + step.minutes, 0) !== session.minutes;
    return off ? `Until it adds up, the version ${at(plan.goodAt)} would run.` : null;
  }

  async function sayChanged({ plan, community }: Prepared): Promise<string | null> {
    if (plan.changedAt === null) return null;
    const who = (await nameOf(plan.teamId, plan.changedBy)) ?? 'somebody';
    return `Changed by ${who}, ${sayDateTime(plan.changedAt, community.zone)} · version ${plan.version}`;
  }

  return {
    sayStanding,

    async overview(prepared: Prepared, notice: string | null = null): Promise<Modal> {
      const { session, community, plan, format, stage, part, draft } = prepared;
      return overviewModal({
        ...{ session, format, draft, stage, part, notice },
        metadata: metadataOf(prepared),
        when: sayDateTime(prepared.startsAt, community.zone),
        why: await doors.why(session),
        who: await sayWhoLeads(prepared),
        lastNotes: await doors.lastNotes(session),
        meetingPlace: community.settings.meetingPlace,
        isChosen: session.formatId !== null,
        changed: await sayChanged(prepared),
        standing: sayStanding(prepared),
        opening: await doors.openingOf(session),
        done: plan.ticks.length,
        items: checklist.items.length,
        mayUnlock: mayUnlock(prepared),
      });
    },

    sheet: async (prepared: Prepared, notice: string | null = null): Promise<Modal> =>
      sheetModal({
        ...{ session: prepared.session, draft: prepared.draft, notice },
        metadata: metadataOf(prepared),
        mayEdit: mayEdit(prepared),
        mayUnlock: mayUnlock(prepared),
        standing: sayStanding(prepared),
        opening: await doors.openingOf(prepared.session),
      }),

    words: (prepared: Prepared): Modal => wordsModal(metadataOf(prepared), prepared.session, prepared.community.settings.meetingPlace),

    async checklist(prepared: Prepared): Promise<Modal> {
      const { session, plan, part } = prepared;
      const other = part === 'facilitator' ? session.secondId : part === 'second' ? session.facilitatorId : null;
      return checklistModal({
        metadata: metadataOf(prepared),
        sessionId: session.id,
        items: checklist.items,
        ticks: plan.ticks,
        second: await nameOf(session.teamId, other),
      });
    },

    async tree(prepared: Prepared, path: string): Promise<Modal> {
      const at = walkTree(tree, path) ?? walkTree(tree, '');
      const view = {
        metadata: metadataOf(prepared),
        sessionId: prepared.session.id,
        path: walkTree(tree, path) ? path : '',
        answered: at?.answered ?? [],
        isEdited: prepared.plan.edited,
      };
      if (at && 'ask' in at) return questionModal(view, at.ask);
      const format = (await doors.formats.list(prepared.community)).find(({ name }) => at && 'format' in at && name === at.format);
      return format ? answerModal(view, format) : this.pick(prepared);
    },

    async pick(prepared: Prepared): Promise<Modal> {
      const { session, community, format, plan } = prepared;
      const formats = await doors.formats.list(community);
      return pickModal({
        metadata: metadataOf(prepared),
        sessionId: session.id,
        formats: session.leadership === 'stewards' ? formats : formats.filter(({ kind }) => kind === 'session'),
        currentId: format.id,
        minutes: session.minutes,
        isEdited: plan.edited,
      });
    },
  };
}

export type Looking = ReturnType<typeof createLooking>;
