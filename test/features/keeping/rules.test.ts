import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { itemForms } from '../../../src/community/item-forms.ts';
import type { Member, Person } from '../../../src/community/records.ts';
import {
  firstWords,
  goesAt,
  isHeld,
  mainPart,
  mentionedIn,
  readMessage,
  readWords,
  tellWhose,
  wordInputs,
} from '../../../src/features/keeping/rules.ts';
import { readStarterLibrary } from '../../../src/library/library.ts';
import { member } from '../../support/drawings.ts';

const person = (kind: Person['kind'], active = true): Person => ({
  teamId: 'T1',
  userId: 'U2',
  name: 'Kai',
  zone: 'UTC',
  locale: 'en',
  kind,
  active,
});

describe('whose words they are', () => {
  const cases: [string, Person | null, Member | null, ReturnType<typeof tellWhose>][] = [
    ['a member', person('person'), member, 'member'],
    ['a paused member', person('person'), { ...member, status: 'paused' }, 'member'],
    ['a colleague who is no member', person('person'), null, 'first'],
    ['somebody who left', person('person'), { ...member, status: 'left' }, 'first'],
    ['a guest, member or not', person('guest'), member, 'first'],
    ['somebody of another organisation', person('stranger'), null, 'unreachable'],
    ['somebody nobody knows', null, null, 'unreachable'],
    ['somebody switched off', person('person', false), member, 'unreachable'],
    ['a program', person('bot'), null, 'bot'],
  ];
  it.each(cases)('%s', (_, author, belonging, expected) => {
    expect(tellWhose('U1', author, belonging)).toBe(expected);
  });

  it('her own, whatever she is', () => {
    expect([tellWhose('U2', person('guest'), member), tellWhose('U2', person('person'), null)]).toEqual(['own', 'own']);
  });
});

describe('the words of a message', () => {
  const read = (text: string): string => readMessage(text, (id) => ({ U1: 'Ana' })[id] ?? 'somebody');

  it.each([
    ['<@U1> and <@U9|old> &amp; &lt;b&gt;', '@Ana and @somebody & <b>'],
    ['<!here> <!channel|channel> <!subteam^S1|@leads> <#C1|general> <#C2>', '@here @channel @leads #general #a-channel'],
    ['see <https://x.example/a|the page> or <https://x.example>', 'see the page (https://x.example/a) or https://x.example'],
    ['<mailto:a@x.example|a@x.example>', 'a@x.example'],
    ['<!date^1700000000^{date}|14 November>', '14 November'],
    ['&lt;@U1&gt; typed by hand', '<@U1> typed by hand'],
    [' *bold* stays ', '*bold* stays'],
  ])('%s', (written, expected) => {
    expect(read(written)).toBe(expected);
  });

  it('hold no mention that could fire', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('<@U1>', '<!here>', '<', '>', '<#C1>', '|', 'a', '<!subteam^S1>')), (pieces) => {
        expect(read(pieces.join(''))).not.toMatch(/<@U1>|<!here>|<#C1>|<!subteam/u);
      }),
    );
    expect(mentionedIn('<@U1> <@U2|x> <@U1> <@u3>')).toEqual(['U1', 'U2']);
  });

  it('come back whole from as many inputs as they need', () => {
    const text = 'Twelve thousand characters. '.repeat(430);
    const inputs = wordInputs(text);
    expect(inputs.every((one) => one.text.length <= 3000)).toBe(true);
    expect(readWords(Object.fromEntries(inputs.map((one) => [one.field, one.text])))).toBe(text.trim());
    expect(readWords({ 'words-0': null })).toBe('');
  });

  it('begin with what can be a title', () => {
    expect(firstWords('We moved the meeting. It helped.')).toBe('We moved the meeting.');
    expect(firstWords('No. 7 helped\nmuch')).toBe('No. 7 helped much');
    expect(firstWords('x'.repeat(300)).length).toBe(80);
  });
});

it('every form has a part for them', () => {
  const forms = itemForms(readStarterLibrary());
  for (const form of forms) expect(form.parts.map(({ key }) => key)).toContain(mainPart(form));
  expect(forms.slice(0, 3).map(mainPart)).toEqual(['how', 'text', 'dilemma']);
});

it('a note without consent goes thirty days after its author was asked', () => {
  expect(goesAt({ keptAt: 1, askedAt: null })).toBe(1 + 30 * 86_400_000);
  expect(goesAt({ keptAt: 1, askedAt: 5 })).toBe(5 + 30 * 86_400_000);
  expect((['own', 'private', 'asked', 'refused', 'waiting', 'named', 'unnamed'] as const).filter(isHeld)).toEqual([
    'private',
    'asked',
    'refused',
  ]);
});
