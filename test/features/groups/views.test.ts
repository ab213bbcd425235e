import { describe, expect, it } from '@jest/globals';
import { groupsMessage, joinedMessage, orderMessage, placeLine, togetherMessage } from '../../../src/features/groups/views.ts';
import { checkDrawings } from '../../support/drawings.ts';

checkDrawings(({ name }) => {
  const pairs = Array.from({ length: 30 }, () => ({ names: [name, name], roles: { timekeeper: name, noter: name } }));
  return {
    messages: [
      ['sixty people in pairs', groupsMessage(pairs, 'session:3:1')],
      ['sixty people in one', groupsMessage([{ names: pairs.flatMap(({ names }) => names), roles: null }], 'session:3:1')],
      ['few', togetherMessage('session:3:1')],
      [
        'order',
        orderMessage(
          Array.from({ length: 12 }, () => name),
          true,
        ),
      ],
      ['joined', joinedMessage(name, 20)],
    ],
  };
});

describe('the words', () => {
  it('carry every group and its roles in the text alone', () => {
    const roles = { timekeeper: 'Ana', noter: '*Ben*' };
    expect(
      groupsMessage(
        [
          { names: ['Ana', '*Ben*', 'Cleo'], roles },
          { names: ['<!here>', 'Eli'], roles: null },
        ],
        'v',
      ).text,
    ).toBe(
      [
        '2 groups, by lot: functions mixed, and as few as can be who have met in a group before.',
        '1. Ana, *Ben* and Cleo; Ana keeps time, *Ben* notes',
        '2. &lt;!here&gt; and Eli',
      ].join('\n'),
    );
  });

  it('give sixty people with ordinary names whole in the text', () => {
    const names = Array.from({ length: 60 }, (_, at) => `Alexandra Example ${at}`);
    const { text } = groupsMessage(
      Array.from({ length: 20 }, (_, at) => ({ names: names.slice(at * 3, at * 3 + 3), roles: null })),
      'v',
    );
    for (const name of names) expect(text).toContain(name);
  });

  it('say an order without a reason for it', () => {
    expect(orderMessage(['Ana', 'Ben'], false).text).toBe(
      'Speak in this order; whoever would rather not says “pass”:\n1. Ana\n2. Ben\nThen whoever likes.',
    );
    expect(placeLine(2, ['Ana', 'Ben'])).toBe('You are in group 2, with Ana and Ben.');
  });
});
