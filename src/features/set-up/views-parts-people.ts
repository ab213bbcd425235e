/** What each part of the wizard shows, second half: with whom, under which rules, and where. */
import type { LibraryNorm } from '../../library/library.ts';
import type { Block } from '../../platform/slack/message.ts';
import { context, section } from '../../platform/slack/text.ts';
import { listIn, textIn } from './rules-forms.ts';
import { boxesField, channelField, numberField, peopleField, personField, radioField, selectField, textField } from './views-fields.ts';
import type { Drawing } from './views-parts.ts';

export function drawPeople({ form, editing }: Drawing): Block[] {
  return [
    ...(editing
      ? []
      : [
          peopleField(form, 'founders', 'Founding members', {
            optional: true,
            hint: 'Six to twelve, with you among them. They are asked, nobody is added silently.',
          }),
        ]),
    textField(form, 'functions', 'Functions you want in it', {
      max: 600,
      multiline: true,
      optional: true,
      placeholder: 'Sales\nProduct\nOperations',
    }),
    textField(form, 'levelBands', 'Levels you want in it', {
      max: 600,
      multiline: true,
      optional: true,
      placeholder: 'Team leads\nHeads of department',
    }),
    radioField(form, 'joining', 'How others join', [
      ['invitation', 'By invitation', 'A member or a steward asks them in'],
      ['open', 'Open', 'Anybody in the workspace joins by one command'],
      ['nomination', 'By nomination', 'Members put names forward, stewards decide'],
    ]),
    context('A good beginning: by invitation in the first quarter, open afterwards.'),
  ];
}

const MOST_PAIRS = 6;

export function drawApart({ form }: Drawing): Block[] {
  const filled = Object.keys(form.values).filter((field) => listIn(form.values, field).length > 0).length;
  const shown = Math.min(MOST_PAIRS, Math.max(3, filled + 1));
  return [
    section(
      '*Who must not be put together* in pairs and small groups: reporting lines, or a quarrel. Only stewards see this; it is in no log, no export and no reason that is given.',
    ),
    ...Array.from({ length: shown }, (_, at) =>
      peopleField(form, `pair${at + 1}`, at === 0 ? 'A pair' : 'Another pair', { optional: true, most: 2 }),
    ),
  ];
}

/** Options of checkboxes hold 75 characters; the starters are written to fit. */
export function drawNorms({ form }: Drawing, starters: readonly LibraryNorm[]): Block[] {
  return [
    section(
      '*How do you want to be with each other?* Five to eight, as they stand or in your words. Members can change them every quarter.',
    ),
    boxesField(
      form,
      'norms',
      'Norms to begin with',
      starters.map(({ id, norm, looks_like }) => [id, norm, looks_like] as const),
      { optional: true },
    ),
    textField(form, 'own', 'Your own', {
      max: 1000,
      multiline: true,
      optional: true,
      placeholder: 'Cameras may stay off.',
      hint: 'One a line.',
    }),
    textField(form, 'ownRepair', 'What one says when such a norm slipped', {
      max: 1000,
      multiline: true,
      optional: true,
      placeholder: 'I asked you to switch it on. You need not.',
      hint: 'One a line, in the same order. It becomes a button.',
    }),
  ];
}

export function drawPrivacy({ form }: Drawing): Block[] {
  return [
    numberField(form, 'k', 'Totals are shown from how many answers?', { hint: 'Never below five.' }),
    radioField(form, 'unnamed', 'Answers without a name', [
      ['on', 'On', 'Members may answer questions without their name'],
      ['off', 'Off', 'Every answer carries a name or stays private'],
    ]),
    selectField(form, 'organisationReaders', 'Who may read what members release to the organisation?', [
      ['sponsor', 'The sponsor'],
      ['everybody', 'Everybody in the organisation'],
      ['nobody', 'Nobody outside the community'],
    ]),
    textField(form, 'formalContacts', 'Whom does one turn to with harassment, safety, law or health?', {
      max: 300,
      multiline: true,
      placeholder: 'People team, people@example.org; works council, room 214',
      hint: 'These are not for a bot. The contacts stand on every form that offers help.',
    }),
  ];
}

const SPONSOR_SEES =
  'A sponsor reads the monthly note and the quarter’s report, with totals and what members released. A sponsor sees no answers and no names, and decides no topic.';

export function drawRoles({ form, editing }: Drawing): Block[] {
  const facilitation = radioField(form, 'facilitation', 'Who leads a session', [
    ['rotation', 'Everybody in turn', 'Whoever led least is asked first; no is a fine answer'],
    ['volunteers', 'Volunteers first', 'Then in turn'],
  ]);
  if (editing) return [facilitation];
  return [
    section(
      '*You are one steward.* The other one agrees to the plan before anything goes out. Stewards serve two quarters, all others one; then the role ends by itself.',
    ),
    personField(form, 'secondId', 'The other steward'),
    peopleField(form, 'trustKeepers', 'Two trust keepers', {
      optional: true,
      most: 2,
      hint: 'Members turn to them when something left the room.',
    }),
    personField(form, 'librarianId', 'Librarian', { optional: true, hint: 'Looks at five cards a month.' }),
    personField(form, 'sponsorId', 'Sponsor', { optional: true }),
    facilitation,
    context(SPONSOR_SEES),
  ];
}

export function drawPlaces({ form, editing }: Drawing): Block[] {
  const existing = textIn(form.values, 'place') === 'existing';
  const announcement = channelField(form, 'announcementId', 'Channel for announcements', ['public'], {
    optional: true,
    hint: 'For what everybody may read, such as a released story. Invite me there.',
  });
  const knowledge = radioField(form, 'knowledge', 'Where what you learn is kept', [
    ['bot', 'Here', 'Found with /find and in App Home'],
    ['bot-and-canvas', 'Here, with a copy in the channel’s canvas'],
  ]);
  if (editing) return [announcement, knowledge];
  return [
    radioField(
      form,
      'place',
      'The community’s channel',
      [
        ['new', 'A new private channel', 'I open it and invite the founders'],
        ['existing', 'A channel that exists', 'Invite me there first: /invite @Rondo'],
      ],
      { dispatch: true },
    ),
    existing
      ? channelField(form, 'existingId', 'Which one?', ['private', 'public'], { optional: true })
      : textField(form, 'channelName', 'Its name', {
          max: 80,
          optional: true,
          placeholder: 'leads-of-leads',
          hint: 'Small letters, digits, - and _.',
        }),
    announcement,
    knowledge,
  ];
}
