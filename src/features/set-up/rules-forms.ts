/** What stands in a form when it opens: what was kept, in the shape in which forms give it back. */

import type { LibraryNorm } from '../../library/library.ts';
import type { ActionAct, Values } from '../../platform/feature.ts';
import { isUnknownBaseline } from './rules-checking.ts';
import { suggestChannelName } from './rules-checks-people.ts';
import { outcomeIndexOf, type Part, type Shape } from './rules-draft.ts';
import { writeHolidays } from './rules-rhythm.ts';

const orNull = (list: readonly string[]): string[] | null => (list.length > 0 ? [...list] : null);

export function formOf(part: Part, { name, zone, settings, plan, announcementChannelId }: Shape, starters: readonly LibraryNorm[]): Values {
  const { northStar: star, rhythm } = settings;
  switch (part) {
    case 'purpose':
      return { framing: star.kind, name, problem: star.problem, who: star.who, able: star.able };
    case 'measure': {
      const unknown = isUnknownBaseline(star.from);
      return { measure: star.measure, from: unknown ? '' : star.from, to: star.to, byOn: star.byOn, unknown: unknown ? ['unknown'] : null };
    }
    case 'outcome-1':
    case 'outcome-2':
    case 'outcome-3': {
      const outcome = settings.outcomes[outcomeIndexOf(part) ?? 0];
      return outcome ? { ...outcome } : { direction: 'up' };
    }
    case 'people':
      return {
        founders: orNull(plan.founders),
        functions: settings.functions.join('\n'),
        levelBands: settings.levelBands.join('\n'),
        joining: settings.joining,
      };
    case 'apart':
      return Object.fromEntries(settings.apart.map((pair, at) => [`pair${at + 1}`, [...pair]]));
    case 'rhythm':
      return { everyWeeks: String(rhythm.everyWeeks), weekday: String(rhythm.weekday), at: rhythm.at, minutes: String(rhythm.minutes) };
    case 'calendar':
      return { startsOn: rhythm.startsOn, holidays: writeHolidays(settings.holidays), zone };
    case 'norms': {
      const own = settings.norms.filter(({ text }) => starters.every(({ norm }) => norm !== text));
      const picked = starters.filter(({ norm }) => settings.norms.some(({ text }) => text === norm)).map(({ id }) => id);
      return { norms: orNull(picked), own: own.map(({ text }) => text).join('\n'), ownRepair: own.map(({ repair }) => repair).join('\n') };
    }
    case 'privacy':
      return {
        k: String(settings.k),
        unnamed: settings.unnamed ? 'on' : 'off',
        organisationReaders: settings.organisationReaders,
        formalContacts: settings.formalContacts,
      };
    case 'roles':
      return {
        secondId: plan.secondId,
        trustKeepers: orNull(plan.trustKeepers),
        librarianId: plan.librarianId,
        sponsorId: plan.sponsorId,
        facilitation: settings.facilitation,
      };
    case 'places':
      return {
        place: plan.place,
        channelName: plan.channelName || suggestChannelName(name),
        existingId: plan.existingId,
        announcementId: announcementChannelId,
        knowledge: settings.knowledge,
      };
    case 'preview':
      return { startsOn: rhythm.startsOn };
  }
}

/** The name a form shows for a field that holds one thing. */
export const textIn = (values: Values, field: string): string => {
  const value = values[field];
  return Array.isArray(value) ? (value[0] ?? '') : (value ?? '');
};
export const listIn = (values: Values, field: string): string[] => {
  const value = values[field];
  return Array.isArray(value) ? value : value ? [value] : [];
};

/** Where an answer belongs: in the modal in which it was pressed, or in a new one. A message's own inputs are no modal. */
export const whereFor = (act: ActionAct): 'update' | 'open' => (act.modal?.id ? 'update' : 'open');
