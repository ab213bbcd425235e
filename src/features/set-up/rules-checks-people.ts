/** The checks of the parts that name people and places. */
import { z } from 'zod';
import type { Person } from '../../community/records.ts';
import { type Check, type CheckWith, withPlan, withSettings } from './rules-checking.ts';
import { choice, choices, person, readForm, readList, words } from './rules-fields.ts';

/** Why somebody cannot take part; null when she can. Guests may be members; other organisations and apps may not. */
export function whyNotMember(somebody: Person | undefined): string | null {
  if (!somebody) return null;
  if (somebody.kind === 'bot') return `${somebody.name} is an app: choose people.`;
  if (somebody.kind === 'stranger')
    return `${somebody.name} belongs to another organisation and cannot be a member. Guests of this workspace can.`;
  return somebody.active ? null : `${somebody.name} has been deactivated in Slack.`;
}

const firstReason = (ids: readonly string[], { people }: CheckWith): string | null =>
  ids.map((id) => whyNotMember(people.get(id))).find((why) => why !== null) ?? null;

const LONGEST = 60;

function readNames(text: string, example: string): { list: string[] } | { error: string } {
  const list = readList(text);
  const long = list.find((item) => item.length > LONGEST);
  return long ? { error: `“${long.slice(0, 30)}…” is long for a name. One a line, such as ${example}.` } : { list };
}

const peopleForm = z.object({
  founders: choices,
  functions: words(600),
  levelBands: words(600),
  joining: choice(['open', 'invitation', 'nomination'], 'Open, by invitation or by nomination.'),
});

export const checkPeople: Check = (values, shape, given) => {
  const read = readForm(peopleForm, values);
  if ('errors' in read) return read;
  const functions = readNames(read.fields.functions, 'Sales');
  const levelBands = readNames(read.fields.levelBands, 'team leads');
  const errors: Record<string, string> = {};
  if ('error' in functions) errors.functions = functions.error;
  if ('error' in levelBands) errors.levelBands = levelBands.error;
  const why = firstReason(read.fields.founders, given);
  if (why) errors.founders = why;
  if (Object.keys(errors).length > 0 || 'error' in functions || 'error' in levelBands) return { errors };
  const wanted = { joining: read.fields.joining, functions: functions.list, levelBands: levelBands.list };
  const founders = given.editing ? shape.plan.founders : read.fields.founders;
  return {
    shape: withPlan(withSettings(shape, wanted), { founders }),
    hints: peopleHints(given.editing ? null : founders, wanted, given.authorId),
  };
};

/** Sizes and missing voices: hints, never blocks. `founders` null: not asked. */
export function peopleHints(
  founders: readonly string[] | null,
  wanted: { functions: string[]; levelBands: string[] },
  authorId: string,
): string[] {
  const n = founders ? new Set([authorId, ...founders]).size : null;
  const size =
    n === null || (n >= 6 && n <= 12)
      ? []
      : n < 6
        ? [
            `${n === 1 ? 'Only you so far' : `${n} people with you`}: six to twelve founders carry a community through the first quarter, and totals show from five answers on.`,
          ]
        : [
            `${n} people with you: from thirteen on, some wait for others. Six to twelve can found it, and the rest join in the second quarter.`,
          ];
  const voices =
    wanted.functions.length >= 3 && wanted.levelBands.length >= 2
      ? []
      : [
          `Whose view is missing? At least three functions and two level bands keep it from becoming an echo; here are ${wanted.functions.length} and ${wanted.levelBands.length}.`,
        ];
  return [...size, ...voices];
}

export const checkApart: Check = (values, shape) => {
  const pairs: [string, string][] = [];
  const errors: Record<string, string> = {};
  for (const [field, value] of Object.entries(values)) {
    if (!field.startsWith('pair')) continue;
    const [one, other, ...more] = Array.isArray(value) ? value : value ? [value] : [];
    if (one === undefined) continue;
    if (other === undefined || more.length > 0) errors[field] = 'Two people make a pair: choose exactly two, such as Ana and Ben.';
    else if (!pairs.some((pair) => pair.includes(one) && pair.includes(other))) pairs.push([one, other]);
  }
  if (Object.keys(errors).length > 0) return { errors };
  return { shape: withSettings(shape, { apart: pairs }), hints: [] };
};

const rolesForm = z.object({
  secondId: person,
  trustKeepers: choices,
  librarianId: person,
  sponsorId: person,
  facilitation: choice(['rotation', 'volunteers'], 'In turn, or volunteers first.'),
});

export const checkRoles: Check = (values, shape, given) => {
  const read = readForm(rolesForm, values);
  if ('errors' in read) return read;
  const { facilitation, ...roles } = read.fields;
  if (given.editing) return { shape: withSettings(shape, { facilitation }), hints: [] };
  const errors: Record<string, string> = {};
  const reason = (ids: readonly (string | null)[]): string | null =>
    firstReason(
      ids.filter((id) => id !== null),
      given,
    );
  const refuse = (field: string, why: string | null): void => {
    if (why) errors[field] = why;
  };
  refuse(
    'trustKeepers',
    reason(roles.trustKeepers) ?? (roles.trustKeepers.length > 2 ? 'Two trust keepers, so that people know whom they turn to.' : null),
  );
  refuse('librarianId', reason([roles.librarianId]));
  refuse('sponsorId', reason([roles.sponsorId]));
  refuse(
    'secondId',
    roles.secondId === given.authorId
      ? 'That is you. Somebody else has to agree before anything goes out: choose a second person.'
      : reason([roles.secondId]),
  );
  if (!roles.secondId) errors.secondId = 'Two stewards carry it, and the second has to agree. Choose somebody who knows the members.';
  if (Object.keys(errors).length > 0) return { errors };
  return { shape: withPlan(withSettings(shape, { facilitation }), roles), hints: roleHints({ ...roles, authorId: given.authorId }) };
};

export function roleHints(roles: {
  trustKeepers: string[];
  secondId: string | null;
  sponsorId: string | null;
  authorId: string;
}): string[] {
  const { trustKeepers, secondId, authorId, sponsorId } = roles;
  const onlyStewards = trustKeepers.length > 0 && trustKeepers.every((id) => id === authorId || id === secondId);
  return [
    ...(trustKeepers.length < 2
      ? [`Two trust keepers, so that nobody has to turn to one certain person; here ${trustKeepers.length === 1 ? 'is one' : 'are none'}.`]
      : []),
    ...(onlyStewards ? ['Both trust keepers are stewards. One who is not makes it easier to speak about the stewards.'] : []),
    ...(sponsorId && (sponsorId === authorId || sponsorId === secondId)
      ? ['The sponsor is a steward as well. A sponsor has no rights here, and that protects the topics.']
      : []),
  ];
}

const placesForm = z.object({
  place: choice(['new', 'existing'], 'A new channel or one that exists.'),
  channelName: words(200),
  existingId: person,
  announcementId: person,
  knowledge: choice(['bot', 'bot-and-canvas'], 'Here, or here with a copy in the channel.'),
});

export const checkPlaces: Check = (values, shape, given) => {
  const read = readForm(placesForm, { place: shape.plan.place, ...values });
  if ('errors' in read) return read;
  const { place, channelName, existingId, announcementId, knowledge } = read.fields;
  const next = withSettings({ ...shape, announcementChannelId: announcementId }, { knowledge });
  if (given.editing) return { shape: next, hints: [] };
  if (place === 'existing') {
    if (!existingId) return { errors: { existingId: 'Choose the channel, or take a new one.' } };
    const owner = given.takenChannels.get(existingId);
    if (owner) return { errors: { existingId: `That channel belongs to ${owner} already. Each community has its own.` } };
    return { shape: withPlan(next, { place, existingId }), hints: [] };
  }
  const name = channelName.replace(/^#/, '');
  const wrong = whyNotChannelName(name);
  if (wrong) return { errors: { channelName: wrong } };
  return { shape: withPlan(next, { place, channelName: name }), hints: [] };
};

/** Slack's rules for channel names in words; null when Slack takes it. (Slack docs: conversations.create) */
export function whyNotChannelName(name: string): string | null {
  if (name === '') return 'A name for the new channel, such as leads-of-leads.';
  const good = suggestChannelName(name);
  if (name.length > 80) return `At most 80 characters; this has ${name.length}. Try ${good.slice(0, 40)}.`;
  if (!/^[\p{Ll}\p{Lo}\p{Nd}_-]+$/u.test(name)) return `Slack takes small letters, digits, - and _ here. Try ${good}.`;
  return /[\p{L}\p{Nd}]/u.test(name) ? null : 'It needs at least one letter or digit, such as leads-of-leads.';
}

/** 'Leads of Leads!' → 'leads-of-leads'. */
export function suggestChannelName(name: string): string {
  const made = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{Ll}\p{Lo}\p{Nd}_-]+/gu, '-')
    .replace(/^[-_]+|[-_]+$/g, '')
    .slice(0, 80)
    .replace(/[-_]+$/g, '');
  return made || 'our-community';
}
