import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { HomeRow } from '../../../src/community/feature.ts';
import { MOST_BYTES, ORDINARY_BLOCKS, paginate, planLayout, SECTIONS } from '../../../src/features/home/rules-layout.ts';
import { allModal, drawHome, newcomerFrame, type ReadPanel, strangerHome } from '../../../src/features/home/views.ts';
import { button, plainSection } from '../../../src/platform/slack/text.ts';
import { validateView, viewBytes } from '../../../src/sandbox/validate-view.ts';

const rowSize = fc.record({ blocks: fc.integer({ min: 1, max: 3 }), bytes: fc.integer({ min: 50, max: 30_000 }) });
const panelSize = fc.record({ section: fc.constantFrom(...SECTIONS), rows: fc.array(rowSize, { maxLength: 120 }), says: fc.boolean() });

const row = (text: string, blocks = 1): HomeRow => ({
  rank: 0,
  blocks: Array.from({ length: blocks }, (_, i) => ({
    ...plainSection(text, button('Open', 'x:open', { value: 'id' })),
    block_id: `row-${i}`,
  })),
});
const panel = (id: string, rows: HomeRow[], more: Partial<ReadPanel> = {}): ReadPanel => ({
  id,
  section: 'mine',
  plural: `all your ${id}`,
  rows,
  empty: null,
  ...more,
});

describe('the layout of App Home', () => {
  it('never passes 100 blocks or Slack’s size, whatever the panels hold', () => {
    fc.assert(
      fc.property(fc.array(panelSize, { maxLength: 60 }), fc.integer({ min: 0, max: 6 }), (panels, frame) => {
        const layout = planLayout(panels, frame);
        const bytes = layout.shown.reduce(
          (total, count, i) => total + (panels[i]?.rows.slice(0, count) ?? []).reduce((sum, one) => sum + one.bytes, 0),
          0,
        );
        return (
          layout.blocks <= 100 && bytes <= MOST_BYTES && layout.shown.every((count, i) => count <= Math.min(3, panels[i]?.rows.length ?? 0))
        );
      }),
    );
  });

  it('shows three rows of each panel when that stays readable', () => {
    const one = { section: 'mine' as const, rows: Array.from({ length: 10 }, () => ({ blocks: 1, bytes: 200 })), says: false };
    expect(planLayout([one, one, one], 0).shown).toEqual([3, 3, 3]);
  });

  it('keeps three in Now and thins out the rest before it passes the ordinary size', () => {
    const rows = Array.from({ length: 10 }, () => ({ blocks: 2, bytes: 200 }));
    const panels = SECTIONS.flatMap((section) => [
      { section, rows, says: false },
      { section, rows, says: false },
    ]);
    const layout = planLayout(panels, 0);
    expect(layout.shown).toEqual([3, 3, 1, 1, 1, 1, 1, 1, 1, 1]);
    expect(layout.blocks).toBeLessThanOrEqual(ORDINARY_BLOCKS);
  });

  it('draws what it plans, as Slack takes it, with the longest texts and clashing block ids', () => {
    const panels = SECTIONS.flatMap((section) =>
      Array.from({ length: 6 }, (_, i) =>
        panel(
          `${section}/${i}`,
          Array.from({ length: 100 }, () => row('🎉<!channel> & *x* '.repeat(150), 3)),
          { section },
        ),
      ),
    );
    const view = drawHome(panels, newcomerFrame(['L'.repeat(200)]));
    expect(validateView(view, 'home')).toEqual([]);
    expect(viewBytes({ ...view })).toBeLessThan(250_000);
    expect(view.blocks.length).toBeLessThanOrEqual(100);
  });

  it('says that nothing waits only when nothing does', () => {
    const empty = panel('a', [], { section: 'now', empty: 'Nothing waits for you.' });
    const busy = panel('b', [row('One thing')], { section: 'now' });
    const words = (panels: ReadPanel[]): string => JSON.stringify(drawHome(panels, []));
    expect(words([empty, busy])).not.toContain('Nothing waits');
    expect(words([empty, panel('c', [], { section: 'now', empty: 'Quiet here.' })])).toContain('Nothing waits');
    expect(words([empty, panel('c', [], { section: 'now', empty: 'Quiet here.' })])).not.toContain('Quiet here');
  });

  it('leaves out sections that have nothing', () => {
    const view = drawHome([panel('a', [row('Mine')])], []);
    expect(view.blocks.filter((block) => block.type === 'header')).toHaveLength(1);
  });

  it('is valid for people who belong to nothing and for people of other organisations', () => {
    expect(validateView(drawHome([], newcomerFrame([])), 'home')).toEqual([]);
    expect(validateView(strangerHome(), 'home')).toEqual([]);
  });
});

describe('the pages of a panel', () => {
  it('hold every row once, in order, each page within Slack’s limits', () => {
    fc.assert(
      fc.property(fc.array(rowSize, { maxLength: 300 }), (rows) => {
        const pages = paginate(rows);
        const covered = pages.flatMap(({ from, to }) => rows.slice(from, to));
        const within = pages.every(({ from, to }) => {
          const page = rows.slice(from, to);
          return page.reduce((sum, one) => sum + one.blocks, 0) <= 90 && page.reduce((sum, one) => sum + one.bytes, 0) <= MOST_BYTES;
        });
        return covered.length === rows.length && covered.every((one, i) => one === rows[i]) && within && pages.length >= 1;
      }),
    );
  });

  it('turn forward and back, and stay inside when the rows became fewer', () => {
    const many = panel(
      'reflections',
      Array.from({ length: 45 }, (_, i) => row(`Row ${i + 1}`)),
    );
    const first = allModal(many, 0);
    const last = allModal(many, 99);
    expect(validateView(first, 'modal')).toEqual([]);
    expect(JSON.stringify(first)).toContain('1 to 20 of 45');
    expect(JSON.stringify(first)).toContain('More rows');
    expect(JSON.stringify(last)).toContain('41 to 45 of 45');
    expect(JSON.stringify(last)).not.toContain('More rows');
    expect(validateView(allModal(panel('x', []), 3), 'modal')).toEqual([]);
  });

  it('take the longest rows', () => {
    const long = panel(
      'x',
      Array.from({ length: 100 }, () => row('語'.repeat(3_000), 3)),
    );
    const modal = allModal(long, 0);
    expect(validateView(modal, 'modal')).toEqual([]);
    expect(viewBytes({ ...modal })).toBeLessThan(250_000);
  });
});
