import { describe, expect, it } from '@jest/globals';
import { joinsAtOnce, mayInvite, readMentions } from '../../../src/features/admission/rules.ts';

describe('who opens the door', () => {
  it.each([
    ['open', false, true, true],
    ['invitation', false, true, true],
    ['nomination', false, true, false],
    ['nomination', true, true, true],
    ['open', false, false, false],
    ['invitation', true, false, true],
  ] as const)('when joining is by %s, steward %s and member %s may invite: %s', (joining, steward, member, may) => {
    expect(mayInvite(joining, { steward, member })).toBe(may);
  });

  it.each([
    ['open', false, true],
    ['invitation', false, false],
    ['nomination', false, false],
    ['invitation', true, true],
    ['nomination', true, true],
  ] as const)('when joining is by %s and an invitation is at hand: %s, her own word is enough: %s', (joining, invited, enough) => {
    expect(joinsAtOnce(joining, invited)).toBe(enough);
  });
});

describe('who is named in a command', () => {
  it.each([
    ['<@U0IDA|Ida>', ['U0IDA'], ''],
    ['<@U0IDA> asks  <@U0IDA|x> well', ['U0IDA'], 'asks well'],
    ['<@U0IDA|I> <@W0JON|J>', ['U0IDA', 'W0JON'], ''],
    ['@Ida please', [], '@Ida please'],
    ['<!channel> <@> <#C1|general>', [], '<!channel> <@> <#C1|general>'],
  ])('reads %s', (text, userIds, rest) => {
    expect(readMentions(text)).toEqual({ userIds, rest });
  });
});
