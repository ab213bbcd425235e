import { describe, expect, it } from '@jest/globals';
import { buttonRow, MENU, readChoice } from '../../src/platform/slack/menu.ts';
import { button } from '../../src/platform/slack/text.ts';
import { validateBlocks } from '../../src/sandbox/validate-blocks.ts';

const sure = { title: 'Sure?', text: 'It goes.', yes: 'Yes', no: 'No' };
const some = (n: number) => Array.from({ length: n }, (_, at) => button(`B${at}`, `x:b${at}#row`, { value: `id ${at}` }));
const shown = (blocks: ReturnType<typeof buttonRow>): string => JSON.stringify(blocks);

describe('a row of buttons', () => {
  it('has no menu while it is short', () => {
    expect(buttonRow([])).toEqual([]);
    expect(shown(buttonRow(some(4)))).not.toContain(MENU);
  });

  it.each([5, 8, 12, 25])('of %i keeps the first three, and each of the others as a choice that means the same act', (n) => {
    const [row] = buttonRow(some(n));
    expect(row?.type === 'actions' ? row.elements.length : 0).toBe(4);
    const values = [...shown(buttonRow(some(n))).matchAll(/"value":"(x:b\d+ [^"]+)"/g)].map(([, value = '']) => readChoice(value));
    const behind = some(n).slice(3);
    expect(values).toEqual(behind.map((_, at) => ({ actionId: `x:b${at + 3}`, value: `id ${at + 3}` })));
    expect(validateBlocks(buttonRow(some(n)), 'modal')).toEqual([]);
  });

  it('leaves what asks "sure?" outside of the menu', () => {
    const row = shown(buttonRow([...some(6), button('Delete', 'x:delete', { value: 'id', confirm: sure })]));
    expect(row).toContain('"action_id":"x:delete"');
    expect(row).not.toContain('x:delete id');
  });
});
