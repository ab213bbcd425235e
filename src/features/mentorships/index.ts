/** A mentoring pair: introduction, agreement, six monthly talks, the midpoint, the closing talk. (practice row 69) */
import type { Contributions } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Community } from '../../community/records.ts';
import { createTouches } from './agenda.ts';
import { createAsks } from './agenda-asks.ts';
import { createActions, type Services } from './commands.ts';
import { createSubmissions } from './commands-forms.ts';
import { isOf } from './rules.ts';
import { createParts } from './service.ts';
import { createAgreements } from './service-agreement.ts';
import { createClosings } from './service-closing.ts';
import { createLife, INTRODUCTION, KIND, type Life } from './service-life.ts';
import { createPages } from './service-page.ts';
import { createPrivacyParts } from './service-privacy.ts';
import { createStillOn } from './service-still-on.ts';
import { createTalks } from './service-talks.ts';

export interface Mentorships extends Contributions {
  /** Somebody has said yes: the two are introduced, and everything from there on. */
  begin: Life['begin'];
  /** Pairs under way in a workspace: for places that are taken, never shown. */
  living(teamId: string): Promise<{ mentorId: string; menteeId: string }[]>;
  /** What mentees took on and showed to everyone here, newest first. */
  gains(community: Community): Promise<{ id: string; userId: string | null; text: string }[]>;
}

export function createMentorships(deps: Deps): Mentorships {
  const parts = createParts(deps);
  const life = createLife(parts);
  const talks = createTalks(parts);
  const closings = createClosings(parts, life, talks);
  const services: Services = { life, talks, closings, agreements: createAgreements(parts, life, talks), pages: createPages(parts) };
  return {
    name: 'mentorships',
    actions: createActions(parts, services),
    submissions: createSubmissions(parts, services),
    touches: createTouches(services, createStillOn(parts)),
    asks: createAsks(parts, services),
    home: services.pages.home,

    notSent: { [INTRODUCTION]: life.notIntroduced },
    describe: {
      [KIND]: async ({ id }, { person }) => {
        const row = await parts.store.find(person.teamId, id);
        if (!row || !isOf(row, person.userId)) return null;
        return { title: `Mentoring with ${await parts.other(row, person.userId)}`, open: { actionId: 'mentorships:open', value: id } };
      },
    },
    ...life.changes,
    ...createPrivacyParts(parts),
    begin: life.begin,
    living: parts.store.living,
    gains: ({ teamId, id }) => parts.totals.gains(teamId, id),
  };
}
