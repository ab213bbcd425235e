/** What Slack does to text typed into a command, and how it is undone at the edge. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { systemClock } from '../../src/platform/clock.ts';
import { readAction, readCommand } from '../../src/platform/slack/payloads.ts';
import { readTokens } from '../../src/platform/slack/text.ts';
import { demoWorkspace } from '../../src/sandbox/demo-workspace.ts';
import { escapeTyped } from '../../src/sandbox/dispatch.ts';
import { createWorkspace } from '../../src/sandbox/workspace.ts';

const workspace = createWorkspace(demoWorkspace(), systemClock);
const arrives = (text: string) =>
  readCommand(
    { team_id: 'T', user_id: 'U0ANA', channel_id: 'C', command: '/rondo', text: escapeTyped(workspace, text), trigger_id: '1' },
    0,
  );

describe('text typed into a command', () => {
  it.each([
    ['a < b && c > d', 'a &lt; b &amp;&amp; c &gt; d'],
    ['<!channel> & <not a tag>', '&lt;!channel&gt; &amp; &lt;not a tag&gt;'],
    ['<@U0BEN|ben> & <#C0GENERAL|general>', '<@U0BEN|ben> &amp; <#C0GENERAL|general>'],
    ['<@U0NOBODY|ben> <#U0BEN>', '&lt;@U0NOBODY|ben&gt; &lt;#U0BEN&gt;'],
    ['&lt;', '&amp;lt;'],
  ])('%p is sent as %p', (typed, sent) => expect(escapeTyped(workspace, typed)).toBe(sent));

  it('comes out as it went in', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('&', '<', '>', '@', '|', ';', 'a', 'lt', 'amp', '!channel', ' ', '*', '🎉') }),
        (text) => {
          const { act } = arrives(`x ${text} x`);
          expect(act.typed).toBe(`x ${text} x`);
          expect(act.text).toBe(`x ${text} x`);
        },
      ),
    );
  });

  it('keeps mentions for finding people, and shows them as they looked to whoever typed them', () => {
    const { act, people } = arrives('I asked <@U0BEN|ben> & <!here> in <#C0GENERAL|general>');
    expect(act.text).toBe('I asked <@U0BEN|ben> & <!here> in <#C0GENERAL|general>');
    expect(act.typed).toBe('I asked @ben & <!here> in #general');
    expect(people).toEqual(['U0ANA', 'U0BEN']);
  });

  it('looks nobody up for what only looks like a mention', () => {
    expect(arrives('told <@U0NOBODY|x>').people).toEqual(['U0ANA']);
  });

  it.each([
    ['asked <@U0BEN|ben> in <#C1|general>', 'asked @ben in #general'],
    ['see <https://example.org/a|example.org/a>', 'see https://example.org/a'],
    ['<!channel> & <not a tag> *x*', '<!channel> & <not a tag> *x*'],
  ])('%p stands as %p', (sent, stands) => expect(readTokens(sent)).toBe(stands));
});

describe('a press in a window', () => {
  const third = (root?: string | null, previous?: string | null) =>
    readAction(
      {
        ...{ team: { id: 'T' }, user: { id: 'U0ANA' }, trigger_id: '1', actions: [{ action_id: 'cards:open', value: 'x' }] },
        view: { id: 'V3', root_view_id: root, previous_view_id: previous },
      },
      0,
    ).view?.isThird;

  it('knows whether there is place for one more above it', () => {
    expect(third('V3', null)).toBe(false);
    expect(third('V2', 'V2')).toBe(false);
    expect(third('V1', 'V2')).toBe(true);
    expect(third()).toBe(false);
  });
});

describe('a press on a message', () => {
  const press = (values: Record<string, unknown>) =>
    readAction(
      {
        ...{ team: { id: 'T' }, user: { id: 'U0ANA' }, trigger_id: '1', actions: [{ action_id: 'cards:open', value: 'x' }] },
        ...{ channel: { id: 'C1' }, message: { ts: '1.2' }, state: { values } },
      },
      0,
    ).act.modal;

  it('is no window, though Slack sends a state with it; what was filled in on it is read', () => {
    expect(press({})).toBeNull();
    expect(press({ day: { day: { type: 'datepicker', selected_date: '2026-11-03' } } })?.values).toEqual({ day: '2026-11-03' });
  });
});
